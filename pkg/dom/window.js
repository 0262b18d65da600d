// The new parts of a long page with their surroundings. Labelling only these takes time in proportion to what is new.

import { FIXED_TEXT, OLD, PROTECTED, Reading } from './reading.js';

/** Pages with fewer nodes are always read whole: that takes some ten milliseconds. */
export const SMALL = 2500;
/** Nodes on either side that labels may depend on: two screens of text or links. */
const REACH = 300;
/** With more than this share of the nodes around something new, the page is new. */
const MOST = 0.5;

/**
 * The part of `reading` around the text nodes that `isNew`, as a reading in which only these may be hidden or repaired;
 * `reading` itself where that is most of it, and null where nothing is new.
 */
export function around(reading, isNew) {
  const fresh = Uint8Array.from(reading.nodes, (node, n) => (reading.isText(n) && isNew(node) ? 1 : 0));
  if (!fresh.includes(1)) return null;
  const keep = near(reading, fresh);
  const kept = keep.reduce((sum, one) => sum + one, 0);
  return kept > MOST * keep.length ? reading : cut(reading, keep, fresh);
}

/** The nodes within reach of fresh ones, what is around them, and the head. */
function near(reading, fresh) {
  const count = fresh.length;
  const keep = new Uint8Array(count);
  for (let n = 0, end = -1; n < count; n += 1) {
    if (fresh[n]) end = n + REACH;
    if (n <= end || isInHead(reading, n, keep)) keep[n] = 1;
  }
  for (let n = count - 1, start = count; n >= 0; n -= 1) {
    if (fresh[n]) start = n - REACH;
    if (n >= start) keep[n] = 1;
    if (keep[n]) keep[reading.parent(n)] = 1;
  }
  return keep;
}

/** `head` is small and near the start of the page; its children are found by their parent. */
function isInHead(reading, n, keep) {
  const isHead = (at) => reading.names[reading.nameOf(at)] === 'head';
  const parent = reading.parent(n);
  return isHead(n) || isHead(parent) || (n > 0 && keep[parent] === 1 && isHead(reading.parent(parent)));
}

function cut(reading, keep, fresh) {
  const part = new Reading(reading);
  const lost = losses(reading, keep);
  const numbers = new Uint32Array(keep.length);
  const { attributes } = reading;
  const text = reading.text;
  for (let n = 0, a = 0; n < keep.length; n += 1) {
    let from = reading.start(n);
    for (; attributes[a] === n; a += 3) {
      const end = attributes[a + 2];
      if (keep[n]) part.addAttribute(part.nodes.length, attributes[a + 1], text.slice(from, end));
      from = end;
    }
    if (!keep[n]) continue;
    const isOld = reading.isText(n) && !fresh[n];
    if (reading.isText(n)) part.addText(text.slice(from, reading.end(n)));
    const flags = reading.flags[n] | (lost[n] ? PROTECTED : 0) | (isOld ? OLD | PROTECTED | FIXED_TEXT : 0);
    numbers[n] = part.add(reading.nodes[n], numbers[reading.parent(n)], reading.nameOf(n), flags);
  }
  return part;
}

/** Elements with text in them that was left out: they cannot be hidden whole. */
function losses(reading, keep) {
  const lost = new Uint8Array(keep.length);
  for (let n = keep.length - 1; n > 0; n -= 1) {
    if (!keep[n] && reading.isText(n)) lost[n] = 1;
    lost[reading.parent(n)] |= lost[n];
  }
  return lost;
}
