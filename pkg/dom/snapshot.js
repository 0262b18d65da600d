// A snapshot of a document: columns for the core, and the nodes that they describe.
//
// Columns are one text and two lists of numbers; src/read/html/columns.rs describes their format. They can be sent to a
// worker by `postMessage`, and as JSON after `Array.from`.

/**
 * Bits of `Snapshot.flags`: the node and everything around it stays; its text is not repaired; everything in it stays; it was
 * labelled before; it announces its changes.
 */
export const PROTECTED = 1;
export const FIXED_TEXT = 2;
export const WHOLE = 4;
export const OLD = 8;
export const LIVE = 16;

/** Numbers per node: its parent, its name, and where its text ends. */
const ROW = 3;
/** Nodes that `rows` has room for at first. */
const INITIAL_ROWS = 2048;

/** Nodes are numbered in document order, parents first: `nodes[n]`, its `flags[n]`. */
export class Snapshot {
  nodes = [];
  flags = [];
  /** Numbers of headings. */
  headings = [];
  /** Forms that people typed into. */
  forms = new Set();
  /** Documents and open shadow roots that were entered. */
  roots = [];
  names = ['#text'];
  #numbers = new Map([['#text', 0]]);
  /** The snapshot that this is a part of, or this one. */
  whole = this;
  rows = new Uint32Array(ROW * INITIAL_ROWS);
  attributes = [];
  pieces = [];
  /** UTF-16 units of all text so far. */
  length = 0;

  /** A part of `whole` has the names of `whole`. */
  constructor(whole) {
    if (whole) [this.whole, this.names] = [whole, whole.names];
  }

  name(name) {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }

  /** Adds a node after its text: its number. */
  add(node, parent, name, flags) {
    const n = this.nodes.length;
    const at = ROW * n;
    if (at === this.rows.length) this.#grow();
    const { rows } = this;
    rows[at] = parent;
    rows[at + 1] = name;
    rows[at + 2] = this.length;
    this.flags.push(flags);
    this.nodes.push(node);
    return n;
  }

  addText(text) {
    this.pieces.push(text);
    this.length += text.length;
  }

  /** Adds an attribute of the element that will have number `n`. */
  addAttribute(n, name, value) {
    this.addText(value);
    this.attributes.push(n, name, this.length);
  }

  #grow() {
    const rows = new Uint32Array(2 * this.rows.length);
    rows.set(this.rows);
    this.rows = rows;
  }

  parent(n) {
    return this.rows[ROW * n];
  }

  /** The place of its name in `names`. */
  nameOf(n) {
    return this.rows[ROW * n + 1];
  }

  isText(n) {
    return this.rows[ROW * n + 1] === 0;
  }

  end(n) {
    return this.rows[ROW * n + 2];
  }

  /** Where the text of text node `n` begins; of an element, where its attributes do. */
  start(n) {
    return n > 0 ? this.rows[ROW * n - 1] : 0;
  }

  get text() {
    const text = this.pieces.join('');
    this.pieces = [text];
    return text;
  }

  get columns() {
    const { text } = this;
    return {
      names: this.names.join(' '),
      text: text.toWellFormed?.() ?? text.replace(/\p{Surrogate}/gu, '\uFFFD'),
      nodes: this.rows.slice(0, ROW * this.nodes.length),
      attributes: new Uint32Array(this.attributes),
    };
  }
}
