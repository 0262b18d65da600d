// Fills a pane in slices, so that showing many megabytes does not block the page.

import { firstWhere } from './selection.js';

/** Lines under one element; a large text is laid out only where it is seen. */
const CHUNK = 40;
/** Time for one slice in ms: half a frame. */
const SLICE = 8;
/** With more elements than this, chunks out of sight are not laid out. */
const RENDERED_AT_ONCE = 400;

/**
 * Replaces the content of `pane` with the elements of `[offset, element]` pairs, an iterator in order of the offsets. Returns
 * functions that stop, that render at once until a condition holds, and that find the element at an offset.
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
      chunk.className = rendered >= RENDERED_AT_ONCE ? 'chunk far' : 'chunk';
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
  /** Renders without pauses until `test` holds, which is checked now and then, or everything is rendered. */
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
