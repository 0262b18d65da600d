// Cleans a live document in place: `limpid/dom`. Types and descriptions are in dom.d.ts.
//
// Three parts, so that the core may run elsewhere:
// - dom/page.js ("limpid/dom/page"): reads the document and applies the labels, without WebAssembly. A content script imports
//   it and calls `cleanDocument(root, { transport, styleSheet, … })`.
// - dom/core.js ("limpid/dom/core"): `answer(job)` runs a job of a transport with the core. A background script imports it.
// - this file: both together.
//
// A transport is a function `(job) => answer | Promise<answer>`. A job is `{ type: 'clean', columns, options }`,
// `{ type: 'write', columns, options, form }` or `{ type: 'summarize', text, options }`. Jobs and answers can be cloned. If
// messages are JSON (`runtime.sendMessage` in Chromium), typed arrays would arrive as plain objects, so send
// `nodes: Array.from(columns.nodes)`, and `attributes` likewise; both sides accept any list of numbers.

import { cleanWith } from './dom/clean.js';
import { answer } from './dom/core.js';

export { init, initSync } from './browser.js';
export { ATTRIBUTE, CSS, templateOf } from './dom/page.js';

export function cleanDocument(root, options = {}) {
  return cleanWith(root, options, options?.transport ?? answer);
}
