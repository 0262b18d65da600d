// The direction of lines.

/** True for an element with vertical lines, as in Japanese books: its page is scrolled sideways. A frame may be gone already. */
export const isVertical = (element) =>
  element.ownerDocument.defaultView?.getComputedStyle(element).writingMode.startsWith('vertical') ?? false;
