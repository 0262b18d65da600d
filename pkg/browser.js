// Browsers and bundlers: `init()` fetches the core from beside this file.

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
} = /* @__PURE__ */ createLimpid({ source: () => new URL('./limpid_bg.wasm', import.meta.url) });
