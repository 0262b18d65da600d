/** The side of a transport that works on the document, without the core. A content script loads this module. */

export * from './types.js';

import type { CleanSession, DomOptions, Transport } from './types.js';

/** Like `cleanDocument` of `limpid/dom`, but uses the core that `options.transport` reaches. */
export function cleanDocument(root: Document | Element, options: DomOptions & { transport: Transport }): CleanSession;

/**
 * The attribute that is set on every part that was found. Its value is `hide REASON`, `hold REASON` (hidden, but keeps its
 * space in the layout) or `mark REASON`; or, on what a hidden dialog had locked,
 * `unlock REASON` (it can be scrolled), `unfix REASON` (it is no longer fixed) or `enable REASON` (it can be read and clicked).
 */
export const ATTRIBUTE: 'data-limpid';

/** The CSS that hides the parts, for `scripting.insertCSS`. */
export const CSS: string;

/**
 * The template that `dismiss` returns for an element: a hash of tags, ids and classes that other pages of the site share.
 */
export function templateOf(element: Element): string;
