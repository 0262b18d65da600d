// Shared by both entries for pages: checks the arguments and starts a session.

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
