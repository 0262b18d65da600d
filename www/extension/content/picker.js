// Picking a part of the page with the mouse or the keyboard. A word in the attribute of the part outlines it. The page receives
// no mouse events meanwhile.

import { ATTRIBUTE } from '../../../pkg/dom/page.js';

const WORD = 'pick';
/** Events that the page must not receive while the user picks. */
const MOUSE = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'auxclick',
  'contextmenu',
];

export class Picker {
  #framed = null;
  #before = null;
  /** Elements that were outlined before widening, so that narrowing returns to them. */
  #inner = [];
  #onPick;
  #end = new AbortController();

  /** `onPick(element)` is called once, with the picked part or null. `first` is outlined at the start. */
  constructor(onPick, first = null) {
    this.#onPick = onPick;
    const options = { capture: true, passive: false, signal: this.#end.signal };
    addEventListener('pointermove', (event) => this.#point(event), options);
    addEventListener('keydown', (event) => this.#press(event), options);
    for (const type of MOUSE) addEventListener(type, (event) => this.#mouse(event), options);
    if (first) this.#frame(first);
  }

  /** Ends without a choice. */
  cancel() {
    this.#finish(null);
  }

  #point(event) {
    // For parts in shadow roots, the target is the host.
    const target = event.target instanceof Element ? event.target : null;
    if (!target || target === this.#framed) return;
    this.#inner = [];
    this.#frame(target);
  }

  #mouse(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'click') return;
    if (!this.#framed && event.target instanceof Element) this.#frame(event.target);
    if (this.#framed) this.#finish(this.#framed);
  }

  #press(event) {
    const acts = {
      Escape: () => this.#finish(null),
      Enter: () => this.#framed && this.#finish(this.#framed),
      ArrowUp: () => this.#widen(),
      ArrowDown: () => this.#narrow(),
      ArrowLeft: () => this.#step('previousElementSibling'),
      ArrowRight: () => this.#step('nextElementSibling'),
    };
    if (!Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    acts[event.key]();
  }

  #widen() {
    const around = this.#framed?.parentElement;
    if (!around || !isPart(around)) return;
    this.#inner.push(this.#framed);
    this.#frame(around);
  }

  #narrow() {
    const inner = this.#inner.pop() ?? (this.#framed ?? document.body).firstElementChild;
    if (inner) this.#show(inner);
  }

  /** Moves to the next sibling that can be seen. */
  #step(direction) {
    let at = this.#framed?.[direction];
    while (at && !at.checkVisibility()) at = at[direction];
    if (!at) return;
    this.#inner = [];
    this.#show(at);
  }

  #show(element) {
    this.#frame(element);
    element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  #frame(element) {
    this.#unframe();
    if (!isPart(element)) return;
    this.#framed = element;
    this.#before = element.getAttribute(ATTRIBUTE);
    element.setAttribute(ATTRIBUTE, `${this.#before ?? ''} ${WORD}`.trim());
  }

  #unframe() {
    if (!this.#framed) return;
    if (this.#before === null) this.#framed.removeAttribute(ATTRIBUTE);
    else this.#framed.setAttribute(ATTRIBUTE, this.#before);
    this.#framed = null;
  }

  #finish(element) {
    if (this.#end.signal.aborted) return;
    this.#unframe();
    this.#end.abort();
    this.#onPick(element);
  }
}

const isPart = (element) => !element.matches('html,head,body');
