// Cloudflare's workerd: the runtime compiles the core and hands it over as a module.

import core from './limpid_bg.wasm';
import { createLimpid } from './api.js';

export { apply, LimpidError } from './api.js';

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
} = /* @__PURE__ */ createLimpid({ bytes: () => core });
