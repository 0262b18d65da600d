// The layout holds: text is never narrower after cleaning than before, and nothing has to be scrolled sideways. Boxes are
// measured before and after; where a column went that held a place for the text, the place is kept.

/** Texts whose boxes are measured: the longest. */
const MEASURED = 120;
/** Pixels that rounding may take. */
const SLACK = 1.5;

/** Measures the boxes of the text that stays; call it before anything is written. */
export function measureLayout(document, tally) {
  const view = document.defaultView;
  if (!view) return null;
  const elements = new Set(
    tally
      .longest(MEASURED)
      .map((node) => node.parentElement)
      .filter(Boolean),
  );
  const boxes = [...elements].map((element) => ({ element, width: element.getBoundingClientRect().width }));
  return {
    boxes: boxes.filter(({ width }) => width > 0),
    scrollWidth: document.scrollingElement?.scrollWidth ?? 0,
    document,
  };
}

/** The elements that `measured` finds narrower than they were. */
function narrowed({ boxes }) {
  return boxes
    .filter(({ element, width }) => {
      const now = element.getBoundingClientRect().width;
      return now > 0 && now < width - SLACK;
    })
    .map(({ element }) => element);
}

function isWider({ document, scrollWidth }) {
  const { scrollingElement } = document;
  const now = scrollingElement?.scrollWidth ?? 0;
  return now > scrollWidth + SLACK && now > scrollingElement.clientWidth + SLACK;
}

/** Containers that give their children places by what stands beside them. */
const TRACKS = /grid|flex|table/;

/** The writes whose elements had a place beside what is around `narrow`: a track, a cell or a float. */
function besides(view, writes, narrow) {
  const around = new Set();
  for (const element of narrow) for (let at = element.parentElement; at; at = at.parentElement) around.add(at);
  const hadPlace = (node) =>
    TRACKS.test(view.getComputedStyle(node.parentElement).display) || view.getComputedStyle(node).float !== 'none';
  return writes.filter(({ node, done }) => done && node && around.has(node.parentElement) && hadPlace(node));
}

/**
 * Mends the layout after `writes` (of class `Marked`): hidden elements first keep their place, without being seen; where
 * that does not help they are shown again.
 */
export function mendLayout(measured, writes) {
  if (!measured) return;
  for (const mend of [(write) => write.keepPlace(), (write) => write.undo()]) {
    const narrow = narrowed(measured);
    const isOff = narrow.length > 0 || isWider(measured);
    if (!isOff) return;
    const suspects = besides(
      measured.document.defaultView,
      writes,
      narrow.length > 0 ? narrow : measured.boxes.map(({ element }) => element),
    );
    for (const write of suspects) mend(write);
  }
}
