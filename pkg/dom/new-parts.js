// The new parts of a long page with their surroundings. If only these are labelled, the time is proportional to what is new.

import { FIXED_TEXT, OLD, PROTECTED, Snapshot } from './snapshot.js';

/** Pages with fewer nodes are always read whole: that takes some ten milliseconds. */
export const SMALL_PAGE = 2500;
/** Nodes on either side that labels may depend on: two screens of text or links. */
const REACH = 300;
/** If more than this share of the nodes is near something new, the whole page is labelled. */
const MAX_NEW_SHARE = 0.5;

/**
 * The part of `snapshot` around the text nodes that `isNew`, as a snapshot of its own in which only these may be hidden or repaired;
 * `snapshot` itself where that is most of it, and null where nothing is new.
 */
export function partAround(snapshot, isNew) {
  const fresh = Uint8Array.from(snapshot.nodes, (node, n) => (snapshot.isText(n) && isNew(node) ? 1 : 0));
  if (!fresh.includes(1)) return null;
  const keep = nodesNear(snapshot, fresh);
  const kept = keep.reduce((sum, one) => sum + one, 0);
  return kept > MAX_NEW_SHARE * keep.length ? snapshot : copyNodes(snapshot, keep, fresh);
}

/** The nodes within reach of fresh ones, what is around them, and the head. */
function nodesNear(snapshot, fresh) {
  const count = fresh.length;
  const keep = new Uint8Array(count);
  for (let n = 0, end = -1; n < count; n += 1) {
    if (fresh[n]) end = n + REACH;
    if (n <= end || isInHead(snapshot, n, keep)) keep[n] = 1;
  }
  for (let n = count - 1, start = count; n >= 0; n -= 1) {
    if (fresh[n]) start = n - REACH;
    if (n >= start) keep[n] = 1;
    if (keep[n]) keep[snapshot.parent(n)] = 1;
  }
  return keep;
}

/** `head` is small and near the start of the page; its children are found by their parent. */
function isInHead(snapshot, n, keep) {
  const isHead = (at) => snapshot.names[snapshot.nameOf(at)] === 'head';
  const parent = snapshot.parent(n);
  return isHead(n) || isHead(parent) || (n > 0 && keep[parent] === 1 && isHead(snapshot.parent(parent)));
}

function copyNodes(snapshot, keep, fresh) {
  const part = new Snapshot(snapshot);
  const lost = elementsLosingText(snapshot, keep);
  const numbers = new Uint32Array(keep.length);
  const { attributes } = snapshot;
  const text = snapshot.text;
  for (let n = 0, a = 0; n < keep.length; n += 1) {
    let from = snapshot.start(n);
    for (; attributes[a] === n; a += 3) {
      const end = attributes[a + 2];
      if (keep[n]) part.addAttribute(part.nodes.length, attributes[a + 1], text.slice(from, end));
      from = end;
    }
    if (!keep[n]) continue;
    const isOld = snapshot.isText(n) && !fresh[n];
    if (snapshot.isText(n)) part.addText(text.slice(from, snapshot.end(n)));
    const flags = snapshot.flags[n] | (lost[n] ? PROTECTED : 0) | (isOld ? OLD | PROTECTED | FIXED_TEXT : 0);
    numbers[n] = part.add(snapshot.nodes[n], numbers[snapshot.parent(n)], snapshot.nameOf(n), flags);
  }
  return part;
}

/** Elements with text in them that was left out: they cannot be hidden whole. */
function elementsLosingText(snapshot, keep) {
  const lost = new Uint8Array(keep.length);
  for (let n = keep.length - 1; n > 0; n -= 1) {
    if (!keep[n] && snapshot.isText(n)) lost[n] = 1;
    lost[snapshot.parent(n)] |= lost[n];
  }
  return lost;
}
