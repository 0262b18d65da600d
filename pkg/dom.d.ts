/**
 * Hides the chrome of a live document. Nothing is moved, copied or parsed again: nodes keep their identity, and what was
 * done can be undone exactly.
 *
 * ```ts
 * import { cleanDocument, init } from 'limpid/dom';
 *
 * await init();
 * const session = cleanDocument(document);
 * session.changes;      // what was hidden or repaired, why, and where
 * session.undo(0);      // shows the first part again
 * session.undo();       // the page as it was
 * ```
 */

export { ATTRIBUTE, CSS, templateOf } from './dom/page.js';
export type * from './dom/types.js';
export { init, initSync } from './index.js';

import type { CleanSession, DomOptions } from './dom/types.js';

/**
 * Cleans `root`, a document or an element. With the core in this script everything is done when it returns; with a
 * `transport`, when `ready` settles. Whatever fails, the page stays as it was and `ready` rejects.
 *
 * Never hidden: the focused element and those around it, what is around a dialog, playing media and the only heading; and
 * with all that is in them open dialogs, live regions and forms that were typed into (of these two, one that holds most of
 * the text is the page itself, and is cleaned inside). Who wrote something, and when (`metadata`), is no part of the text
 * of the report, but stays in the page.
 */
export function cleanDocument(root: Document | Element, options?: DomOptions): CleanSession;
