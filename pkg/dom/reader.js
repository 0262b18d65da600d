// Reads a document for a session, in one go or in slices with pauses in which the page stays responsive; and finds what
// is new in a long page.

import { partAround, SMALL_PAGE } from './new-parts.js';
import { Slices } from './slices.js';
import { Walker, walk } from './walk.js';

/** How often reading starts again when the page removes what was to be read next. */
const MAX_ATTEMPTS = 3;
/** The constant of that name in `NodeFilter`, which Node has no global for. */
const SHOW_TEXT = 0x4;
/** Nodes that are read before the time is checked again. */
const STRIDE = 256;

export class Reader {
  #root;
  #isDeep;
  /** Whether long pages are followed, which need to be known node by node. */
  #isFollowing;
  /** The text nodes of a long page that were labelled. */
  #known = new WeakSet();
  #releasing = null;
  /** The frames and shadow roots that a page which is followed had when it was last read. */
  roots = [];

  constructor(root, { deep, observe }) {
    this.#root = root;
    this.#isDeep = deep ?? true;
    this.#isFollowing = Boolean(observe);
  }

  get #view() {
    return (this.#root.ownerDocument ?? this.#root).defaultView ?? globalThis;
  }

  /** A clock for one round of work. */
  slices() {
    return new Slices(this.#view);
  }

  readAtOnce() {
    const snapshot = walk(this.#root, this.#isDeep);
    this.#noteRoots(snapshot);
    return snapshot;
  }

  #noteRoots({ roots }) {
    const own = this.#root.getRootNode();
    if (this.#isFollowing) this.roots = roots.filter((root) => root !== own);
  }

  async read(slices) {
    for (let attempt = 1; ; attempt += 1) {
      const walker = new Walker(this.#root, this.#isDeep);
      while (!walker.run(slices.isOver)) {
        await slices.pause();
        if (!walker.isSound && attempt < MAX_ATTEMPTS) break;
      }
      if (walker.isDone) {
        this.#noteRoots(walker.snapshot);
        return walker.snapshot;
      }
    }
  }

  /** The new nodes with their surroundings; all of a small page; null if nothing is new. */
  async readNews(slices) {
    await this.#releasing;
    const snapshot = await this.read(slices);
    await slices.pause();
    const newPart =
      snapshot.nodes.length > SMALL_PAGE ? partAround(snapshot, (node) => !this.#known.has(node)) : snapshot;
    await slices.pause();
    return newPart;
  }

  /** Has the text of `elements` labelled again, or all text for null. */
  forget(elements) {
    if (elements === null) {
      this.#known = new WeakSet();
      return;
    }
    for (const element of elements) {
      const walker = element.ownerDocument.createTreeWalker(element, SHOW_TEXT);
      while (walker.nextNode()) this.#known.delete(walker.currentNode);
    }
  }

  /** Marks what was read as known, and holds it weakly, as soon as there is time. `textMap` maps texts to `snapshot`. */
  release(snapshot, textMap) {
    this.#releasing = this.#release(snapshot, textMap);
    return this.#releasing;
  }

  async #release(snapshot, textMap) {
    const slices = this.slices();
    const { nodes } = snapshot;
    await new Promise((/** @type {(value?: unknown) => void} */ done) => {
      setTimeout(done, 0);
    });
    slices.resume();
    if (this.#isFollowing && snapshot.whole.nodes.length > SMALL_PAGE) {
      for (let n = 0; n < nodes.length; n += 1) {
        if (snapshot.isText(n)) this.#known.add(nodes[n]);
        if (n % STRIDE === 0) await slices.pause();
      }
    }
    while (textMap && !textMap.weaken(slices.isOver)) await slices.pause();
  }
}
