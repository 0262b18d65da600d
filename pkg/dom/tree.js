// Walks through the tree that a page shows: open shadow roots are part of it.

/** The element around `element`; around the children of a shadow root it is the host. */
export const parentOf = (element) => element.parentElement ?? element.parentNode?.host ?? null;
