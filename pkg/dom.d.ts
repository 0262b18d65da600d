/**
 * Cleans a live document in place. Nodes are not moved, copied or re-parsed, so they keep their identity, and
 * everything can be undone exactly.
 *
 * ```ts
 * import { cleanDocument, init } from 'limpid/dom';
 *
 * await init();
 * const session = cleanDocument(document);
 * session.changes;      // what was hidden or repaired, why, and where
 * session.undo(0);      // shows the first part again
 * session.undo();       // restores the page exactly
 * ```
 */

export { ATTRIBUTE, CSS, templateOf } from './dom/page.js';
export * from './dom/types.js';
export { init, initSync } from './index.js';

import type { CleanSession, DomOptions } from './dom/types.js';

/**
 * Cleans `root`, a document or an element. If the core is part of this script, everything is done when the function returns;
 * with a `transport`, when `ready` settles. If anything fails, the page stays as it was and `ready` rejects.
 *
 * Pictures, videos and charts that are larger than an icon stay, with their captions. So do the headline and the lines
 * next to it, and controls that a reader needs next (*continue reading*, *reply*, *add to cart*, further pages of the
 * text). A dialog is hidden together with its backdrop and the scroll lock of the page, or not at all. Text never gets
 * narrower, and its lines never get too long for reading: a hidden part that took up space beside it keeps that space.
 * Same-origin frames are cleaned, too. Cross-origin frames cannot be read, and stay unless their URL or their markup shows
 * that they are advertising.
 *
 * Some elements are never hidden: the focused element and its ancestors, the ancestors of a dialog, playing media, and the
 * only heading. Open dialogs, live regions and forms with typed text stay with all their content; if a live region or a
 * form holds most of the text, it is treated as the page itself, and its content is cleaned. Authors and dates
 * (`metadata`) are left out of the text of the report, but stay visible in the page.
 */
export function cleanDocument(root: Document | Element, options?: DomOptions): CleanSession;
