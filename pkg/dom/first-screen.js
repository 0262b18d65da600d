// Keeps the first screen from becoming blank. The text that is being read stays where it is in the window, and if the window
// would be empty, the parts that were hidden in it are shown again.

import { isLarge } from './media.js';
import { parentOf } from './tree.js';
import { isShown, linesOf } from './visible.js';
import { isVertical } from './writing-mode.js';

const MEDIA = 'img,video,canvas,svg,iframe,object,embed';
/** The largest difference in pixels that rounding may cause. */
const ROUNDING = 1;

/** Records what the window shows; call it before anything is written. `boxes` are elements with text that stays. */
export function noteScreen(document, boxes) {
  const view = document.defaultView;
  if (!view || !document.scrollingElement) return null;
  const isIn = inWindow(view);
  const seen = boxes
    .map((element) => ({ element, rect: element.getBoundingClientRect() }))
    .filter(({ rect }) => isIn(rect));
  seen.sort((a, b) => a.rect.top - b.rect.top);
  // Text that begins in the window is a better anchor than text that only ends there.
  const first = seen.find(({ rect }) => rect.top >= 0) ?? seen[0];
  // A dialog that locks a page may fix it at its place, shifted up by as much as it was scrolled.
  const isFixed = document.body !== null && view.getComputedStyle(document.body).position === 'fixed';
  return { held: first ? heldAround(first.element, isFixed ? document.scrollingElement : null) : [] };
}

/**
 * What is to keep its place in the boxes around `element` that are scrolled across its lines, from the inside out: `element`
 * in the innermost, that in the next. The scroll position of the window is that of an element, too; `other` counts as
 * scrolled.
 */
function heldAround(element, other) {
  const held = [];
  const side = isVertical(element) ? 'scrollLeft' : 'scrollTop';
  let inner = element;
  for (let box = element; box; box = parentOf(box)) {
    if (box[side] === 0 && box !== other) continue;
    held.push(new Held(box, inner));
    inner = box;
  }
  return held;
}

/** An element that is to keep its place in a box that is scrolled. */
class Held {
  #box;
  #element;
  #before;

  constructor(box, element) {
    [this.#box, this.#element] = [box, element];
    this.#before = this.#place();
  }

  /** Scrolls the box so that the element is where it was. */
  restore() {
    const [left, top] = this.#place().map((now, n) => now - this.#before[n]);
    if (Math.abs(left) + Math.abs(top) > ROUNDING) this.#box.scrollBy({ left, top, behavior: 'instant' });
  }

  /** Where the element is in the box, in the direction in which the box is scrolled. */
  #place() {
    const { left, top } = this.#element.getBoundingClientRect();
    const { documentElement, scrollingElement } = this.#box.ownerDocument;
    const isWindow = this.#box === documentElement || this.#box === scrollingElement;
    const around = isWindow ? { left: 0, top: 0 } : this.#box.getBoundingClientRect();
    return isVertical(this.#element) ? [left - around.left, 0] : [0, top - around.top];
  }
}

function inWindow(view) {
  return ({ left, top, right, bottom, width, height }) =>
    width > 0 && height > 0 && bottom > 0 && right > 0 && top < view.innerHeight && left < view.innerWidth;
}

/** Scrolls so that the text being read stays at its place in the window; does nothing at the top of a page. */
export function keepReadingPosition(noted) {
  for (const held of noted?.held ?? []) held.restore();
}

/** The `writes` (of class `ElementMark`) whose elements are in the window. Call this before they are hidden. */
export function inScreen(document, writes) {
  const isIn = inWindow(document.defaultView);
  return writes.filter(({ node }) => node && isIn(node.getBoundingClientRect()));
}

/** True if the window shows neither text nor a picture larger than an icon. */
export function isBlank(document, counts) {
  const isIn = inWindow(document.defaultView);
  for (const node of counts.texts()) {
    if (node.ownerDocument === document && isVisible(node) && rectsOf(node).some(isIn)) return false;
  }
  const isPictureIn = (media) =>
    isLarge(media) && isIn(media.getBoundingClientRect()) && isShown(media, { visibilityProperty: true });
  return ![...document.querySelectorAll(MEDIA)].some(isPictureIn);
}

function rectsOf(node) {
  const range = node.ownerDocument.createRange();
  range.selectNodeContents(node);
  return linesOf(range);
}

const isVisible = ({ parentElement }) => parentElement !== null && isShown(parentElement, { visibilityProperty: true });
