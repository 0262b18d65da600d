// What both entries for pages share: arguments are checked, then a session begins.

import { checkOptions, wrongType } from '../arguments.js';
import { CleanSession } from './session.js';

const ELEMENT = 1;
const DOCUMENT = 9;

/** A session; `ask(job)` has the core run a job. */
export function cleanWith(root, options, ask) {
  if (root?.nodeType !== ELEMENT && root?.nodeType !== DOCUMENT) {
    throw wrongType('bad-input', 'root', 'a Document or an Element', root);
  }
  checkOptions(options);
  return new CleanSession(root, options ?? {}, ask);
}
