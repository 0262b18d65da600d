// From the text of a session back to the nodes of the page.

const EDIT = 4;
const RUN = 3;

/** Maps spans of the text, of the page text and of the columns, and columns to text nodes, which it holds weakly. */
export class Places {
  #edits;
  #runs;
  #ends = [];
  #nodes = [];
  #starts = [];

  constructor(reading, { edits, runs }) {
    this.#edits = edits;
    this.#runs = runs;
    for (let n = 0; n < reading.nodes.length; n += 1) {
      const [start, end] = [reading.start(n), reading.end(n)];
      if (reading.isText(n) && start < end) {
        this.#ends.push(end);
        this.#starts.push(start);
        this.#nodes.push(reading.nodes[n]);
      }
    }
  }

  /** Lets go of the nodes. Taken apart from the constructor, since it costs more than all else here. */
  weaken() {
    this.#nodes = this.#nodes.map((node) => (node instanceof WeakRef ? node : new WeakRef(node)));
  }

  /** A place of the text in the page text. `side` 1 for the end of a span: a removal before it is left outside. */
  toPage(at, side) {
    const edits = this.#edits;
    // The last edit that ends (in the text) before the place, or at it.
    const before = search(edits.length / EDIT, (k) => edits[EDIT * k + 3] < at || (edits[EDIT * k + 3] === at && !(side && edits[EDIT * k + 2] === at))) - 1;
    const next = EDIT * (before + 1);
    if (next < edits.length && edits[next + 2] < at) {
      // Inside a replacement.
      return side ? edits[next + 1] : edits[next];
    }
    return before < 0 ? at : at - edits[EDIT * before + 3] + edits[EDIT * before + 1];
  }

  /**
   * One range for each text node that `start..end` of the page text stands in. `now(node, offset, side)` says where a
   * place of a node as it was read is now.
   */
  ranges({ start, end }, now) {
    const ranges = [];
    const runs = this.#runs;
    let k = search(runs.length / RUN, (r) => runs[RUN * r] + runs[RUN * r + 2] <= start);
    for (; k * RUN < runs.length && runs[RUN * k] < end; k += 1) {
      const [page, source, length] = runs.subarray(RUN * k, RUN * k + RUN);
      const from = source + Math.max(start - page, 0);
      this.#addRanges(from, source + Math.min(end - page, length), ranges, now);
    }
    return ranges;
  }

  #addRanges(from, to, ranges, now) {
    for (let n = search(this.#ends.length, (k) => this.#ends[k] <= from); n < this.#ends.length && this.#starts[n] < to; n += 1) {
      const node = this.#nodes[n] instanceof WeakRef ? this.#nodes[n].deref() : this.#nodes[n];
      if (!node) continue;
      const [first, last] = [this.#starts[n], this.#ends[n]];
      const start = Math.min(now(node, Math.max(from, first) - first, 0), node.data.length);
      const end = Math.min(now(node, Math.min(to, last) - first, 1), node.data.length);
      const open = ranges.at(-1);
      if (open?.endContainer === node) {
        open.setEnd(node, end);
      } else if (start < end) {
        const range = node.ownerDocument.createRange();
        range.setStart(node, start);
        range.setEnd(node, end);
        ranges.push(range);
      }
    }
  }
}

/** The first number below `count` for which `isBefore` is false. */
function search(count, isBefore) {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
