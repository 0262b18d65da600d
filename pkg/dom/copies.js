// Copies of hidden elements that the page makes. Cloning copies the attribute that hides, so a carousel that clones its slides,
// or a part that is written again from its own HTML, would keep it after undo.

import { ATTRIBUTE } from './names.js';

/** The elements that sessions of this script have marked. */
const marked = new WeakSet();

export const noteMarked = (element) => marked.add(element);
export const noteUnmarked = (element) => marked.delete(element);

export class Copies {
  /** The attribute values that the session wrote. */
  #values = new Set();
  #roots = new Set();
  /** Elements that had the attribute before: it belongs to the page. */
  #ofPage = new WeakSet();

  /** Call it before `value` is written to `element`. */
  note(element, value) {
    const root = element.getRootNode();
    if (!this.#roots.has(root)) {
      this.#roots.add(root);
      for (const one of carriers(root)) this.#ofPage.add(one);
    }
    for (const written of [value, value.replace(/^hide /, 'hold ')]) this.#values.add(written);
    if (this.#isCopy(element)) element.removeAttribute(ATTRIBUTE);
  }

  /** Removes the attribute from all copies. */
  clear() {
    for (const element of [...this.#roots].flatMap(carriers)) {
      if (this.#isCopy(element)) element.removeAttribute(ATTRIBUTE);
    }
    this.#roots.clear();
  }

  #isCopy(element) {
    return !marked.has(element) && !this.#ofPage.has(element) && this.#values.has(element.getAttribute(ATTRIBUTE));
  }
}

const carriers = (root) => [...root.querySelectorAll(`[${ATTRIBUTE}]`)];
