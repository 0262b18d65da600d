// The worker's side of a `WorkerClient`: receives the core, then runs calls and posts cloneable results.

import { LimpidError } from './errors.js';

/** The first message of a worker. */
export const STARTED = 'started';

/** A worker whose instance holds more than this many bytes after a call starts a fresh one. Most pages need a tenth. */
const KEPT_MEMORY = 256 * 1024 * 1024;

/**
 * Handles the messages that come in at `parent`, one after the other: calls of the `functions` of the package and of a script's
 * own `jobs`. If the core does not load, every call fails with that error.
 */
export function serve(core, { functions, jobs = {} }, parent) {
  let failure;
  let last = Promise.resolve();
  const work = async ({ name, args, isOwn }) => {
    if (failure) throw failure;
    if (!Object.hasOwn(isOwn ? jobs : functions, name)) throw new LimpidError('bad-input', `unknown job "${name}"`);
    return isOwn ? jobs[name](...args) : functions[name](...args);
  };
  const handle = async (call) => {
    try {
      parent.post({ id: call.id, value: await work(call) });
    } catch (error) {
      parent.post({ id: call.id, error: describe(error) });
    }
    if (core.memory > KEPT_MEMORY) core.freeMemory();
  };
  parent.listen(({ core: given, ...call }) => {
    if (given) failure = load(core, given);
    else last = last.then(() => handle(call));
  });
  parent.post(STARTED);
}

/** The error of loading the core, if there is one. */
function load(core, { module, tables }) {
  try {
    core.initSync(module, tables);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** An error as data: cloning one loses its code. */
function describe(error) {
  const { name = 'Error', code, message = String(error) } = error ?? {};
  return { name, code, message };
}
