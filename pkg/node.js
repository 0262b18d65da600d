// Node, Deno and Bun: the core is read from the disk on first use.

import { readFileSync } from 'node:fs';
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
} = /* @__PURE__ */ createLimpid({ bytes: () => readFileSync(new URL('./limpid_bg.wasm', import.meta.url)) });
