// The page's one way to the package: in a worker, or on this thread where no worker starts.

import './trusted-types.js';

/** The worker of the page, and who waits for its answers. */
class Lane {
  #worker = new Worker(new URL('./work.js', import.meta.url), { type: 'module' });
  #waiting = new Map();
  #last = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data: { id, value, error } }) => {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) reject(Object.assign(new Error(error.message), { code: error.code }));
      else resolve(value);
    });
    for (const type of ['error', 'messageerror']) this.#worker.addEventListener(type, (event) => this.#end(event));
  }

  /** What the job `name` answers. */
  ask(name, ...given) {
    return new Promise((resolve, reject) => {
      this.#last += 1;
      this.#waiting.set(this.#last, { resolve, reject });
      this.#worker.postMessage({ id: this.#last, name, given });
    });
  }

  /** A worker that ended, most often for want of memory, answers nobody; the next question gets a new one. */
  #end(event) {
    event.preventDefault();
    this.#worker.terminate();
    lane = null;
    const error = Object.assign(new Error('the worker ended'), { code: 'worker-failed' });
    for (const { reject } of this.#waiting.values()) reject(error);
  }
}

/** The promise of what does jobs, from the first question on. */
let lane = start();

async function start() {
  try {
    const made = new Lane();
    await made.ask('start');
    return made;
  } catch {
    const { jobs } = await import('./jobs.js');
    await jobs.start();
    return { ask: async (name, ...given) => jobs[name](...given) };
  }
}

async function ask(name, ...given) {
  lane ??= start();
  return (await lane).ask(name, ...given);
}

/** Runs the pipeline. `input` is text or bytes; `options` are those of the package. */
export const run = (input, options) => ask('run', input, options);

/** Picks sentences of a text that the visitor made by undoing changes. */
export const resummarize = (text, options) => ask('resummarize', text, options);
