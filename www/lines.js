// Splits text into lines, and lines into runs with the same marks. Pure: no document.

/** Longer lines are cut, so that no paragraph of the page takes long to lay out. UTF-16 units. */
const MAX_LINE_LENGTH = 8000;

/**
 * The lines of `text` with their runs: `{ start, end, apart, runs: [{ start, end, marks }] }`, where `marks` holds for
 * each layer the interval over the run, or `undefined`, and `apart` is true after an empty line.
 *
 * A layer is a list of `{ start, end }` in text order without overlaps; empty ones are passed over. Lines of white
 * space are left out.
 */
export function* lines(text, layers) {
  const cursors = layers.map((layer) => ({ layer, next: 0 }));
  let apart = false;
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start);
    const after = text[end] === '\n' ? end + 1 : end;
    if (text.slice(start, end).trim()) {
      yield { start, end, apart, runs: runs(start, end, cursors) };
      apart = false;
    } else {
      apart = true;
    }
    start = after;
  }
}

/** The classes of a line: set apart or not, its kind of block, and what else there is. */
export function classes({ apart }, block, ...others) {
  return [apart && 'apart', block && `kind-${block.kind}`, ...others].filter(Boolean).join(' ') || undefined;
}

function lineEnd(text, start) {
  const feed = text.indexOf('\n', start);
  const end = feed < 0 ? text.length : feed;
  if (end - start <= MAX_LINE_LENGTH) return end;
  const space = text.lastIndexOf(' ', start + MAX_LINE_LENGTH);
  const cut = space > start ? space + 1 : start + MAX_LINE_LENGTH;
  const splitsPair = text.charCodeAt(cut) >= 0xdc00 && text.charCodeAt(cut) <= 0xdfff;
  return splitsPair ? cut + 1 : cut;
}

function runs(start, end, cursors) {
  const found = [];
  for (let at = start; at < end; ) {
    let to = end;
    const marks = cursors.map((cursor) => {
      const mark = seek(cursor, at);
      if (!mark) return undefined;
      to = Math.min(to, mark.start > at ? mark.start : mark.end);
      return mark.start <= at ? mark : undefined;
    });
    found.push({ start: at, end: to, marks });
    at = to;
  }
  return found;
}

/** The first interval that ends after `at`. */
function seek(cursor, at) {
  while (cursor.next < cursor.layer.length && cursor.layer[cursor.next].end <= at) cursor.next += 1;
  return cursor.layer[cursor.next];
}
