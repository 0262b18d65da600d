// Maps the text of a session back to the nodes of the page.

const EDIT = 4;
const RUN = 3;
/** Nodes that are released before the time is checked again. */
const STRIDE = 256;

/** Maps spans of the text, of the page text and of the columns, and columns to text nodes, which it holds weakly. */
export class TextMap {
  #edits;
  #runs;
  #snapshot;
  /** Nodes below this number are held weakly. */
  #weak = 0;

  constructor(snapshot, { edits, runs }) {
    this.#edits = edits;
    this.#runs = runs;
    this.#snapshot = snapshot;
  }

  /** Holds the nodes weakly from now on, until `isTime` says to pause; true when all are done. This is the slowest step here. */
  weaken(isTime = () => false) {
    const { nodes } = this.#snapshot;
    for (; this.#weak < nodes.length; this.#weak += 1) {
      if (this.#weak % STRIDE === 0 && isTime()) return false;
      nodes[this.#weak] = this.#snapshot.isText(this.#weak) ? new WeakRef(nodes[this.#weak]) : null;
    }
    return true;
  }

  #node(n) {
    const node = this.#snapshot.nodes[n];
    return n < this.#weak ? node?.deref() : node;
  }

  /** Maps an offset of the text to the page text. `side` is 1 for the end of a span, which excludes a removal before it. */
  toPage(at, side) {
    const edits = this.#edits;
    // The last edit that ends (in the text) before the place, or at it.
    const before =
      search(
        edits.length / EDIT,
        (k) => edits[EDIT * k + 3] < at || (edits[EDIT * k + 3] === at && !(side && edits[EDIT * k + 2] === at)),
      ) - 1;
    const next = EDIT * (before + 1);
    if (next < edits.length && edits[next + 2] < at) {
      // Inside a replacement.
      return side ? edits[next + 1] : edits[next];
    }
    return before < 0 ? at : at - edits[EDIT * before + 3] + edits[EDIT * before + 1];
  }

  /** The text nodes that contain `start..end` of the page text: for each, the node and the part of its data. */
  parts({ start, end }) {
    const runs = this.#runs;
    const parts = [];
    const first = search(runs.length / RUN, (k) => runs[RUN * k] + runs[RUN * k + 2] <= start);
    for (let k = first; k * RUN < runs.length && runs[RUN * k] < end; k += 1) {
      const [page, source, length] = runs.subarray(RUN * k, RUN * k + RUN);
      this.#addParts(source + Math.max(start - page, 0), source + Math.min(end - page, length), parts);
    }
    return parts;
  }

  #addParts(from, to, parts) {
    const snapshot = this.#snapshot;
    const count = snapshot.nodes.length;
    for (let n = search(count, (k) => snapshot.end(k) <= from); n < count && snapshot.start(n) < to; n += 1) {
      const first = snapshot.start(n);
      const node = snapshot.isText(n) && first < snapshot.end(n) ? this.#node(n) : null;
      if (!node) continue;
      const [start, end] = [Math.max(from, first) - first, Math.min(to, snapshot.end(n)) - first];
      const last = parts.at(-1);
      if (last?.node === node) last.end = end;
      else if (start < end) parts.push({ node, start, end });
    }
  }
}

/** One range for each of `parts`, as far as it is there. `now(node, offset, side)`: where a place that was read is now. */
export function rangesOf(parts, now) {
  const ranges = parts.map(({ node, start, end }) => {
    const range = node.ownerDocument.createRange();
    range.setStart(node, Math.min(now(node, start, 0), node.data.length));
    range.setEnd(node, Math.min(now(node, end, 1), node.data.length));
    return range;
  });
  return ranges.filter(({ collapsed }) => !collapsed);
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
