// Keeps the layout: text must not be narrower after cleaning than before, its lines must not become too long for reading, and
// nothing may need horizontal scrolling.
// Boxes are measured before and after; if a hidden column determined the place of the text, it keeps its space.

import { parentOf } from './tree.js';
import { isVertical } from './writing-mode.js';

/** Texts whose boxes are measured: the longest. */
const MAX_MEASURED = 120;
const INLINE = /^(?:inline|contents)$/;
/** The largest difference in pixels that rounding may cause. */
const ROUNDING = 1.5;
/** Lines with more characters are hard to follow (WCAG 2.2, 1.4.8), and a character is about half an em wide. */
const MAX_LINE_CHARACTERS = 80;
const CHARACTER_WIDTH = 0.5;
/** Lines that become longer by less than this share are as easy to follow as before. */
const MAX_GROWTH = 0.1;

/** Measures the boxes of the text that stays, and which of `writes` are beside it; call it before anything is written. */
export function measureLayout(document, counts, writes) {
  const view = document.defaultView;
  if (!view) return null;
  const elements = new Set(
    counts
      .longest(MAX_MEASURED)
      .map((node) => blockAround(view, node.parentElement))
      .filter(Boolean),
  );
  const measured = [...elements].map((element) => ({ element, width: lineLength(element) }));
  const boxes = measured.filter(({ width }) => width > 0);
  return {
    boxes,
    beside: writesBeside(boxes, writes),
    scrollWidth: document.scrollingElement?.scrollWidth ?? 0,
    document,
  };
}

/** The `writes` whose elements are beside the lines of a box, not before or after them. */
function writesBeside(boxes, writes) {
  const sides = boxes.map(({ element }) => {
    const rect = element.getBoundingClientRect();
    return isVertical(element) ? (other) => isBeside(turned(other), turned(rect)) : (other) => isBeside(other, rect);
  });
  return writes.filter(({ node }) => {
    const rect = node?.getBoundingClientRect();
    return rect?.width > 0 && sides.some((isAtSide) => isAtSide(rect));
  });
}

function isBeside(one, other) {
  const isAtHeight = one.top < other.bottom - ROUNDING && one.bottom > other.top + ROUNDING;
  return isAtHeight && (one.right <= other.left + ROUNDING || one.left >= other.right - ROUNDING);
}

/** A box of vertical lines as if they were horizontal. */
const turned = ({ left, top, right, bottom }) => ({ left: top, top: left, right: bottom, bottom: right });

/** How long the lines of an element may be. A box that is broken over columns is as wide as its widest piece. */
function lineLength(element) {
  const isTurned = isVertical(element);
  return Math.max(...[...element.getClientRects()].map(({ width, height }) => (isTurned ? height : width)), 0);
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
      const now = lineLength(element);
      return now > 0 && now < width - freed - ROUNDING;
    })
    .map(({ element }) => element);
}

/** The elements whose lines became much longer, and too long for reading. */
function lengthened({ boxes, document }) {
  const view = document.defaultView;
  const isLonger = ({ element, width }) => {
    const now = lineLength(element);
    if (now <= width * (1 + MAX_GROWTH)) return false;
    return now > MAX_LINE_CHARACTERS * CHARACTER_WIDTH * Number.parseFloat(view.getComputedStyle(element).fontSize);
  };
  return boxes.filter(isLonger).map(({ element }) => element);
}

function isWider({ document, scrollWidth }) {
  const { scrollingElement } = document;
  const now = scrollingElement?.scrollWidth ?? 0;
  return now > scrollWidth + ROUNDING && now > scrollingElement.clientWidth + ROUNDING;
}

/** Containers that place each child by its siblings. */
const TRACKS = /grid|flex|table/;

/** The elements around those that are given. */
function elementsAround(elements) {
  const around = new Set();
  for (const element of elements) for (let at = parentOf(element); at; at = parentOf(at)) around.add(at);
  return around;
}

/** The box that places `element`: elements such as slots have none. */
function containerOf(view, element) {
  let at = parentOf(element);
  while (at && view.getComputedStyle(at).display === 'contents') at = parentOf(at);
  return at;
}

/** The writes whose elements were children of what is `around` the text: they may have determined its width. */
const amongAround = (view, writes, around) =>
  writes.filter(({ node, done }) => done && node && around.has(containerOf(view, node)));

/** The ones whose elements were next to the text: in a track, a cell or a float. */
function nextToText(view, writes, around) {
  const hadPlace = ({ node }) =>
    TRACKS.test(view.getComputedStyle(containerOf(view, node)).display) || view.getComputedStyle(node).float !== 'none';
  return amongAround(view, writes, around).filter(hadPlace);
}

const keepPlace = (write) => write.keepPlace();
const undo = (write) => write.undo();

/**
 * The steps that are tried in turn while text is narrower or the page is wider: hidden elements next to the text keep
 * their space but stay invisible; then all elements that were in the same boxes do; then these are shown again, and
 * finally all.
 */
const FIXES = [
  [nextToText, keepPlace],
  [amongAround, keepPlace],
  [amongAround, undo],
  [(_, writes) => writes, undo],
];

/** Fixes the layout after `writes` (of class `ElementMark`). */
export function fixLayout(measured, writes) {
  if (!measured) return;
  const view = measured.document.defaultView;
  nextToText(view, measured.beside, elementsAround(lengthened(measured))).forEach(keepPlace);
  widenNarrowed(measured, writes);
}

function widenNarrowed(measured, writes) {
  const { document, boxes } = measured;
  for (const [choose, fix] of FIXES) {
    const narrow = narrowed(measured);
    if (narrow.length === 0 && !isWider(measured)) return;
    const around = elementsAround(narrow.length > 0 ? narrow : boxes.map(({ element }) => element));
    for (const write of choose(document.defaultView, writes, around)) fix(write);
  }
}
