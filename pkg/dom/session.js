// A session cleans a document: it reads the page, has the core label it, plans and writes; then it undoes, redoes and follows the
// page. The core is behind the transport, so this is all that a content script needs.

import { LimpidError } from '../errors.js';
import { afterRepairs } from './apply.js';
import { Changes } from './changes.js';
import { guardPage } from './guards.js';
import { Listeners } from './listeners.js';
import { Page } from './page-kind.js';
import { elementsToShow, planParts, planRepairs } from './plan.js';
import { Reader } from './reader.js';
import { templateOf } from './template.js';
import { rangesOf, TextMap } from './text-map.js';
import { userRulePart, userRuleParts } from './user-rules.js';
import { walk } from './walk.js';
import { watch } from './watch.js';

/** The options of the session itself; all others are options of `clean`. */
const OWN = [
  'dryRun',
  'action',
  'repair',
  'observe',
  'deep',
  'transport',
  'signal',
  'styleSheet',
  'dismissed',
  'hidden',
  'url',
];

export class CleanSession {
  #root;
  #document;
  #options;
  #ask;
  #changes;
  #reader;
  #listeners = new Listeners();
  #textMap = null;
  #report = null;
  /** The number of earlier pages in the same document. */
  #pages = 0;
  /** The kind of page. */
  #page = null;
  #stop = null;
  #isEnded = false;
  /** True if the page has grown since it was last read completely. */
  #isStale = false;
  ready;

  constructor(root, options, ask) {
    this.#root = root;
    this.#document = root.ownerDocument ?? root;
    this.#options = options;
    this.#ask = ask;
    this.#changes = new Changes(root, options);
    this.#reader = new Reader(root, options);
    options.signal?.throwIfAborted();
    options.signal?.addEventListener('abort', () => this.disconnect(), { once: true });
    // If the core is in this script, everything is done before this returns.
    this.ready = options.transport ? this.#runInSlices() : this.#run();
    this.ready.catch((error) => this.#emit('error', { error }));
    if (options.observe) {
      this.ready.then(
        () => this.#follow(options.observe === true ? {} : options.observe),
        () => {},
      );
    }
  }

  get changes() {
    return this.#changes.views;
  }

  undo(which) {
    const ids = this.#changes.undo(which);
    if (ids.length > 0) this.#emit('undo', { ids });
  }

  redo(which) {
    const ids = this.#changes.redo(which);
    if (ids.length > 0) this.#emit('change', { ids });
  }

  dismiss(id) {
    const change = this.#changes.at(id);
    const [element] = change?.isPart ? change.view.nodes : [];
    if (!element) throw new LimpidError('bad-input', `id must be that of a hidden part, not ${String(id)}`);
    this.undo(id);
    return templateOf(element);
  }

  hide(element) {
    if (element?.nodeType !== 1 || element.matches('html,head,body')) {
      throw new LimpidError('bad-input', 'element must be an element of the page, inside its body');
    }
    const known = this.#changes.views.find(({ nodes }) => nodes.length === 1 && nodes[0] === element);
    if (known) this.redo(known.id);
    else this.#emit('change', { ids: this.#changes.add([], [userRulePart(element)], null).map(({ view }) => view.id) });
    return templateOf(element);
  }

  /** The document as it was last read completely; null before. */
  get report() {
    return this.#report;
  }

  ranges(span) {
    const now = (node, offset, side) => afterRepairs(this.#changes.repairsOf(node), offset, side);
    const change = span.page && this.#changes.at(span.id);
    if (change?.isPart) return rangesOf(textIn(change.view.nodes), (_, offset) => offset);
    if (change) {
      return rangesOf(
        change.writes.flatMap(({ place }) => place ?? []),
        now,
      );
    }
    const textMap = this.#textMap;
    if (!textMap) return [];
    return rangesOf(textMap.parts({ start: textMap.toPage(span.start, 0), end: textMap.toPage(span.end, 1) }), now);
  }

  async summarize(options) {
    await this.ready;
    if (this.#isStale) {
      const snapshot = await this.#reader.read(this.#reader.slices());
      this.#note(snapshot, typed(await this.#ask(this.#job(snapshot))));
      this.#reader.release(snapshot, this.#textMap);
    }
    const { text, metadata } = this.#report;
    const title = options?.title ?? metadata.title ?? undefined;
    return this.#ask({ type: 'summarize', text, options: { ...options, title } });
  }

  /** The page as it is now, without boilerplate, as Markdown. */
  markdown() {
    return this.#write('markdown');
  }

  /** The same, as safe HTML. */
  html() {
    return this.#write('html');
  }

  async #write(form) {
    await this.ready;
    const { columns } = await this.#reader.read(this.#reader.slices());
    const url = this.#options.url ?? webAddress(this.#document.URL);
    return this.#ask({ type: 'write', form, columns, options: { ...coreOptions(this.#options), read: { url } } });
  }

  disconnect() {
    this.#isEnded = true;
    this.#stop?.();
    this.#stop = null;
  }

  on(type, listener) {
    return this.#listeners.add(type, listener);
  }

  /** Ends the session and undoes all of its changes. */
  async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() {
    this.disconnect();
    await this.ready.catch(() => {});
    this.undo();
  }

  // ------------------------------------------------------------------------------------------ one round

  /** Runs a round without pauses, unless the transport returns a promise. */
  #run() {
    try {
      const snapshot = this.#reader.readAtOnce();
      const answer = this.#ask(this.#job(snapshot));
      const use = (given) => {
        const steps = this.#use(snapshot, typed(given));
        let step = steps.next();
        while (!step.done) step = steps.next();
        return step.value;
      };
      return typeof answer?.then === 'function' ? answer.then(use) : Promise.resolve(use(answer));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Runs a round with pauses in which the page stays responsive. `slices` measures its time. */
  async #runInSlices(slices = this.#reader.slices(), read = (timed) => this.#reader.read(timed)) {
    const snapshot = await read(slices);
    if (snapshot === null) return this.#report;
    const pages = this.#pages;
    const answer = this.#ask(this.#job(snapshot));
    slices.stop();
    const given = await answer;
    slices.resume();
    // The page that was read is gone; another round handles the new one.
    if (this.#pages !== pages) return this.#report;
    const steps = this.#use(snapshot, typed(given));
    let step = steps.next();
    while (!step.done) {
      await slices.pause();
      if (this.#pages !== pages) return this.#report;
      step = steps.next();
    }
    slices.stop();
    return step.value;
  }

  #job(snapshot) {
    return { type: 'clean', columns: snapshot.columns, options: coreOptions(this.#options) };
  }

  /** Plans and writes; yields after each step so that the page can run. */
  *#use(snapshot, answer) {
    const report = this.#note(snapshot, answer);
    if (this.#isEnded) return report;
    const edits = planRepairs(snapshot, answer);
    yield;
    const dismissed = new Set(this.#options.dismissed);
    const isKept = dismissed.size > 0 ? (element) => dismissed.has(templateOf(element)) : undefined;
    const { parts, counts } = planParts(snapshot, answer, isKept);
    yield;
    this.#showAgain(snapshot, answer);
    yield;
    if (this.#isEnded) return report;
    if (counts.isWhole) this.#page = new Page(this.#document, counts, answer.metadata);
    yield;
    const guarded = yield* this.#guard(parts, counts, isKept);
    if (!this.#page.isArticle) report.verdict = 'not-an-article';
    yield;
    if (this.#isEnded) return report;
    this.#reader.release(snapshot, this.#textMap);
    const fresh = this.#changes.add(edits, guarded, counts);
    this.#emit('change', { ids: fresh.map(({ view }) => view.id), report });
    return report;
  }

  /** The parts that may be hidden, after the guards; adds parts without text. */
  *#guard(parts, counts, isKept) {
    const { hidden } = this.#changes;
    const isRoot = this.#root === this.#document || this.#root === this.#document.documentElement;
    const page = this.#page;
    const isGone = (element) => hidden.has(element) || (isKept?.(element) ?? false);
    const focus = this.#options.focus ?? 'balanced';
    const guarded = yield* guardPage(this.#document, parts, counts, {
      page,
      focus,
      isWhole: counts.isWhole && isRoot,
      isGone,
    });
    return [...guarded, ...userRuleParts(this.#document, new Set(this.#options.hidden), { counts, page, isGone })];
  }

  /** Makes the report. The report of a part of the page is not stored. */
  #note(snapshot, { text, pageText, metadata, verdict, edits, runs }) {
    const report = { text, pageText, metadata, verdict, nodes: snapshot.nodes.length };
    this.#isStale = snapshot.whole !== snapshot;
    if (!this.#isStale) {
      this.#report = report;
      this.#textMap = new TextMap(snapshot, { edits, runs });
      this.#changes.forgetRepairs();
    }
    return report;
  }

  /** Shows hidden elements again that now contain content. */
  #showAgain(snapshot, answer) {
    const { hidden } = this.#changes;
    if (hidden.size === 0) return;
    const ids = new Set([...elementsToShow(snapshot, answer, hidden)].map((element) => hidden.get(element)));
    if (ids.size > 0) this.undo([...ids]);
  }

  // ------------------------------------------------------------------------------------------ following

  #follow(settings) {
    // A document without a window does not change by itself.
    if (this.#isEnded || !this.#document.defaultView) return;
    const again = async (touched) => {
      this.#reader.forget(touched === null ? null : touched);
      const slices = this.#reader.slices();
      const isNew = this.#report === null;
      const read = (timed) => (isNew ? this.#reader.read(timed) : this.#reader.readNews(timed));
      await this.#runInSlices(slices, read).catch((error) => this.#emit('error', { error }));
      return slices.busy;
    };
    const roots = () => this.#reader.roots;
    this.#stop = watch(this.#root, settings, { again, navigated: () => this.#leavePage(), roots });
  }

  /** The document now shows another page, so all earlier decisions are void. */
  #leavePage() {
    const ids = this.#changes.undo();
    this.#changes.forgetAll();
    this.#reader.forget(null);
    this.#pages += 1;
    [this.#report, this.#textMap, this.#page] = [null, null, null];
    this.#emit('navigate', { ids });
  }

  #emit(type, event) {
    this.#listeners.tell(type, { session: this, ...event });
  }
}

/** All text in `elements`, as it is now. */
function textIn(elements) {
  const nodes = elements.flatMap((element) => walk(element).nodes);
  const texts = nodes.filter(
    ({ nodeType, data, parentNode }) => nodeType === 3 && data.trim() !== '' && parentNode?.localName !== 'script',
  );
  return texts.map((node) => ({ node, start: 0, end: node.data.length }));
}

/** The URL of the document, if links can be resolved against it; documents made by a script have none. */
const webAddress = (address) => (/^https?:/.test(address) ? address : null);

/** The options that the core needs. */
function coreOptions(options) {
  const clean = Object.fromEntries(Object.entries(options).filter(([name]) => !OWN.includes(name)));
  return { repair: options.repair ?? true, clean };
}

/** Converts lists that arrived as JSON arrays back to typed arrays. */
function typed(answer) {
  const list = (values, Kind) => (ArrayBuffer.isView(values) ? values : Kind.from(Object.values(values)));
  return {
    ...answer,
    blocks: list(answer.blocks, Uint32Array),
    confidence: list(answer.confidence, Float32Array),
    evidence: list(answer.evidence, Float32Array),
    runs: list(answer.runs, Uint32Array),
    edits: list(answer.edits, Uint32Array),
  };
}
