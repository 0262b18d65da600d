// Calls the package for the page: in a worker, or on this thread if no worker starts.

import './trusted-types.js';
import { createWorker, init } from './limpid/browser.js';

const worker = () => new Worker(new URL('./work.js', import.meta.url), { type: 'module' });

/** The promise of a function that runs a job by its name, with its arguments. */
const runner = start();

async function start() {
  try {
    /** @type {{ run: (name: string, args: any[]) => Promise<any> }} */
    const { run } = createWorker({ worker });
    await run('warmUp', []);
    return run;
  } catch {
    const { jobs } = await import('./jobs.js');
    await init();
    jobs.warmUp();
    return async (name, args) => jobs[name](...args);
  }
}

const runJob = async (name, ...args) => (await runner)(name, args);

/** Runs the pipeline. `input` is text or bytes; `options` are those of the package. */
export const run = (input, options) => runJob('report', input, options);

/** Picks sentences of a text that the visitor made by undoing changes. */
export const resummarize = (text, options) => runJob('summary', text, options);
