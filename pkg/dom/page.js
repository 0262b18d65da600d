// The side of the document, without the core: what a content script loads. `transport` is needed here.

import { CleanSession } from './session.js';

export { ATTRIBUTE, CSS } from './apply.js';
export { templateOf } from './template.js';

/** Cleans `root` with a core that `options.transport` reaches; see `cleanDocument` in dom.d.ts. */
export function cleanDocument(root, options = {}) {
  if (!options.transport) {
    throw new TypeError('no core here: give options.transport');
  }
  return cleanWith(root, options, options.transport);
}

/** A session that asks `ask(job)` for answers. */
export function cleanWith(root, options, ask) {
  const given = root?.nodeType;
  if (given !== 1 && given !== 9) {
    throw new TypeError('root must be a document or an element');
  }
  return new CleanSession(root, options, ask);
}
