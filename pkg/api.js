// The functions of the whole package, over the whole core: what the entries share.

import * as glue from './generated/glue.js';
import { createCore, guardedBy } from './functions.js';
import { LimpidError, apply } from './results.js';

export { LimpidError, apply };

/** The functions; `loading` tells how the core is loaded. */
export function createLimpid(loading) {
  return createCore(glue, loading).functions;
}

/** Runs `job` of the core; its errors are ours. */
export function guarded(job) {
  return guardedBy(glue, job);
}
