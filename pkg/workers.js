// Work off the main thread: one worker with the same functions, and many for a batch.

import { checkOptions, checkSignal, isPlainObject, nameOf, wrongType } from './arguments.js';
import { hearPromises, outcomeOf } from './batch-items.js';
import { LimpidError } from './errors.js';
import { Cleaned, Repaired, Report } from './results.js';

/** Jobs that a worker has at once: the next one waits inside it, so that it is never idle between two. */
const SENT = 2;
/** Results of a batch that may wait for their turn, for each worker: more only hold memory. */
const AHEAD = 4;
/** Without workers, a batch gives way to other work this often, in milliseconds: half a frame. */
const BREATH = 8;

/** `Symbol.dispose`, where the engine has it. */
const DISPOSE = Symbol.dispose ?? Symbol.for('Symbol.dispose');

/** How an answer that was cloned becomes a result again. */
const RESULTS = {
  repair: (fields, text) => new Repaired(text, fields.text, fields.changes),
  clean: (fields) => withForms(Cleaned, fields),
  process: (fields) => withForms(Report, fields),
};

function withForms(Result, fields) {
  return new Result(
    fields,
    () => fields.markdown,
    () => fields.html,
  );
}

/** `createWorker` and `batch` over `core`: with `workers`, where there are any, and else with its `process`. */
export function createWorkers(core, workers, process) {
  return {
    createWorker: (given) => createWorker(core, workers, given),
    batch: (inputs, options) => batch(core, workers, process, inputs, options),
  };
}

function createWorker(core, workers, given) {
  if (!workers) {
    throw new LimpidError('no-workers', 'there are no workers here: use the entry limpid in Node or in a browser');
  }
  const lane = new Lane(workers, moduleFrom(core, sourceOf(given)));
  const run = async (name, input, options, call) => {
    checkOptions(call, 'the options of a call');
    checkSignal(call?.signal);
    return lane.run(name, input, options, call?.signal);
  };
  const verb = (name) => (input, options, call) => run(name, input, options, call);
  const question = (name) => (input, call) => run(name, input, undefined, call);
  const terminate = () => lane.close();
  return {
    repair: verb('repair'),
    clean: verb('clean'),
    summarize: verb('summarize'),
    sentences: verb('sentences'),
    process: verb('process'),
    limpid: verb('process'),
    decode: verb('decode'),
    isSuspect: question('isSuspect'),
    isProbablyReaderable: question('isProbablyReaderable'),
    terminate,
    [DISPOSE]: terminate,
  };
}

/** The source of the core: given by itself, or as the option `source`. */
function sourceOf(given) {
  if (!isPlainObject(given)) return given;
  const { source, ...others } = given;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new LimpidError('bad-option', `unknown option "${unknown}": expected "source"`);
  return source;
}

/** The compiled core for workers: the one of this thread, unless there is a `source`. */
const moduleFrom = (core, source) => core.forWorkers(source);

function batch(core, workers, process, inputs, given) {
  const iterator = iteratorOf(inputs);
  hearPromises(inputs);
  checkOptions(given);
  const { jobs, signal, source, ...options } = given ?? {};
  checkSignal(signal);
  if (jobs !== undefined && !(Number.isInteger(jobs) && jobs >= 0)) {
    throw new LimpidError('bad-option', `option "jobs" must be a whole number of at least 0, not ${nameOf(jobs)}`);
  }
  const module = moduleFrom(core, source);
  const count = workers ? (jobs ?? workers.count()) : 0;
  if (count === 0) return batchHere(core, source, iterator, { options, signal, process });
  return batchOff(iterator, { options, signal }, new Lanes(count, () => new Lane(workers, module)));
}

// ---------------------------------------------------------------------------------------------- one worker

/** A worker with its jobs. It opens with the first one, and again after it died. */
class Lane {
  #workers;
  #module;
  #port = null;
  #sent = new Map();
  #waiting = [];
  #next = 0;
  #closed = false;

  constructor(workers, module) {
    this.#workers = workers;
    this.#module = module;
  }

  /** Jobs that are not done. */
  get load() {
    return this.#sent.size + this.#waiting.length;
  }

  /** What the function `name` makes of `input`. With `signal` aborted the job is dropped, or its answer is. */
  async run(name, input, options, signal) {
    signal?.throwIfAborted();
    if (this.#closed) {
      throw terminated();
    }
    const answer = await new Promise((resolve, reject) => {
      const job = { name, input, options, resolve, reject };
      this.#waiting.push(job);
      this.#watch(job, signal);
      this.#send();
    });
    return RESULTS[name]?.(answer, input) ?? answer;
  }

  close() {
    this.#closed = true;
    this.#end(terminated(), [...this.#sent.values(), ...this.#waiting.splice(0)]);
  }

  /** Rejects `job` when `signal` is aborted; the signal does not hold the job once it is done. */
  #watch(job, signal) {
    if (!signal) {
      return;
    }
    const abort = () => {
      this.#waiting = this.#waiting.filter((other) => other !== job);
      job.reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    job.done = () => signal.removeEventListener('abort', abort);
  }

  /** Sends waiting jobs while the worker may have more; opens it when there is none. */
  async #send() {
    let port;
    try {
      port = this.#port ??= this.#open();
    } catch (error) {
      // The policy of a page may forbid workers.
      this.#end(died(error.message), this.#waiting.splice(0));
      return;
    }
    try {
      await port.ready;
    } catch (error) {
      if (port === this.#port) {
        this.#end(error, [...this.#sent.values(), ...this.#waiting.splice(0)]);
      }
      return;
    }
    // A worker that ended in the meantime has a successor, which sends for itself.
    while (port === this.#port && this.#sent.size < SENT && this.#waiting.length) {
      this.#post(port, this.#waiting.shift());
    }
    port.hold(this.#sent.size > 0);
  }

  #post(port, job) {
    const id = this.#next++;
    try {
      port.post({ id, name: job.name, input: job.input, options: job.options });
    } catch (error) {
      settle(job, 'reject', new LimpidError('bad-option', `this cannot be sent to a worker: ${error.message}`));
      return;
    }
    this.#sent.set(id, job);
  }

  #open() {
    const port = this.#workers.open({
      message: (answer) => port === this.#port && this.#answer(answer),
      death: (why) => port === this.#port && this.#end(died(why), this.#lost()),
    });
    port.ready = Promise.all([this.#module(), port.started]).then(([core]) => port.post({ core }));
    // Whoever sends a job hears of it.
    port.ready.catch(() => {});
    return port;
  }

  /**
   * What a worker that died takes with it: the job that it was at. Those behind it go to the next worker. One that had no
   * job never started, as the next would not.
   */
  #lost() {
    if (this.#sent.size === 0) return this.#waiting.splice(0);
    const [lost, ...behind] = this.#sent.values();
    this.#waiting.unshift(...behind);
    return [lost];
  }

  #answer({ id, value, error }) {
    const job = this.#sent.get(id);
    if (!job) {
      // An answer that was on its way when the worker was ended.
      return;
    }
    this.#sent.delete(id);
    settle(job, error ? 'reject' : 'resolve', error ? new LimpidError(error.code, error.message) : value);
    this.#send();
  }

  /** Ends the worker and rejects `jobs`; those that wait get a new worker. */
  #end(error, jobs) {
    this.#port?.terminate();
    this.#port = null;
    this.#sent.clear();
    jobs.forEach((job) => settle(job, 'reject', error));
    if (this.#waiting.length) {
      this.#send();
    }
  }
}

function settle(job, how, value) {
  job.done?.();
  job[how](value);
}

function died(why) {
  return new LimpidError('worker-failed', `the worker ended: ${why}`);
}

function terminated() {
  return new LimpidError('terminated', 'this worker was terminated');
}

// ---------------------------------------------------------------------------------------------- many

/** Workers that open as there is work for them. */
class Lanes {
  #open = [];
  #create;

  constructor(count, create) {
    this.count = count;
    this.#create = create;
  }

  run(input, options, signal) {
    return this.#idle().run('process', input, options, signal);
  }

  close() {
    this.#open.forEach((lane) => lane.close());
  }

  /** The lane with the least work; a new one rather than one that works. */
  #idle() {
    const least = this.#open.reduce((least, lane) => (least?.load <= lane.load ? least : lane), undefined);
    if (least && (least.load === 0 || this.#open.length === this.count)) {
      return least;
    }
    this.#open.push(this.#create());
    return this.#open.at(-1);
  }
}

function iteratorOf(inputs) {
  const isOne = typeof inputs === 'string' || ArrayBuffer.isView(inputs);
  const make = isOne ? undefined : (inputs?.[Symbol.asyncIterator] ?? inputs?.[Symbol.iterator]);
  if (!make) throw wrongType('bad-input', 'inputs', 'an iterable of strings and Uint8Arrays', inputs);
  return make.call(inputs);
}

/** What comes of the inputs, in their order. Inputs are taken no faster than results are. */
async function* batchOff(iterator, { options, signal }, lanes) {
  const inputs = new Inputs(iterator);
  const jobs = [];
  const stopped = aborted(signal);
  const work = (input, own) => lanes.run(input, { ...options, ...own }, signal);
  let index = 0;
  try {
    for (;;) {
      if (jobs.length < lanes.count * AHEAD) {
        inputs.pull((value) => jobs.push(job(outcomeOf(value, index++, work, signal))));
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
    lanes.close();
    await inputs.close();
  }
}

/** A source of inputs that is asked for one at a time. Its error comes after the results of the inputs before it. */
class Inputs {
  pulling = null;
  #source;
  #ended = false;
  #error = null;

  constructor(source) {
    this.#source = source;
  }

  /** Asks for the next input, unless that is under way or there is none. */
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

  /** Ends the source. One that is waiting cannot end before it gives its next input: it is not waited for. */
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

/** A promise with a mark that tells whether it is settled. */
function job(result) {
  const one = { result, done: false };
  one.settled = result.then(
    () => (one.done = true),
    () => (one.done = true),
  );
  return one;
}

/** A promise that is rejected when `signal` is aborted; `forget` lets go of the signal. */
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

/** The same in this thread, with room for other work between the inputs. */
async function* batchHere(core, source, iterator, { options, signal, process }) {
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
      if (performance.now() - since > BREATH) {
        await new Promise((resolve) => setTimeout(resolve));
        since = performance.now();
      }
      yield await outcomeOf(value, index, work, signal);
    }
  } finally {
    if (!ended) {
      await iterator.return?.();
    }
  }
}
