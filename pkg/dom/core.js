// The end of the transport that has the core: in the same script, a worker, or the background of an extension.

import { isSuspect, summarize } from '../browser.js';
import { guardedBy } from '../core.js';
import { LimpidError } from '../errors.js';
import * as glue from '../generated/glue.js';

/**
 * Runs a job of a session: `{ type: 'clean', columns, options }`, `{ type: 'write', columns, options, form }` or
 * `{ type: 'summarize', text, options }`. The core must be loaded (`init`). Jobs and results can be cloned; typed arrays
 * that arrived as JSON arrays are converted back.
 */
export function answer(job) {
  checkLoaded();
  if (job.type === 'summarize') return summarize(job.text, job.options);
  const { names, text } = job.columns;
  const [nodes, attributes] = [numbers(job.columns.nodes), numbers(job.columns.attributes)];
  return guardedBy(glue, () =>
    job.type === 'write'
      ? glue.writeColumns(names, text, nodes, attributes, job.options, job.form === 'html')
      : glue.cleanColumns(names, text, nodes, attributes, job.options),
  );
}

function numbers(list) {
  return list instanceof Uint32Array ? list : Uint32Array.from(Object.values(list));
}

function checkLoaded() {
  try {
    isSuspect('');
  } catch {
    throw new LimpidError('not-initialised', 'call init() and await it before cleanDocument()');
  }
}
