// Tests that need a layout. Safari before 17.4 and the documents of test runners (jsdom, happy-dom) lack some of the methods.

/** True for an element that is shown, with `options` of `checkVisibility`. */
export const isShown = (element, options = {}) => element.checkVisibility?.(options) ?? true;

/** The boxes of the lines of `range`. */
export const linesOf = (range) => [...(range.getClientRects?.() ?? [])];

/** The elements at a point, the topmost first. */
export const elementsFrom = (root, x, y) => root.elementsFromPoint?.(x, y) ?? [];
