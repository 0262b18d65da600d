// How much text each element of a snapshot keeps, how much it loses, and which elements must not be hidden.

import { PROTECTED } from './snapshot.js';

/** Counts of text, in UTF-16 units, for the elements of a snapshot. */
export class TextCounts {
  #snapshot;
  #numbers = null;
  #kept;
  #lost;
  #protected;
  #longestFirst = null;

  /** `owner` and `goes` as in plan.js: the block of each text node, and whether a block is removed. */
  constructor(snapshot, owner, goes) {
    const count = snapshot.nodes.length;
    this.#snapshot = snapshot;
    this.isWhole = snapshot.whole === snapshot;
    this.#kept = new Float64Array(count);
    this.#lost = new Float64Array(count);
    this.#protected = new Uint8Array(count);
    for (let n = count - 1; n >= 0; n -= 1) {
      if (owner[n] >= 0 && snapshot.isText(n)) {
        const list = goes[owner[n]] ? this.#lost : this.#kept;
        list[n] += snapshot.nodes[n].data.trim().length;
      }
      if (snapshot.flags[n] & PROTECTED) this.#protected[n] = 1;
      if (n === 0) continue;
      this.#kept[snapshot.parent(n)] += this.#kept[n];
      this.#lost[snapshot.parent(n)] += this.#lost[n];
      this.#protected[snapshot.parent(n)] |= this.#protected[n];
    }
  }

  /** Text that stays in an element; all of the page for `null`. */
  keptIn(element) {
    return this.#at(this.#kept, element);
  }

  /** Text that is removed from an element. */
  lostIn(element) {
    return this.#at(this.#lost, element);
  }

  /** True for an element that contains something in use. */
  isProtected(element) {
    return this.#at(this.#protected, element) === 1;
  }

  get kept() {
    return this.#kept[0] ?? 0;
  }

  /** Text nodes with text in them, in document order, those in shadow roots and frames too. */
  *texts() {
    const { nodes } = this.#snapshot;
    for (let n = 0; n < nodes.length; n += 1)
      if (this.#kept[n] + this.#lost[n] > 0 && this.#snapshot.isText(n)) yield nodes[n];
  }

  /** Text nodes that stay, longest first, `most` at most. */
  longest(most) {
    this.#longestFirst ??= this.#sorted();
    return this.#longestFirst.slice(0, most).map((n) => this.#snapshot.nodes[n]);
  }

  /** The numbers of the text nodes that stay, longest first. */
  #sorted() {
    const found = [];
    for (let n = 0; n < this.#kept.length; n += 1) if (this.#snapshot.isText(n) && this.#kept[n] > 0) found.push(n);
    return found.sort((a, b) => this.#kept[b] - this.#kept[a]);
  }

  #at(list, element) {
    this.#numbers ??= new Map(this.#snapshot.nodes.map((node, n) => [node, n]));
    const n = this.#numbers.get(element);
    return n === undefined ? 0 : list[n];
  }
}
