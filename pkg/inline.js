// The core as part of the script, for places that cannot fetch a second file. It is loaded on first use.

import { createLimpid } from './api.js';
import bytes from './generated/bytes.js';

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
} = /* @__PURE__ */ createLimpid({ bytes: () => Uint8Array.from(atob(bytes), (byte) => byte.charCodeAt(0)) });
