// Following a page that loads more: debounced, in idle time, and never busy for more than a small share of it.

/** Milliseconds without a change before the page is read again. */
const DEBOUNCE = 300;
/** A round waits this many times as long as the last one worked, so that a restless page costs a tenth at most. */
const REST = 10;

/**
 * Calls `again` after nodes were added under `root`; it resolves to the milliseconds that it worked. What is returned
 * ends it. `budget` is the longest wait in milliseconds for idle time.
 */
export function watch(root, { debounce = DEBOUNCE, budget = 1000 }, again) {
  const view = (root.ownerDocument ?? root).defaultView;
  let timer = null;
  let isBusy = false;
  let isDue = false;
  let earliest = 0;
  let ended = false;

  async function round() {
    if (ended) return;
    [timer, isBusy, isDue] = [null, true, false];
    // What comes from now on may be read in this round or not: there will be another one.
    listen();
    const worked = await again();
    isBusy = false;
    earliest = view.performance.now() + worked * REST;
    if (isDue) schedule();
  }

  function idle() {
    const wait = view.requestIdleCallback;
    if (wait) wait.call(view, round, { timeout: budget });
    else round();
  }

  function schedule() {
    timer = view.setTimeout(idle, Math.max(debounce, earliest - view.performance.now()));
  }

  const observer = new view.MutationObserver((records) => {
    if (timer !== null || isDue || !records.some(({ addedNodes }) => addedNodes.length > 0)) return;
    // Until the next round nothing more needs to be told.
    observer.disconnect();
    if (isBusy) isDue = true;
    else schedule();
  });

  function listen() {
    if (!ended) observer.observe(root, { childList: true, subtree: true });
  }

  listen();
  return () => {
    ended = true;
    observer.disconnect();
    view.clearTimeout(timer);
  };
}
