// One cleaning of one document: read, ask, plan, write; then undo, redo, and follow the page. No core in here: the
// transport asks for it, so that this is all a content script needs.

import { afterRepairs, Marked, Repaired, Scroll, Sheets } from './apply.js';
import { Places, rangesOf } from './places.js';
import { holders, planParts, planRepairs } from './plan.js';
import { Slices } from './slices.js';
import { templateOf } from './template.js';
import { Walker, walk } from './walk.js';
import { watch } from './watch.js';
import { around, SMALL } from './window.js';

/** The options of the session itself; all others are those of cleaning. */
const OWN = ['dryRun', 'action', 'repair', 'observe', 'deep', 'transport', 'signal', 'styleSheet', 'dismissed'];
/** How often a reading begins anew when the page takes away what was to be read next. */
const ATTEMPTS = 3;
/** Nodes between two looks at the clock. */
const STRIDE = 256;

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
  /** Text nodes of a long page that is followed, as far as they were labelled. */
  #known = new WeakSet();
  #isStale = false;
  #lettingGo = null;
  /** What was done to an element. */
  #marked = new WeakMap();
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
    // With the core in this script everything is done before this returns.
    this.ready = options.transport ? this.#runInSlices() : this.#run();
    this.ready.catch((error) => this.#emit('error', { error }));
    if (options.observe) {
      const settings = options.observe === true ? {} : options.observe;
      this.ready.then(
        () => this.#follow(settings),
        () => {},
      );
    }
  }

  get changes() {
    return this.#changes.map(({ view }) => view);
  }

  undo(which) {
    const now = this.#scroll?.now();
    const undone = this.#each(
      which,
      (writes) => writes.findLast(({ done }) => done),
      (write) => write.undo(),
    );
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
    const pending = this.#each(
      which,
      (writes) => writes.find(({ done }) => !done),
      (write) => this.#write(write),
    );
    if (pending.length > 0) this.#emit('change', { ids: pending });
  }

  dismiss(id) {
    const [element] = this.#changes[id]?.isPart ? this.#changes[id].view.nodes : [];
    if (!element) throw new RangeError(`no part ${id} to dismiss`);
    this.undo(id);
    return templateOf(element);
  }

  /** The document as it was last read whole; null before. */
  get report() {
    return this.#report;
  }

  ranges(span) {
    const now = (node, offset, side) => afterRepairs(this.#repaired.get(node) ?? [], offset, side);
    const change = span.page && this.#changes[span.id];
    if (change?.isPart) return rangesOf(textIn(change.view.nodes), (_, offset) => offset);
    if (change)
      return rangesOf(
        change.writes.flatMap(({ place }) => place ?? []),
        now,
      );
    const places = this.#places;
    return places
      ? rangesOf(places.parts({ start: places.toPage(span.start, 0), end: places.toPage(span.end, 1) }), now)
      : [];
  }

  async summarize(options) {
    await this.ready;
    if (this.#isStale) {
      const reading = await this.#read(new Slices(this.#view));
      this.#note(reading, typed(await this.#ask(this.#job(reading))));
      this.#letGo(reading);
    }
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

  /** All at once, where the answer is no promise. */
  #run() {
    try {
      const reading = walk(this.#root, this.#options.deep ?? true);
      const answer = this.#ask(this.#job(reading));
      const use = (given) => {
        const steps = this.#use(reading, typed(given));
        let step = steps.next();
        while (!step.done) step = steps.next();
        return step.value;
      };
      return typeof answer?.then === 'function' ? answer.then(use) : Promise.resolve(use(answer));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** The same with pauses in which the page can answer people. `slices` counts the time it takes. */
  async #runInSlices(slices = new Slices(this.#view), read = (timed) => this.#read(timed)) {
    const reading = await read(slices);
    if (reading === null) return this.#report;
    const answer = this.#ask(this.#job(reading));
    slices.stop();
    const given = await answer;
    slices.resume();
    const steps = this.#use(reading, typed(given));
    let step = steps.next();
    while (!step.done) {
      await slices.pause();
      step = steps.next();
    }
    slices.stop();
    return step.value;
  }

  /** What is new, with what is around it; all of a small page; null where nothing is new. */
  async #readNews(slices) {
    await this.#lettingGo;
    const reading = await this.#read(slices);
    await slices.pause();
    const news = reading.nodes.length > SMALL ? around(reading, (node) => !this.#known.has(node)) : reading;
    await slices.pause();
    return news;
  }

  async #read(slices) {
    for (let attempt = 1; ; attempt += 1) {
      const walker = new Walker(this.#root, this.#options.deep ?? true);
      while (!walker.run(slices.isOver)) {
        await slices.pause();
        if (!walker.isSound && attempt < ATTEMPTS) break;
      }
      if (walker.isDone) return walker.reading;
    }
  }

  get #view() {
    return this.#document.defaultView ?? globalThis;
  }

  #job(reading) {
    return { type: 'clean', columns: reading.columns, options: coreOptions(this.#options) };
  }

  /** Plans and writes; after each step the page may have its turn. */
  *#use(reading, answer) {
    const report = this.#note(reading, answer);
    if (this.#ended) return report;
    const edits = planRepairs(reading, answer);
    yield;
    const dismissed = new Set(this.#options.dismissed);
    const isKept = dismissed.size > 0 ? (element) => dismissed.has(templateOf(element)) : undefined;
    const parts = planParts(reading, answer, isKept);
    yield;
    this.#showAgain(reading, answer);
    yield;
    if (this.#ended) return report;
    this.#lettingGo = this.#letGo(reading);
    this.#apply(edits, parts, report);
    return report;
  }

  /** What the document says. Of a part of it nothing is kept here. */
  #note(reading, { text, pageText, metadata, verdict, edits, runs }) {
    const report = { text, pageText, metadata, verdict, nodes: reading.nodes.length };
    this.#isStale = reading.whole !== reading;
    if (!this.#isStale) {
      this.#report = report;
      this.#places = new Places(reading, { edits, runs });
      this.#repaired = new WeakMap();
    }
    return report;
  }

  #apply(edits, parts, report) {
    const fresh = [...this.#repairs(edits), ...this.#parts(parts)];
    this.#changes.push(...fresh);
    if (fresh.length > 0 && !this.#options.dryRun) {
      this.#scroll ??= new Scroll(this.#document);
      for (const { writes } of fresh) for (const write of writes) write.noteScroll?.();
      for (const { writes } of fresh) for (const write of writes) this.#write(write);
    }
    this.#emit('change', { ids: fresh.map(({ view }) => view.id), report });
  }

  /** Nodes that were read are noted as known, and held weakly, as soon as there is time. */
  async #letGo(reading) {
    const slices = new Slices(this.#view);
    const { nodes } = reading;
    await new Promise((done) => {
      setTimeout(done, 0);
    });
    slices.resume();
    if (this.#options.observe && reading.whole.nodes.length > SMALL) {
      for (let n = 0; n < nodes.length; n += 1) {
        if (reading.isText(n)) this.#known.add(nodes[n]);
        if (n % STRIDE === 0) await slices.pause();
      }
    }
    const places = this.#places;
    while (places === this.#places && !places.weaken(slices.isOver)) await slices.pause();
  }

  #parts(parts) {
    const fresh = parts.map((part) => ({
      ...part,
      elements: part.elements.filter((element) => this.#isFresh(element)),
    }));
    return fresh
      .filter(({ elements }) => elements.length > 0)
      .map((part, k) => {
        const action = this.#options.action ?? 'hide';
        const writes = part.elements.map((element) => new Marked(element, `${action} ${part.reasons[0]}`));
        part.elements.forEach((element, n) => this.#marked.set(element, writes[n]));
        return this.#entry(part, '', writes, k, true);
      });
  }

  /** False for what was done before, is gone, or was taken into use since it was read. */
  #isFresh(element) {
    const known = this.#marked.get(element);
    // Pages that render themselves again take attributes away that they do not know.
    if (known && !this.#options.dryRun) known.again();
    if (known || element.isConnected !== this.#root.isConnected) return false;
    const active = element.getRootNode().activeElement;
    return !active || active === active.ownerDocument.body || !element.contains(active);
  }

  #repairs(edits) {
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
      id,
      page,
      replacement,
      reasons,
      confidence,
      evidence,
      get nodes() {
        return writes.map(({ node }) => node).filter(Boolean);
      },
      get applied() {
        return writes.some(({ done }) => done);
      },
    };
    return { view, writes, isPart };
  }

  #write(write) {
    const hides = write instanceof Marked && (this.#options.action ?? 'hide') === 'hide';
    const { node } = write;
    if (node && (!hides || this.#sheets.cover(node))) write.redo();
  }

  /** Elements that were hidden and hold content now are shown again. */
  #showAgain(reading, answer) {
    const hidden = new Map();
    for (const { view, writes, isPart } of this.#changes) {
      for (const { done, node } of isPart ? writes : []) if (done && node) hidden.set(node, view.id);
    }
    if (hidden.size === 0) return;
    const ids = new Set([...holders(reading, answer, hidden)].map((element) => hidden.get(element)));
    if (ids.size > 0) this.undo([...ids]);
  }

  #each(which, wanted, job) {
    const ids = which === undefined ? this.#changes.keys() : [which].flat();
    const changes = [...ids].map((id) => this.#changes[id]).filter((change) => change && wanted(change.writes));
    changes.forEach(({ writes }) => writes.forEach(job));
    return changes.map(({ view }) => view.id);
  }

  #follow(settings) {
    // A document that nobody sees does not change by itself.
    if (!this.#ended && this.#document.defaultView) {
      const again = async () => {
        const slices = new Slices(this.#view);
        await this.#runInSlices(slices, (timed) => this.#readNews(timed)).catch((error) =>
          this.#emit('error', { error }),
        );
        return slices.busy;
      };
      this.#stop = watch(this.#root, settings, again);
    }
  }

  #emit(type, event) {
    for (const listener of this.#listeners.get(type) ?? []) listener({ type, session: this, ...event });
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
