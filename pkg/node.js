// Node, Deno and Bun: the core is read from the disk on first use.

import { readFileSync } from 'node:fs';
import { createLimpid } from './api.js';
import { threads } from './threads.js';

export { apply, LimpidError } from './api.js';

const bytes = () => readFileSync(new URL('./limpid_bg.wasm', import.meta.url));

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
} = /* @__PURE__ */ createLimpid({ bytes, workers: threads(new URL('./worker-node.js', import.meta.url), bytes) });
