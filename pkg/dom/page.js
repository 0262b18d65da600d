// The side of the document, without the core: what a content script loads. `transport` is needed here.

import { checkOptions, wrongType } from '../arguments.js';
import { CleanSession } from './session.js';

export { ATTRIBUTE, CSS } from './apply.js';
export { templateOf } from './template.js';

const ELEMENT = 1;
const DOCUMENT = 9;

/** Cleans `root` with a core that `options.transport` reaches; see `cleanDocument` in dom.d.ts. */
export function cleanDocument(root, options = {}) {
  checkOptions(options);
  if (typeof options?.transport !== 'function') {
    throw wrongType(
      'bad-option',
      'option "transport"',
      'a function: limpid/dom/page has no core of its own',
      options?.transport,
    );
  }
  return cleanWith(root, options, options.transport);
}

/** A session that asks `ask(job)` for answers. */
export function cleanWith(root, options, ask) {
  if (root?.nodeType !== ELEMENT && root?.nodeType !== DOCUMENT) {
    throw wrongType('bad-input', 'root', 'a Document or an Element', root);
  }
  checkOptions(options);
  return new CleanSession(root, options ?? {}, ask);
}
