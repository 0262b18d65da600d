// The write pass and its undo: one attribute on each hidden element, one style sheet for each root.

import { noteMarked, noteUnmarked } from './copies.js';
import { ATTRIBUTE } from './names.js';

/** Elements that pages scroll. Reading a scroll position takes microseconds; text and links have none. */
const BOXES = 'div,ul,ol,nav,aside,section,form,main,article,pre,textarea,select,menu,dialog';
/** A box without child elements can only be scrolled if its text is longer. UTF-16 units. */
const MIN_SCROLLABLE_TEXT = 100;

/** Pages have rules with `!important` too, such as `.show-for-large`: two ids in a selector outweigh their classes. */
const STRONG = ':not(#limpid#limpid)';

/** The style sheet. The extension inserts the same rules with `scripting.insertCSS`. */
export const CSS = [
  `[${ATTRIBUTE}~="hide"]${STRONG}{display:none!important}`,
  // Invisible and without height, or width where lines are vertical, but still a column or cell of the layout.
  `[${ATTRIBUTE}~="hold"]${STRONG}{overflow:hidden!important;block-size:0!important;min-block-size:0!important;` +
    'max-block-size:0!important;' +
    'margin-block:0!important;border-block:0!important;padding-block:0!important}',
  `[${ATTRIBUTE}~="hold"]${STRONG},[${ATTRIBUTE}~="hold"]${STRONG} *{visibility:hidden!important}`,
  // A page that a dialog had locked can be scrolled, read and clicked again.
  `:is([${ATTRIBUTE}~="unlock"],[${ATTRIBUTE}~="unfix"],[${ATTRIBUTE}~="enable"])${STRONG}` +
    '{pointer-events:auto!important;user-select:auto!important}',
  `[${ATTRIBUTE}~="enable"]${STRONG}{filter:none!important}`,
  `html[${ATTRIBUTE}~="unlock"]${STRONG}{overflow:auto!important}`,
  `body:is([${ATTRIBUTE}~="unlock"],[${ATTRIBUTE}~="unfix"])${STRONG}{overflow:visible!important}`,
  `body[${ATTRIBUTE}~="unfix"]${STRONG}{position:static!important}`,
].join('');

/**
 * An attribute that was set, and how it was before. `value` is `hide REASON`, `hold REASON` (hidden, but keeps its place
 * in the layout), `unlock REASON`, `unfix REASON` or `enable REASON` (for what a dialog had done to the page behind it) or
 * `mark REASON`. The element is held weakly, so that its memory is freed if the page drops it.
 */
export class ElementMark {
  #element;
  #value;
  #before = null;
  #scrolled = [];
  done = false;

  constructor(element, value) {
    this.#element = new WeakRef(element);
    this.#value = value;
  }

  get node() {
    return this.#element.deref() ?? null;
  }

  get value() {
    return this.#value;
  }

  redo() {
    const element = this.node;
    if (element && !this.done) {
      this.#before = element.getAttribute(ATTRIBUTE);
      element.setAttribute(ATTRIBUTE, this.#value);
      noteMarked(element);
      this.done = true;
    }
  }

  /** Hides the element so that it keeps its place in the layout. */
  keepPlace() {
    const value = this.#value.replace(/^hide /, 'hold ');
    const element = this.node;
    if (element && this.done && element.getAttribute(ATTRIBUTE) === this.#value) element.setAttribute(ATTRIBUTE, value);
    this.#value = value;
  }

  /** Restores the attribute if the page removed it. */
  again() {
    const element = this.node;
    if (element && this.done && element.getAttribute(ATTRIBUTE) === this.#before)
      element.setAttribute(ATTRIBUTE, this.#value);
  }

  undo() {
    const element = this.node;
    if (element && this.done && element.getAttribute(ATTRIBUTE) === this.#value) {
      if (this.#before === null) element.removeAttribute(ATTRIBUTE);
      else element.setAttribute(ATTRIBUTE, this.#before);
      for (const [inner, left, top] of this.#scrolled) inner.deref()?.scrollTo({ left, top, behavior: 'instant' });
    }
    if (element) noteUnmarked(element);
    this.#scrolled = [];
    this.done = false;
  }

  /** Records scroll positions inside the element, which browsers reset while it is hidden. Call it before any write. */
  noteScroll() {
    const element = this.node;
    if (!element) return;
    this.#noteScrollOf(element);
    for (const inner of element.querySelectorAll(BOXES)) {
      if (inner.firstElementChild || inner.firstChild?.length > MIN_SCROLLABLE_TEXT) this.#noteScrollOf(inner);
    }
  }

  #noteScrollOf(element) {
    const [left, top] = [element.scrollLeft, element.scrollTop];
    if (left !== 0 || top !== 0) this.#scrolled.push([new WeakRef(element), left, top]);
  }
}

/** A repair inside a text node, held weakly. It moves with the repairs before it in the same node. */
export class TextRepair {
  #node;
  #start;
  #before;
  #after;
  #neighbours;
  done = false;

  /** `neighbours` are all repairs of the node, in order; this one is among them. */
  constructor({ node, start, before, change }, neighbours) {
    this.#node = new WeakRef(node);
    this.#start = start;
    this.#before = before;
    this.#after = change.replacement;
    this.#neighbours = neighbours;
    neighbours.push(this);
  }

  get node() {
    return this.#node.deref() ?? null;
  }

  /** Where it begins in the original text, and how long it is before and after the repair. */
  get edit() {
    return { start: this.#start, before: this.#before.length, after: this.#after.length };
  }

  /** Its position in the text that was read. */
  get place() {
    const { node } = this;
    return node && { node, start: this.#start, end: this.#start + this.#before.length };
  }

  redo() {
    this.done ||= this.#replace(this.#before, this.#after);
  }

  undo() {
    this.done &&= !this.#replace(this.#after, this.#before);
  }

  /** Replaces `now` with `next`, unless the page has changed the text meanwhile. */
  #replace(now, next) {
    const { node } = this;
    const shifts = this.#neighbours.slice(0, this.#neighbours.indexOf(this)).filter(({ done }) => done);
    const start = shifts.reduce((at, one) => at + one.#after.length - one.#before.length, this.#start);
    if (!node || node.data.slice(start, start + now.length) !== now) {
      return false;
    }
    node.replaceData(start, now.length, next);
    return true;
  }
}

/** Maps an offset in a text node through the applied repairs of that node; `side` is 1 for the end of a span. */
export function afterRepairs(repairs, offset, side) {
  let shift = 0;
  for (const repair of repairs) {
    if (!repair.done) continue;
    const { start, before, after } = repair.edit;
    if (offset <= start) break;
    if (offset < start + before) return start + shift + (side ? after : 0);
    shift += after - before;
  }
  return offset + shift;
}

/** The style sheets of one session. */
export class Sheets {
  #own;
  #undo = new Map();

  /** `own(root, css)` inserts the rules in another way, and returns a function that removes them. */
  constructor(own) {
    this.#own = own ?? adopt;
  }

  /** True if the rules apply in the root of `element`. */
  cover(element) {
    const root = element.getRootNode();
    if (!this.#undo.has(root)) {
      this.#undo.set(root, this.#own(root, CSS) ?? null);
    }
    return this.#undo.get(root) !== null;
  }

  clear() {
    for (const undo of this.#undo.values()) undo?.();
    this.#undo.clear();
  }
}

/** Adopts a constructed style sheet; null if the root is of another kind, or if the browser refuses. */
function adopt(root, css) {
  try {
    const view = (root.ownerDocument ?? root).defaultView;
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== sheet);
    };
  } catch {
    return null;
  }
}
