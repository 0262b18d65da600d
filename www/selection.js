// Which changes are applied, and the resulting text. Pure: no document, no core.

/**
 * The page text with every change applied that is not in `off`: `{ text, edits, off }`. Each edit names the change, its
 * span in the page text and its span in the resulting text, in order.
 *
 * A removal includes the repairs inside it, as in `Report.with`.
 */
export function rebuild(result, off) {
  const parts = [];
  const edits = [];
  let done = 0;
  let length = 0;
  const put = (piece) => {
    parts.push(piece);
    length += piece.length;
  };
  for (const { id, start, end, replacement } of result.changes) {
    if (start < done || off.has(id)) continue;
    put(result.pageText.slice(done, start));
    const at = length;
    put(replacement);
    edits.push({ id, page: { start, end }, output: { start: at, end: length } });
    done = end;
  }
  put(result.pageText.slice(done));
  return { text: parts.join(''), edits, off };
}

/** Maps an offset of the page text to the resulting text. */
export const toOutput = ({ edits }, at) => translate(edits, at, 'page', 'output');

/** Maps an offset of the resulting text to the page text. */
export const toPage = ({ edits }, at) => translate(edits, at, 'output', 'page');

/** Offsets inside an edit lead to its start. */
function translate(edits, at, from, to) {
  const before = edits[firstWhere(edits, (edit) => edit[from].start > at) - 1];
  if (!before) return at;
  return at < before[from].end ? before[to].start : before[to].end + at - before[from].end;
}

/** The number of the first item of a sorted list for which `test` holds; its length if there is none. */
export function firstWhere(list, test) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(list[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Repairs and removals in one list: by start, outer before inner. */
export function inOrder(repairs, removals) {
  return [...repairs, ...removals].sort((a, b) => a.start - b.start || b.end - a.end || b.removal - a.removal);
}

/** The changes by main reason, the most frequent reasons first, as `[reason, changes]`. */
export function byReason(changes) {
  const groups = new Map();
  for (const change of changes) {
    if (!groups.has(change.reason)) groups.set(change.reason, []);
    groups.get(change.reason).push(change);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length);
}

/** Counts the `changes` that are applied, and those that are only reported. */
export function count(changes, off) {
  const tally = { removals: 0, repairs: 0, reports: 0 };
  for (const change of changes) {
    if (change.report) tally.reports += 1;
    else if (!off.has(change.id)) tally[change.removal ? 'removals' : 'repairs'] += 1;
  }
  return tally;
}
