// `batch` processes many inputs in several workers, or in this thread if there are none.

import { checkOptions, checkSignal, nameOf, wrongType } from './arguments.js';
import { ignoreEarlyRejections, resultOf } from './batch-items.js';
import { LimpidError } from './errors.js';

/** The number of results per worker that may wait for earlier ones; more would only use memory. */
const MAX_WAITING = 4;
/** Without workers, other tasks get a turn after this many milliseconds of work: half a frame. */
const TIME_SLICE = 8;

/**
 * `batch` over `core`. `count` gives the number of workers to open; without it there are none, and `process` does the work
 * here. `client(source)` returns a function that makes a `WorkerClient`, and `callProcess` calls `process` in one.
 */
export function createBatch(core, count, { process, callProcess, client }) {
  return (inputs, given) => {
    const iterator = iteratorOf(inputs);
    ignoreEarlyRejections(inputs);
    checkOptions(given);
    const { jobs, signal, source, ...options } = given ?? {};
    checkSignal(signal);
    if (jobs !== undefined && !(Number.isInteger(jobs) && jobs >= 0)) {
      throw new LimpidError('bad-option', `option "jobs" must be a whole number of at least 0, not ${nameOf(jobs)}`);
    }
    const create = client(source);
    const workers = count ? (jobs ?? count()) : 0;
    if (workers === 0) return batchInThread(core, source, iterator, { options, signal, process });
    const pool = new WorkerPool(workers, create);
    const work = (input, own) => callProcess(pool.next())(input, { ...options, ...own }, signal);
    return batchInWorkers(iterator, { work, signal }, pool);
  };
}

/** Workers that are opened when there is work for them. */
class WorkerPool {
  #open = [];
  #create;

  constructor(count, create) {
    this.count = count;
    this.#create = create;
  }

  /** The worker with the fewest calls; a new one, while there may be more, rather than a busy one. */
  next() {
    const least = this.#open.reduce((least, worker) => (least?.load <= worker.load ? least : worker), undefined);
    if (least && (least.load === 0 || this.#open.length === this.count)) return least;
    this.#open.push(this.#create());
    return this.#open.at(-1);
  }

  close() {
    for (const worker of this.#open) worker.close();
  }
}

function iteratorOf(inputs) {
  const isOne = typeof inputs === 'string' || ArrayBuffer.isView(inputs);
  const make = isOne ? undefined : (inputs?.[Symbol.asyncIterator] ?? inputs?.[Symbol.iterator]);
  if (!make) throw wrongType('bad-input', 'inputs', 'an iterable of strings and Uint8Arrays', inputs);
  return make.call(inputs);
}

/** The results of the inputs, in their order. Inputs are taken no faster than results are. */
async function* batchInWorkers(iterator, { work, signal }, pool) {
  const inputs = new Inputs(iterator);
  const jobs = [];
  const stopped = aborted(signal);
  let index = 0;
  try {
    for (;;) {
      if (jobs.length < pool.count * MAX_WAITING) {
        inputs.pull((value) => jobs.push(job(resultOf(value, index++, work, signal))));
      }
      if (!inputs.pulling && !jobs.length) {
        inputs.end();
        return;
      }
      await Promise.race([inputs.pulling, jobs[0]?.settled, stopped.promise].filter(Boolean));
      while (jobs[0]?.done) {
        yield await jobs.shift().result;
      }
    }
  } finally {
    stopped.forget();
    pool.close();
    await inputs.close();
  }
}

/** A source of inputs that is read one input at a time. Its error is thrown after the results of the inputs before it. */
class Inputs {
  pulling = null;
  #source;
  #ended = false;
  #error = null;

  constructor(source) {
    this.#source = source;
  }

  /** Requests the next input, unless a request is pending or there is none. */
  pull(take) {
    if (this.pulling || this.#ended) {
      return;
    }
    const done = (step) => {
      this.pulling = null;
      this.#ended = Boolean(step.done);
      if (!step.done) {
        take(step.value);
      }
    };
    const failed = (error) => {
      this.pulling = null;
      this.#ended = true;
      this.#error = { error };
    };
    this.pulling = (async () => this.#source.next())().then(done).catch(failed);
  }

  /** Throws what the source threw. */
  end() {
    if (this.#error) {
      throw this.#error.error;
    }
  }

  /** Ends the source, without waiting for it: a source that is producing an input cannot end before it has done so. */
  async close() {
    if (this.#ended) {
      return;
    }
    const end = (async () => this.#source.return?.())();
    end.catch(() => {});
    if (!this.pulling) {
      await end;
    }
  }
}

/** A promise with a flag that says whether it is settled. */
function job(result) {
  const one = { result, done: false };
  one.settled = result.then(
    () => (one.done = true),
    () => (one.done = true),
  );
  return one;
}

/** A promise that is rejected when `signal` is aborted; `forget` removes its listener. */
function aborted(signal) {
  let abort;
  const promise = new Promise((_, reject) => {
    abort = () => reject(signal.reason);
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) {
      abort();
    }
  });
  promise.catch(() => {});
  return { promise, forget: () => signal?.removeEventListener('abort', abort) };
}

/** Processes the inputs in this thread, which yields to other tasks between them. */
async function* batchInThread(core, source, iterator, { options, signal, process }) {
  const work = (input, own) => process(input, { ...options, ...own });
  let since = performance.now();
  let ended = false;
  try {
    await core.init(source);
    for (let index = 0; ; index += 1) {
      signal?.throwIfAborted();
      const { done, value } = await iterator.next();
      ended = done;
      if (done) {
        return;
      }
      if (performance.now() - since > TIME_SLICE) {
        await new Promise((resolve) => setTimeout(resolve));
        since = performance.now();
      }
      yield await resultOf(value, index, work, signal);
    }
  } finally {
    if (!ended) {
      await iterator.return?.();
    }
  }
}
