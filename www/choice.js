// Which changes are on, and what text that makes. Pure: no document, no core.

/**
 * The page text with every change applied that is not in `off`, where each applied change stands in it, and `off`.
 *
 * A removal stands for the repairs inside it, as `Report.with` has it.
 */
export function rebuild(result, off) {
  const parts = [];
  const places = new Map();
  let done = 0;
  let length = 0;
  const put = (piece) => {
    parts.push(piece);
    length += piece.length;
  };
  for (const change of result.changes) {
    if (change.start < done || off.has(change.id)) continue;
    put(result.pageText.slice(done, change.start));
    const start = length;
    put(change.replacement);
    places.set(change.id, { start, end: length });
    done = change.end;
  }
  put(result.pageText.slice(done));
  return { text: parts.join(''), places, off };
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

/** How many of `changes` edit the text and are on, and how many are only reported. */
export function count(changes, off) {
  const tally = { removals: 0, repairs: 0, reports: 0 };
  for (const change of changes) {
    if (change.report) tally.reports += 1;
    else if (!off.has(change.id)) tally[change.removal ? 'removals' : 'repairs'] += 1;
  }
  return tally;
}
