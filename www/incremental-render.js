// Fills a pane in slices, so that a page of many megabytes does not block the one it is shown on.

import { firstWhere } from './selection.js';

/** Lines under one element; a large text is laid out only where it is seen. */
const CHUNK = 40;
/** Time for one slice in ms: half a frame. */
const SLICE = 8;
/** With more elements than this, chunks out of sight are not laid out. */
const LARGE = 400;

/**
 * Replaces what is in `pane` by `[offset, element]` pairs, an iterator in order of the offsets. Returns how to stop, to
 * hurry on to a condition, and to find the element at an offset.
 */
export function renderIncrementally(pane, pairs) {
  const placed = [];
  pane.replaceChildren();
  let chunk = null;
  let rendered = 0;
  let over = false;
  const addOne = () => {
    const { value, done } = pairs.next();
    if (done) return false;
    if (rendered % CHUNK === 0) {
      chunk = document.createElement('div');
      chunk.className = rendered >= LARGE ? 'chunk far' : 'chunk';
      pane.append(chunk);
    }
    chunk.append(value[1]);
    placed.push(value);
    rendered += 1;
    return true;
  };
  const slice = () => {
    const until = performance.now() + SLICE;
    while (!over && performance.now() < until) over = !addOne();
    if (!over) setTimeout(slice);
  };
  /** Goes on at once until `test` holds (asked now and then) or all is there. */
  const until = (test) => {
    while (!over && !test()) for (let n = 0; n < CHUNK && !over; n += 1) over = !addOne();
  };
  const at = (offset) => {
    until(() => placed.at(-1)?.[0] > offset);
    return placed[Math.max(0, firstWhere(placed, ([start]) => start > offset) - 1)]?.[1];
  };
  slice();
  return {
    stop: () => {
      over = true;
    },
    until,
    at,
  };
}
