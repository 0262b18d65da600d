// The end of the transport that has the document, without the core, for content scripts. `transport` is required.

import { checkOptions, wrongType } from '../arguments.js';
import { cleanWith } from './clean.js';

export { CSS } from './apply.js';
export { ATTRIBUTE } from './names.js';
export { templateOf } from './template.js';

/** Cleans `root` with a core that `options.transport` reaches; see `cleanDocument` in dom.d.ts. */
export function cleanDocument(root, options = undefined) {
  checkOptions(options);
  const transport = options?.transport;
  if (typeof transport !== 'function') {
    throw wrongType('bad-option', 'option "transport"', 'a function (this entry has no core)', transport);
  }
  return cleanWith(root, options, transport);
}
