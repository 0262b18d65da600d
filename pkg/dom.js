// Cleans a live document in place: `limpid/dom`. Types and descriptions are in dom.d.ts.
//
// Three parts, so that the core may live elsewhere:
// - dom/page.js ("limpid/dom/page"): reads the document and applies the labels. No WebAssembly, no import but its own
//   folder: the content script of an extension. `cleanDocument(root, { transport, styleSheet, … })`.
// - dom/core.js ("limpid/dom/core"): `answer(job)` answers what a transport brings, with the core: the background worker.
// - this file: both together.
//
// A transport is a function `(job) => answer | Promise<answer>`. A job is `{ type: 'clean', columns, options }`,
// `{ type: 'write', columns, options, form }` or `{ type: 'summarize', text, options }`; jobs and answers can be cloned. Where messages are JSON (`runtime.sendMessage`
// in Chromium) typed arrays arrive as plain objects: send `nodes: Array.from(columns.nodes)`, `attributes` likewise; both
// sides take any list of numbers.

import { cleanWith } from './dom/clean.js';
import { answer } from './dom/core.js';

export { init, initSync } from './browser.js';
export { ATTRIBUTE, CSS, templateOf } from './dom/page.js';

export function cleanDocument(root, options = {}) {
  return cleanWith(root, options, options?.transport ?? answer);
}
