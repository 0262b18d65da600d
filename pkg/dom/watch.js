// Watches a page for changes: debounced, in idle time, and using only a small share of the time. It reports added nodes, parts that
// are shown or hidden, text that changes in a hidden part, and a new URL.

import { listenTo } from './listeners.js';
import { ATTRIBUTE } from './names.js';

/** Milliseconds without a change before the page is read again. */
const DEBOUNCE = 300;
/**
 * A round waits this many times as long as the last one took, so that a page that changes all the time costs at most a
 * tenth of the CPU time.
 */
const REST_FACTOR = 10;
/** The attributes by which pages show and hide what they hold already. */
const SHOWING = ['class', 'hidden', 'style', 'open', 'aria-hidden'];
/** The parts of a style that do so. */
const SHOWING_STYLE = /display|visibility|opacity|content-visibility/;
/** Elements that are remembered as changed before all of the page counts as changed. */
const MAX_TOUCHED = 200;

const OBSERVED = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeOldValue: true,
  attributeFilter: SHOWING,
};

/** The parts of a URL that identify a page; of the fragment, only what routers write there. */
function addressOf({ origin, pathname, search, hash }) {
  return `${origin}${pathname}${search}${/^#[!/]/.test(hash) ? hash : ''}`;
}

/** True for a record of an observer after which the page is to be read again. */
function isRelevant({ type, target, addedNodes, attributeName, oldValue }) {
  if (type === 'childList') return addedNodes.length > 0;
  if (type === 'characterData') return isInHidden(target.parentElement);
  const styles = attributeName === 'style' ? `${oldValue ?? ''} ${target.getAttribute('style') ?? ''}` : 'display';
  // An element that a class makes visible has text of its own; icons and spinners have none.
  return SHOWING_STYLE.test(styles) && target.textContent.trim() !== '';
}

const isInHidden = (element) => Boolean(element?.closest(`[${ATTRIBUTE}]`));

/** The element whose text was labelled before and is to be labelled again. The whole page does not change by a class. */
function touchedBy({ type, target }) {
  if (type === 'childList' || target.localName === 'html' || target.localName === 'body') return null;
  return type === 'characterData' ? target.parentElement : target;
}

/**
 * Observes `root`. `again(touched)` is called after changes, with the elements that were shown, hidden or changed, or
 * null for all of them; it resolves to the milliseconds that it worked. `navigated()` is called when the address is
 * that of another page, before `again`. `roots()` are the shadow roots and frames that were read: their changes are not seen
 * from outside. The returned function ends it. `budget` is the longest wait in milliseconds for
 * idle time.
 */
export function watch(root, { debounce = DEBOUNCE, budget = 1000 }, { again, navigated, roots }) {
  const watcher = new Watcher(root, { debounce, budget, again, navigated, roots });
  watcher.listen();
  return () => watcher.end();
}

class Watcher {
  #root;
  #view;
  #settings;
  #observer;
  #address;
  #timer = null;
  #isBusy = false;
  #isDue = false;
  #earliest = 0;
  #touched = new Set();
  #isEnded = false;
  /** Stop listening to the window and its history. */
  #ends;

  constructor(root, settings) {
    this.#root = root;
    this.#settings = settings;
    this.#view = (root.ownerDocument ?? root).defaultView;
    this.#address = addressOf(this.#view.location);
    this.#observer = new this.#view.MutationObserver((records) => this.#see(records));
    const check = () => this.#checkAddress();
    const { navigation } = this.#view;
    this.#ends = [listenTo(this.#view, ['popstate', 'hashchange'], check)];
    if (navigation?.addEventListener) this.#ends.push(listenTo(navigation, ['currententrychange'], check));
  }

  listen() {
    if (this.#isEnded) return;
    for (const root of [this.#root, ...this.#settings.roots()]) this.#observer.observe(root, OBSERVED);
  }

  end() {
    this.#isEnded = true;
    for (const end of this.#ends) end();
    this.#observer.disconnect();
    this.#view.clearTimeout(this.#timer);
  }

  #see(records) {
    // jsdom still reports changes of a window that a test runner has closed.
    if (!this.#view.location) return;
    this.#checkAddress();
    const relevant = records.filter(isRelevant);
    if (relevant.length === 0) return;
    for (const element of relevant.map(touchedBy)) if (element) this.#touched.add(element);
    // Until the next round, no more changes need to be recorded.
    if (this.#touched.size > MAX_TOUCHED) this.#observer.disconnect();
    this.#ask();
  }

  #checkAddress() {
    const address = addressOf(this.#view.location);
    if (address === this.#address || this.#isEnded) return;
    this.#address = address;
    this.#settings.navigated();
    this.#ask();
  }

  /** Requests a round. */
  #ask() {
    if (this.#timer !== null) return;
    if (this.#isBusy) this.#isDue = true;
    else this.#schedule();
  }

  #schedule() {
    const wait = Math.max(this.#settings.debounce, this.#earliest - this.#view.performance.now());
    this.#timer = this.#view.setTimeout(() => this.#idle(), wait);
  }

  #idle() {
    const wait = this.#view.requestIdleCallback;
    if (wait) wait.call(this.#view, () => this.#round(), { timeout: this.#settings.budget });
    else this.#round();
  }

  async #round() {
    if (this.#isEnded) return;
    const touched = this.#touched.size > MAX_TOUCHED ? null : this.#touched;
    [this.#timer, this.#isBusy, this.#isDue, this.#touched] = [null, true, false, new Set()];
    // Changes from now on may or may not be read in this round; there will be another one.
    this.listen();
    const worked = await this.#settings.again(touched);
    this.#isBusy = false;
    // The round may have found new roots.
    this.listen();
    this.#earliest = this.#view.performance.now() + worked * REST_FACTOR;
    if (this.#isDue) this.#schedule();
  }
}
