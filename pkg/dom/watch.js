// Following a page that loads more: debounced, in idle time, and never busy for more than a small share of it.

/** Milliseconds without a change before the page is read again. */
const DEBOUNCE = 300;
/** A round waits this many times as long as the last one took, so that a restless page costs a tenth at most. */
const REST = 10;

/**
 * Calls `again` after nodes were added under `root`; what is returned ends it. `budget` is the longest wait in
 * milliseconds for idle time.
 */
export function watch(root, { debounce = DEBOUNCE, budget = 1000 }, again) {
  const view = (root.ownerDocument ?? root).defaultView;
  let timer = null;
  let earliest = 0;
  let ended = false;

  async function round() {
    if (ended) return;
    const start = view.performance.now();
    await again();
    const now = view.performance.now();
    earliest = now + (now - start) * REST;
    timer = null;
    // What came meanwhile counts, and was told before this.
    observer.observe(root, { childList: true, subtree: true });
  }

  function idle() {
    const wait = view.requestIdleCallback;
    if (wait) wait.call(view, round, { timeout: budget });
    else round();
  }

  const observer = new view.MutationObserver((records) => {
    if (timer === null && records.some(({ addedNodes }) => addedNodes.length > 0)) {
      // Until the next round nothing more needs to be told.
      observer.disconnect();
      timer = view.setTimeout(idle, Math.max(debounce, earliest - view.performance.now()));
    }
  });
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    ended = true;
    observer.disconnect();
    view.clearTimeout(timer);
  };
}
