/** The side of the document, without the core: what a content script loads. */

export type * from './types.js';

import type { CleanSession, DomOptions, Transport } from './types.js';

/** As `cleanDocument` of `limpid/dom`, with a core that `options.transport` reaches. */
export function cleanDocument(root: Document | Element, options: DomOptions & { transport: Transport }): CleanSession;

/**
 * The attribute of every part that was found: `hide REASON`, `hold REASON` (hidden, but it keeps its place in the layout) or
 * `mark REASON`; and `unlock REASON` for a root or body that a hidden dialog had kept from being scrolled.
 */
export const ATTRIBUTE: 'data-limpid';

/** The rule that hides, for `scripting.insertCSS`. */
export const CSS: string;

/** What `dismiss` gives for an element: a hash of tags, ids and classes, the same on other pages of the site. */
export function templateOf(element: Element): string;
