// limpid/text, without the reader of HTML. Node, Deno and Bun: the core is read from the disk on first use.

import { readFileSync } from 'node:fs';
import * as glue from '../generated/glue-text.js';
import { createCore } from '../functions.js';
import { threads } from '../threads.js';

export { apply, LimpidError } from '../results.js';

const bytes = () => readFileSync(new URL('../limpid_text_bg.wasm', import.meta.url));

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
} = /* @__PURE__ */ createCore(glue, { bytes, workers: threads(new URL('./worker-node.js', import.meta.url), bytes) }).functions;
