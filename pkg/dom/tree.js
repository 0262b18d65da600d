// Walks through the tree that a page shows: open shadow roots are part of it.

/** The element around `element`: its slot where it has one, and the host around the children of a shadow root. */
export const parentOf = (element) => element.assignedSlot ?? element.parentElement ?? element.parentNode?.host ?? null;
