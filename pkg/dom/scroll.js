// The scroll positions of the window and of the boxes around hidden parts: hiding shortens what they show, and the browser then
// scrolls them. Undo scrolls them back.

import { listenTo } from './listeners.js';
import { parentOf } from './tree.js';

/** Events by which a reader scrolls. Browsers also scroll on their own when the page gets shorter. */
const INPUT = ['wheel', 'touchmove', 'keydown', 'pointerdown'];

export class Scroll {
  #document;
  /** The window and the boxes: how each was scrolled at first, and when the reader scrolled something. */
  #places;
  #seen = new WeakSet();
  /** Stops listening to the reader. */
  #end;

  constructor(document) {
    this.#document = document;
    const view = document.defaultView;
    this.#places = view ? [new Place(view)] : [];
    const note = () => this.#places.forEach((place) => place.noteInput());
    this.#end = view ? listenTo(view, INPUT, note, { capture: true, passive: true }) : () => {};
  }

  /** Records the boxes around `elements`, too. Call this before the elements are hidden. */
  noteAround(elements) {
    for (const element of elements) {
      for (let at = parentOf(element); at && !this.#seen.has(at); at = parentOf(at)) {
        this.#seen.add(at);
        const isWindow = at === this.#document.scrollingElement || at === this.#document.documentElement;
        if (!isWindow && (at.scrollTop !== 0 || at.scrollLeft !== 0)) this.#places.push(new Place(at));
      }
    }
  }

  /** Records the positions before undo writes anything. */
  noteNow() {
    for (const place of this.#places) place.noteNow();
  }

  /** Restores the positions, except where the reader has scrolled since. */
  restore() {
    this.#end();
    for (const place of this.#places) place.restore();
  }
}

/** A window or a box, held weakly, and how it was scrolled. */
class Place {
  #box;
  #before;
  #input = null;
  #now = null;

  constructor(box) {
    this.#box = new WeakRef(box);
    this.#before = positionOf(box);
  }

  noteInput() {
    this.#input ??= this.#position;
  }

  noteNow() {
    this.#now = this.#position;
  }

  restore() {
    const hasMoved = this.#input !== null && !isSame(this.#now, this.#input);
    if (!hasMoved) this.#scrollBack();
  }

  /** Firefox scrolls by whole pixels from a position that may be fractional, so this starts from the top. */
  #scrollBack() {
    const [left, top] = this.#before;
    for (const [x, y] of [
      [left, top],
      [0, 0],
      [left, top],
    ]) {
      if (!isSame(this.#position, this.#before)) this.#box.deref()?.scrollTo({ left: x, top: y, behavior: 'instant' });
    }
  }

  get #position() {
    const box = this.#box.deref();
    return box ? positionOf(box) : this.#before;
  }
}

const positionOf = (box) => [box.scrollX ?? box.scrollLeft, box.scrollY ?? box.scrollTop];

const isSame = (one, other) => one.every((at, n) => at === other[n]);
