// Shows the user what the panel points at, without changing the document: a hidden part becomes visible through one more word
// in its attribute, and sentences are highlighted by ranges.

import { ATTRIBUTE } from '../../../pkg/dom/page.js';

const HIGHLIGHT = 'limpid-sentence';

export class Pointer {
  #session;
  #peeked = [];
  #scroll = null;

  constructor(session) {
    this.#session = session;
  }

  peek(id) {
    this.unpeek();
    const change = this.#session.changes[id];
    if (!change) return;
    const elements = change.nodes.filter(({ nodeType }) => nodeType === Node.ELEMENT_NODE);
    this.#scroll = [scrollX, scrollY];
    for (const element of elements) {
      this.#peeked.push([element, element.getAttribute(ATTRIBUTE)]);
      element.setAttribute(ATTRIBUTE, `${element.getAttribute(ATTRIBUTE) ?? ''} peek`.trim());
    }
    if (elements.length === 0) this.#highlight(this.#session.ranges(change));
    reveal(elements[0] ?? change.nodes[0]?.parentElement);
  }

  unpeek() {
    if (!this.#scroll) return;
    for (const [element, before] of this.#peeked) {
      if (before === null) element.removeAttribute(ATTRIBUTE);
      else element.setAttribute(ATTRIBUTE, before);
    }
    if (this.#peeked.length === 0) this.#highlight([]);
    this.#peeked = [];
    scrollTo({ left: this.#scroll[0], top: this.#scroll[1], behavior: 'instant' });
    this.#scroll = null;
  }

  /** Highlights ranges and scrolls to them; an empty list removes the highlight. */
  mark(ranges) {
    this.#highlight(ranges);
    reveal(ranges[0]?.startContainer.parentElement);
  }

  clear() {
    this.unpeek();
    this.#highlight([]);
  }

  #highlight(ranges) {
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.delete(HIGHLIGHT);
    if (ranges.length > 0) CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
  }
}

function reveal(element) {
  element?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
}
