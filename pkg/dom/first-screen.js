// Keeps the first screen from becoming blank. The text that is being read stays where it is in the window, and if the window
// would be empty, the parts that were hidden in it are shown again.

import { isLarge } from './media.js';
import { parentOf } from './tree.js';
import { isVertical } from './writing-mode.js';

const MEDIA = 'img,video,canvas,svg,iframe,object,embed';
/** The largest difference in pixels that rounding may cause. */
const SLACK = 1;

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
  const box = first && (scrolledAround(first.element) ?? (isFixed ? document.scrollingElement : null));
  return { document, box, anchor: first && { element: first.element, rect: first.rect } };
}

/**
 * The innermost box around `element` that is scrolled across its lines, or null. The scroll position of the window is that of
 * an element, too.
 */
function scrolledAround(element) {
  const side = isVertical(element) ? 'scrollLeft' : 'scrollTop';
  for (let at = element; at; at = parentOf(at)) if (at[side] !== 0) return at;
  return null;
}

function inWindow(view) {
  return ({ left, top, right, bottom, width, height }) =>
    width > 0 && height > 0 && bottom > 0 && right > 0 && top < view.innerHeight && left < view.innerWidth;
}

/** Scrolls so that the text being read stays at its place in the window; does nothing at the top of a page. */
export function keepPlaceOfReader(noted) {
  if (!noted?.box) return;
  const { box, anchor } = noted;
  const now = anchor.element.getBoundingClientRect();
  const [left, top] = isVertical(anchor.element) ? [now.left - anchor.rect.left, 0] : [0, now.top - anchor.rect.top];
  if (Math.abs(left) + Math.abs(top) > SLACK) box.scrollBy({ left, top, behavior: 'instant' });
}

/** Those of `writes` (of class `ElementMark`) whose elements are in the window; call it before they are hidden. */
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
    isLarge(media) && isIn(media.getBoundingClientRect()) && media.checkVisibility({ visibilityProperty: true });
  return ![...document.querySelectorAll(MEDIA)].some(isPictureIn);
}

function rectsOf(node) {
  const range = node.ownerDocument.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()];
}

const isVisible = ({ parentElement }) => parentElement?.checkVisibility({ visibilityProperty: true }) ?? false;
