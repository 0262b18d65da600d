// Repair and decoding: the functions that every core has, and all that `limpid/repair` has. Types and descriptions are in
// index.d.ts.

import { checkBytes, checkOptions, checkText } from './arguments.js';
import { Core } from './core.js';
import { apply, Repaired } from './results.js';
import { decodeStreamOf, repairStreamOf } from './streams.js';
import { standInFor } from './surrogates.js';

function repair(core, text, options) {
  checkText(text);
  checkOptions(options);
  const standIn = standInFor(text);
  const result = core.call('repair', standIn?.text ?? text, options ?? undefined) ?? { text, changes: [] };
  if (!standIn) return new Repaired(text, result.text ?? text, result.changes);
  standIn.restoreChanges(result.changes, text);
  return new Repaired(text, apply(text, result.changes), result.changes);
}

function decode(core, bytes, options) {
  checkBytes(bytes);
  checkOptions(options);
  const decoded = core.call('decode', bytes, options ?? undefined);
  // The core leaves out text that is already known.
  decoded.strictText ??= decoded.text;
  return decoded;
}

function isSuspect(core, text) {
  checkText(text);
  return core.call('isSuspect', standInFor(text)?.text ?? text);
}

/** The functions that return their result at once. */
export function repairsOf(core) {
  return {
    repair: (text, options) => repair(core, text, options),
    decode: (bytes, options) => decode(core, bytes, options),
    isSuspect: (text) => isSuspect(core, text),
  };
}

/** The functions that load and unload `core`, and the streams over it. */
export function loadingAndStreamsOf(core) {
  return {
    init: (source) => core.init(source),
    initSync: (source) => core.initSync(source),
    freeMemory: () => core.freeMemory(),
    DecodeStream: decodeStreamOf(core),
    RepairStream: repairStreamOf(core),
  };
}

/** The functions of `limpid/repair`; `loading` is that of `createFunctions`. */
export function createRepairFunctions(glue, loading) {
  const core = new Core(glue, loading);
  return { ...loadingAndStreamsOf(core), ...repairsOf(core) };
}
