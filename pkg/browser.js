// Browsers and bundlers: `init()` fetches the core from beside this file.

import { createLimpid } from './api.js';
import { web } from './web.js';

export { apply, LimpidError } from './api.js';

const source = () => new URL('./limpid_bg.wasm', import.meta.url);

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
} = /* @__PURE__ */ createLimpid({ source, workers: web(source, worker) });
