// One cleaning of one document: read, ask, plan, write; then undo, redo, and follow the page. No core in here: the
// transport asks for it, so that this is all a content script needs.

import { afterRepairs, Marked, Repaired, Scroll, Sheets } from './apply.js';
import { Places } from './places.js';
import { keptText, planParts, planRepairs } from './plan.js';
import { templateOf } from './template.js';
import { walk } from './walk.js';
import { watch } from './watch.js';

/** The options of the session itself; all others are those of cleaning. */
const OWN = ['dryRun', 'action', 'repair', 'observe', 'deep', 'transport', 'signal', 'styleSheet', 'dismissed'];

export class CleanSession {
  #root;
  #document;
  #options;
  #ask;
  #changes = [];
  #listeners = new Map();
  #sheets;
  #scroll = null;
  #places = null;
  #report = null;
  #stop = null;
  #ended = false;
  #seen = new WeakSet();
  /** The repairs of a text node since it was last read. */
  #repaired = new WeakMap();
  ready;

  constructor(root, options, ask) {
    this.#root = root;
    this.#document = root.ownerDocument ?? root;
    this.#options = options;
    this.#ask = ask;
    this.#sheets = new Sheets(options.styleSheet);
    options.signal?.throwIfAborted();
    options.signal?.addEventListener('abort', () => this.disconnect(), { once: true });
    this.ready = this.#run();
    this.ready.catch((error) => this.#emit('error', { error }));
    if (options.observe) {
      const settings = options.observe === true ? {} : options.observe;
      this.ready.then((report) => this.#follow(settings, report), () => {});
    }
  }

  get changes() {
    return this.#changes.map(({ view }) => view);
  }

  undo(which) {
    const now = this.#scroll?.now();
    const undone = this.#each(which, (writes) => writes.findLast(({ done }) => done), (write) => write.undo());
    if (undone.length > 0) {
      if (this.#changes.every(({ writes }) => writes.every(({ done }) => !done))) {
        this.#sheets.clear();
        this.#scroll?.restore(now);
        this.#scroll = null;
      }
      this.#emit('undo', { ids: undone });
    }
  }

  redo(which) {
    if (this.#options.dryRun) return;
    this.#scroll ??= new Scroll(this.#document);
    const pending = this.#each(which, (writes) => writes.find(({ done }) => !done), (write) => this.#write(write));
    if (pending.length > 0) this.#emit('change', { ids: pending });
  }

  dismiss(id) {
    const [element] = this.#changes[id]?.isPart ? this.#changes[id].view.nodes : [];
    if (!element) throw new RangeError(`no part ${id} to dismiss`);
    this.undo(id);
    return templateOf(element);
  }

  /** The document as it was last read; null before. */
  get report() {
    return this.#report;
  }

  ranges(span) {
    const places = (span.page && this.#changes[span.id]?.places) ?? this.#places;
    if (!places) return [];
    const page = span.page ?? { start: places.toPage(span.start, 0), end: places.toPage(span.end, 1) };
    const now = (node, offset, side) => afterRepairs(this.#repaired.get(node) ?? [], offset, side);
    return places.ranges(page, now);
  }

  async summarize(options) {
    await this.ready;
    const { text, metadata } = this.#report;
    const title = options?.title ?? metadata.title ?? undefined;
    return this.#ask({ type: 'summarize', text, options: { ...options, title } });
  }

  disconnect() {
    this.#ended = true;
    this.#stop?.();
    this.#stop = null;
  }

  on(type, listener) {
    const list = this.#listeners.get(type) ?? this.#listeners.set(type, new Set()).get(type);
    list.add(listener);
    return () => list.delete(listener);
  }

  /** Ends the session and takes back all that it did. */
  async [Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')]() {
    this.disconnect();
    await this.ready.catch(() => {});
    this.undo();
  }

  // ------------------------------------------------------------------------------------------ reading and writing

  /** Settled at once where the answer is no promise: everything is written before the constructor returns. */
  #run() {
    try {
      const reading = walk(this.#root, this.#options.deep ?? true);
      const answer = this.#ask({ type: 'clean', columns: reading.columns, options: coreOptions(this.#options) });
      if (typeof answer?.then !== 'function') return Promise.resolve(this.#use(reading, answer));
      return answer.then((later) => this.#use(reading, typed(later)));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  #use(reading, answer) {
    const { text, pageText, metadata, verdict } = answer;
    const report = { text, pageText, metadata, verdict, nodes: reading.nodes.length };
    this.#report = report;
    if (this.#ended) return report;
    this.#places = new Places(reading, answer);
    const places = this.#places;
    setTimeout(() => places.weaken(), 0);
    if (this.#changes.some(({ isPart, view }) => isPart && view.applied)) this.#showAgain(keptText(reading, answer));
    const dismissed = new Set(this.#options.dismissed);
    const isKept = dismissed.size > 0 ? (element) => dismissed.has(templateOf(element)) : undefined;
    const fresh = [...this.#repairs(planRepairs(reading, answer)), ...this.#parts(planParts(reading, answer, isKept))];
    this.#changes.push(...fresh);
    if (fresh.length > 0 && !this.#options.dryRun) {
      this.#scroll ??= new Scroll(this.#document);
      for (const { writes } of fresh) writes.forEach((write) => write.noteScroll?.());
      for (const { writes } of fresh) writes.forEach((write) => this.#write(write));
    }
    this.#emit('change', { ids: fresh.map(({ view }) => view.id), report });
    return report;
  }

  #parts(parts) {
    const unseen = parts.filter(({ elements }) => !elements.every((element) => this.#seen.has(element)));
    return unseen.map((part, k) => {
      const action = this.#options.action ?? 'hide';
      const writes = part.elements.map((element) => new Marked(element, `${action} ${part.reasons[0]}`));
      part.elements.forEach((element) => this.#seen.add(element));
      return this.#entry(part, '', writes, k, true);
    });
  }

  #repairs(edits) {
    this.#repaired = new WeakMap();
    this.#pending = 0;
    return edits.map((edit) => {
      const list = this.#repaired.get(edit.node) ?? this.#repaired.set(edit.node, []).get(edit.node);
      this.#pending += 1;
      return this.#entry(edit.change, edit.change.replacement, [new Repaired(edit, list)], -this.#pending, false);
    });
  }

  #pending = 0;

  #entry({ page, reasons, confidence, evidence }, replacement, writes, k, isPart) {
    // Repairs are numbered before the parts of the same round.
    const id = this.#changes.length + (k < 0 ? -k - 1 : this.#pending + k);
    const view = {
      id, page, replacement, reasons, confidence, evidence,
      get nodes() {
        return writes.map(({ node }) => node).filter(Boolean);
      },
      get applied() {
        return writes.some(({ done }) => done);
      },
    };
    return { view, writes, isPart, places: this.#places };
  }

  #write(write) {
    const hides = write instanceof Marked && (this.#options.action ?? 'hide') === 'hide';
    const { node } = write;
    if (node && (!hides || this.#sheets.cover(node))) write.redo();
  }

  /** Elements that were hidden and hold content now are shown again. */
  #showAgain(kept) {
    const hidden = this.#changes.filter(({ view, isPart }) => isPart && view.applied);
    const holding = hidden.filter(({ view }) => view.nodes.some((element) => kept.some((node) => element.contains(node))));
    if (holding.length > 0) this.undo(holding.map(({ view }) => view.id));
  }

  #each(which, wanted, job) {
    const ids = which === undefined ? this.#changes.keys() : [which].flat();
    const changes = [...ids].map((id) => this.#changes[id]).filter((change) => change && wanted(change.writes));
    changes.forEach(({ writes }) => writes.forEach(job));
    return changes.map(({ view }) => view.id);
  }

  #follow(settings) {
    if (!this.#ended) {
      const again = () => this.#run().catch((error) => this.#emit('error', { error }));
      this.#stop = watch(this.#root, settings, again);
    }
  }

  #emit(type, event) {
    for (const listener of this.#listeners.get(type) ?? []) listener({ type, session: this, ...event });
  }
}

/** What the core needs to know. */
function coreOptions(options) {
  const clean = Object.fromEntries(Object.entries(options).filter(([name]) => !OWN.includes(name)));
  return { repair: options.repair ?? true, clean };
}

/** Lists that came as JSON are lists of numbers again. */
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
