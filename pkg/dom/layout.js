// Keeps the layout: text must not be narrower after cleaning than before, and nothing may need horizontal scrolling.
// Boxes are measured before and after; if a hidden column determined the place of the text, it keeps its space.

/** Texts whose boxes are measured: the longest. */
import { parentOf } from './tree.js';

const MEASURED = 120;
const INLINE = /^(?:inline|contents)$/;
/** The largest difference in pixels that rounding may cause. */
const SLACK = 1.5;

/** Measures the boxes of the text that stays; call it before anything is written. */
export function measureLayout(document, counts) {
  const view = document.defaultView;
  if (!view) return null;
  const elements = new Set(
    counts
      .longest(MEASURED)
      .map((node) => blockAround(view, node.parentElement))
      .filter(Boolean),
  );
  const boxes = [...elements].map((element) => ({ element, width: element.getBoundingClientRect().width }));
  return {
    boxes: boxes.filter(({ width }) => width > 0),
    scrollWidth: document.scrollingElement?.scrollWidth ?? 0,
    document,
  };
}

/** The block that a text is in: the width of inline elements follows the words in them. */
function blockAround(view, element) {
  let at = element;
  while (at?.parentElement && INLINE.test(view.getComputedStyle(at).display)) at = at.parentElement;
  return at;
}

/**
 * The elements that `measured` finds narrower than they were. A page that was wider than the window may get as much
 * narrower as that.
 */
function narrowed({ boxes, document, scrollWidth }) {
  const { scrollingElement } = document;
  const freed = scrollingElement ? Math.max(scrollWidth - scrollingElement.scrollWidth, 0) : 0;
  return boxes
    .filter(({ element, width }) => {
      const now = element.getBoundingClientRect().width;
      return now > 0 && now < width - freed - SLACK;
    })
    .map(({ element }) => element);
}

function isWider({ document, scrollWidth }) {
  const { scrollingElement } = document;
  const now = scrollingElement?.scrollWidth ?? 0;
  return now > scrollWidth + SLACK && now > scrollingElement.clientWidth + SLACK;
}

/** Containers that place each child by its siblings. */
const TRACKS = /grid|flex|table/;

/** The elements around those that are given. */
function elementsAround(elements) {
  const around = new Set();
  for (const element of elements) for (let at = parentOf(element); at; at = parentOf(at)) around.add(at);
  return around;
}

const isHidden = ({ node, done }) => done && node && parentOf(node);

/** The writes whose elements were children of what is `around` the text: they may have determined its width. */
const amongAround = (writes, around) => writes.filter((write) => isHidden(write) && around.has(parentOf(write.node)));

/** Those of them whose elements were next to the text: in a track, a cell or a float. */
function nextToText(view, writes, around) {
  const hadPlace = ({ node }) =>
    TRACKS.test(view.getComputedStyle(parentOf(node)).display) || view.getComputedStyle(node).float !== 'none';
  return amongAround(writes, around).filter(hadPlace);
}

const keepPlace = (write) => write.keepPlace();
const undo = (write) => write.undo();

/**
 * The steps that are tried in turn while text is narrower or the page is wider: hidden elements next to the text keep
 * their space but stay invisible; then all elements that were in the same boxes do; then these are shown again, and
 * finally all.
 */
const MENDS = [
  [nextToText, keepPlace],
  [(_, writes, around) => amongAround(writes, around), keepPlace],
  [(_, writes, around) => amongAround(writes, around), undo],
  [(_, writes) => writes, undo],
];

/** Fixes the layout after `writes` (of class `ElementMark`). */
export function fixLayout(measured, writes) {
  if (!measured) return;
  const { document, boxes } = measured;
  for (const [choose, mend] of MENDS) {
    const narrow = narrowed(measured);
    if (narrow.length === 0 && !isWider(measured)) return;
    const around = elementsAround(narrow.length > 0 ? narrow : boxes.map(({ element }) => element));
    for (const write of choose(document.defaultView, writes, around)) mend(write);
  }
}
