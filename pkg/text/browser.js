// limpid/text, without the reader of HTML. Browsers and bundlers: `init()` fetches the core from beside this file.

import * as glue from '../generated/glue-text.js';
import { createCore } from '../functions.js';
import { web } from '../web.js';

export { apply, LimpidError } from '../results.js';

const source = () => new URL('../limpid_text_bg.wasm', import.meta.url);

/** Bundlers know this form, and take the script along. */
const worker = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });

export const {
  init,
  initSync,
  DecodeStream,
  RepairStream,
  repair,
  clean,
  summarize,
  sentences,
  process,
  limpid,
  decode,
  isSuspect,
  isProbablyReaderable,
  createWorker,
  batch,
} = /* @__PURE__ */ createCore(glue, { source, workers: web(source, worker) }).functions;
