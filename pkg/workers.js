// `createWorker`: the functions of the package off the main thread, and jobs of a your own worker script.

import { checkFunction, checkOptions, checkSignal, isPlainObject, wrongType } from './arguments.js';
import { createBatch } from './batch.js';
import { LimpidError } from './errors.js';
import { Cleaned, Repaired, Report } from './results.js';
import { WorkerClient } from './worker-client.js';
import { serve } from './worker-host.js';

/** `Symbol.dispose`, where the engine has it. */
const DISPOSE = Symbol.dispose ?? Symbol.for('Symbol.dispose');

/** How the cloned fields of a result become an instance of its class again. */
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

/**
 * `createWorker`, `serveJobs` and `batch` over `core`. `workers` opens workers, if there are any; without them a batch
 * calls `process` in this thread. `workerFunctions` are the functions that a worker script runs besides its own jobs.
 */
export function createWorkers(core, workers, { process, workerFunctions }) {
  const client = (source, ownWorker = undefined) => {
    const coreOf = core.forWorkers(source);
    return () => new WorkerClient((on) => workers.open(on, ownWorker), coreOf);
  };
  const callProcess = (worker) => (input, options, signal) => callFunction(worker, 'process', [input, options], signal);
  return {
    createWorker: (given) => createWorker(workers, client, given),
    serveJobs: (jobs) => serveJobs(core, workers, { workerFunctions, jobs }),
    batch: createBatch(core, workers?.open && workers.count, { process, callProcess, client }),
  };
}

/** Calls a function of the package in `worker`; the result is an instance of the same class as in this thread. */
async function callFunction(worker, name, args, signal) {
  const reply = await worker.call(name, args, { signal });
  return RESULTS[name]?.(reply, args[0]) ?? reply;
}

function createWorker(workers, client, given) {
  if (!workers?.open) {
    throw new LimpidError('no-workers', 'workers are not available here; import limpid in Node or in a browser');
  }
  const { source, worker: ownWorker } = optionsOf(given);
  const worker = client(source, ownWorker)();
  const checked = async (call, run) => {
    checkOptions(call, 'the options of a call');
    checkSignal(call?.signal);
    return run(call?.signal);
  };
  const run = (name, args, call) => checked(call, (signal) => callFunction(worker, name, args, signal));
  const withOptions = (name) => (input, options, call) => run(name, [input, options], call);
  const withoutOptions = (name) => (input, call) => run(name, [input], call);
  const terminate = () => worker.close();
  return {
    repair: withOptions('repair'),
    clean: withOptions('clean'),
    summarize: withOptions('summarize'),
    summarizeTogether: withOptions('summarizeTogether'),
    sentences: withOptions('sentences'),
    process: withOptions('process'),
    limpid: withOptions('process'),
    decode: withOptions('decode'),
    isSuspect: withoutOptions('isSuspect'),
    isProbablyReaderable: withoutOptions('isProbablyReaderable'),
    terminate,
    [DISPOSE]: terminate,
    ...(ownWorker && { run: (name, args = [], call) => checked(call, (signal) => runJob(worker, name, args, signal)) }),
  };
}

/** Runs a job of a worker's own script. */
function runJob(worker, name, args, signal) {
  if (typeof name !== 'string') throw wrongType('bad-input', 'name', 'the name of a job', name);
  if (!Array.isArray(args)) throw wrongType('bad-input', 'args', 'an array of arguments', args);
  return worker.call(name, args, { signal, isOwn: true });
}

/** The source of the core, given by itself or as the option `source`, and the option `worker`. */
function optionsOf(given) {
  if (!isPlainObject(given)) return { source: given, worker: undefined };
  const { source, worker, ...others } = given;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw new LimpidError('bad-option', `unknown option "${unknown}": expected "source" or "worker"`);
  }
  if (worker !== undefined) checkFunction(worker, 'option "worker"');
  return { source, worker };
}

function serveJobs(core, workers, { workerFunctions, jobs }) {
  checkOptions(jobs, 'jobs');
  for (const [name, job] of Object.entries(jobs ?? {})) checkFunction(job, `jobs.${name}`);
  const parent = workers?.parent();
  if (!parent) throw new LimpidError('no-workers', 'call serveJobs() in a worker script');
  serve(core, { functions: workerFunctions, jobs: jobs ?? {} }, parent);
}
