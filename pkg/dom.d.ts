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
 * Pictures, video and charts above the size of an icon stay with their captions; so do the headline, what stands beside it,
 * and controls that lead on (*continue reading*, *reply*, *add to cart*, pages of the text). A dialog goes together with the
 * sheet behind it and the lock of the page, or not at all. Text is never narrower than before: what held a place beside it
 * keeps that place. Frames of the same origin are cleaned too; others cannot be read, and stay unless they are advertising by
 * their address or by what the page says of them.
 *
 * Never hidden: the focused element and those around it, what is around a dialog, playing media and the only heading; and
 * with all that is in them open dialogs, live regions and forms that were typed into (of these two, one that holds most of
 * the text is the page itself, and is cleaned inside). Who wrote something, and when (`metadata`), is no part of the text
 * of the report, but stays in the page.
 */
export function cleanDocument(root: Document | Element, options?: DomOptions): CleanSession;
