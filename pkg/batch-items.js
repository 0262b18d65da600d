// The inputs of a batch, and the result of each.

import { isPlainObject, nameOf, wrongType } from './arguments.js';
import { LimpidError } from './errors.js';

/**
 * Keeps promises in a list from ending the process when they are rejected before their turn, that is, before anything
 * awaits them.
 */
export function ignoreEarlyRejections(inputs) {
  if (!Array.isArray(inputs) && !(inputs instanceof Map)) return;
  for (const given of inputs) {
    const input = Array.isArray(given) ? given[1] : given?.input;
    for (const value of [given, input]) if (value instanceof Promise) value.catch(() => {});
  }
}

/** Errors that would occur for every input, and therefore end the batch. */
const OF_THE_CORE = ['load-failed', 'not-initialised'];
/** Errors of options: those of the batch end it, too, and those of one input do not. */
const OF_OPTIONS = ['bad-option', 'bad-rule', 'unknown-encoding'];

/**
 * `{ key, input, options }` of what a batch was given: an input, a pair with its key, or such an object.
 * @returns {{ key: any, input: any, options?: any }}
 */
function itemOf(given, index) {
  if (Array.isArray(given)) {
    if (given.length !== 2) throw wrongType('bad-input', `inputs[${index}]`, 'an input or [key, input]', given);
    return { key: given[0], input: given[1] };
  }
  if (!isPlainObject(given)) return { key: index, input: given };
  const { key = index, input, options, ...others } = given;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw new LimpidError('bad-input', `unknown field "${unknown}" of inputs[${index}]: expected key, input, options`);
  }
  return { key, input, options };
}

/**
 * The result of `work` for one input, which may be a promise: `{ key, index, report, error }`. Rejects if the batch
 * cannot continue.
 */
export async function resultOf(given, index, work, signal) {
  /** @type {{ key: any, input: any, options?: any }} */
  let item = { key: index, input: null };
  try {
    item = itemOf(await given, index);
    return { key: item.key, index, report: await work(await item.input, item.options), error: null };
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (endsBatch(error, item)) throw error;
    return { key: item.key, index, report: null, error: asError(error, index) };
  }
}

function endsBatch(error, item) {
  const { code } = error ?? {};
  return OF_THE_CORE.includes(code) || (OF_OPTIONS.includes(code) && item.options === undefined);
}

/** A promise may be rejected with any value. */
function asError(reason, index) {
  if (reason instanceof Error) return reason;
  return new LimpidError('bad-input', `inputs[${index}] was rejected with ${nameOf(reason)}`, { cause: reason });
}
