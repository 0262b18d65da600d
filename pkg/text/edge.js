// limpid/text, without the reader of HTML. Cloudflare's workerd: the runtime compiles the core and hands it over as a module.

import core from '../limpid_text_bg.wasm';
import * as glue from '../generated/glue-text.js';
import { createCore } from '../functions.js';

export { apply, LimpidError } from '../results.js';

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
} = /* @__PURE__ */ createCore(glue, { bytes: () => core }).functions;
