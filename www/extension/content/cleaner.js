// Cleans the page of this content script, and restores it.

import { cleanDocument, templateOf } from '../../../pkg/dom/page.js';
import { askBackground, browser } from '../shared/browser.js';
import { minutesOf, readingCss } from '../shared/reading-style.js';
import { readSettings, readSite, writeSettings, writeSite } from '../shared/settings.js';
import { outcome, text } from '../shared/strings.js';
import { packAll, unpackAll } from '../shared/typed-arrays.js';
import { Aloud } from './aloud.js';
import { excerptOf, sentenceOf } from './excerpt.js';
import { Picker } from './picker.js';
import { Pointer } from './pointer.js';

/** Characters around a repair. */
const AROUND = 24;

export class Cleaner {
  /** `idle`, `working`, `clean`, `original` or `failed`. */
  phase = 'idle';
  error = null;
  verdict = null;
  #session = null;
  #pointer = null;
  #texts = [];
  #summary = null;
  #listeners = new Set();
  /** Changes that the user undid stay undone when the page is cleaned again. */
  #restored = new WeakSet();
  #history = [];
  /** The style sheet of the reading view while it is in the page. */
  #reading = null;
  #settings = null;
  #lang = null;
  /** The picker while the user picks a part to hide. */
  #picker = null;
  #aloud = new Aloud((n) => this.#nowAloud(n));
  /** Ranges of the sentences that are read aloud. */
  #sentences = [];

  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async toggle() {
    await (this.phase === 'clean' ? this.original() : this.clean());
    if (this.phase === 'clean') document.ariaNotify?.(outcome(this.#count()));
  }

  async clean() {
    if (this.phase === 'working' || this.phase === 'clean') return;
    this.#enter('working');
    const [settings, site] = await Promise.all([readSettings(), readSite(location.origin)]);
    if (this.phase !== 'working') return;
    const session = this.#open(settings, site);
    try {
      const { verdict } = await session.ready;
      // `original` may have come first.
      if (session !== this.#session) return;
      this.verdict = verdict;
      this.#lang = session.report.metadata.lang;
      this.#enter('clean');
    } catch (error) {
      if (session !== this.#session) return;
      this.#close();
      this.error = { code: error?.code ?? 'failed', message: String(error?.message ?? error) };
      this.#enter('failed');
    }
  }

  /** Cleans the page and shows the reading view. */
  async read() {
    await this.clean();
    if (this.phase !== 'clean') return;
    this.#settings = (await readSettings()).reading;
    await this.#styleReading(readingCss(this.#settings));
  }

  /** Shows the clean page in its own style again. */
  async leaveReading() {
    await this.#styleReading(null);
  }

  /** Changes how the reading view looks, here and on all pages from now on. */
  async setReading(changes) {
    this.#settings = { ...(await readSettings()).reading, ...changes };
    await writeSettings({ reading: this.#settings });
    if (this.#reading) await this.#styleReading(readingCss(this.#settings));
  }

  /** Replaces the style sheet of the reading view. */
  async #styleReading(css) {
    const before = this.#reading;
    this.#reading = css;
    if (css) await askBackground({ type: 'sheet', css, isOn: true });
    if (before && before !== css) await askBackground({ type: 'sheet', css: before, isOn: false });
    this.#tell();
  }

  /** The page as `markdown`, `text` or `html`; null if that fails. */
  async write(form) {
    const session = this.#session;
    if (!session) return null;
    try {
      if (form === 'text') return session.report.text;
      return await (form === 'html' ? session.html() : session.markdown());
    } catch {
      return null;
    }
  }

  async original() {
    await this.leaveReading();
    this.#close();
    this.#enter('original');
  }

  #open({ focus, comments, repair, observe, sentences }, { dismissed, hidden }) {
    this.#summary = { length: sentences, picked: null };
    // The background inserts the rules before it replies.
    const styleSheet = () => () => {};
    this.#session = cleanDocument(document, {
      focus,
      comments,
      repair,
      observe,
      dismissed,
      hidden,
      styleSheet,
      transport: ask,
    });
    this.#pointer = new Pointer(this.#session);
    this.#session.on('change', ({ ids, report }) => this.#changed(ids, report));
    this.#session.on('undo', () => this.#tell());
    this.#session.on('navigate', () => this.#leavePage());
    return this.#session;
  }

  #close() {
    this.#picker?.cancel();
    this.#aloud.stop();
    this.#pointer?.clear();
    this.#session?.disconnect();
    this.#session?.undo();
    this.#session = null;
    this.#pointer = null;
    this.#texts = [];
    this.#history = [];
  }

  /** The document now shows another page: forgets everything about the one before. */
  #leavePage() {
    this.#aloud.stop();
    this.#pointer.clear();
    this.#texts = [];
    this.#history = [];
    this.#summary = { length: this.#summary.length, picked: null };
    this.#tell();
  }

  #changed(ids, report) {
    if (report) {
      const { changes } = this.#session;
      this.verdict = report.verdict;
      this.#note(ids, report.pageText);
      const back = ids.filter((id) => changes[id].nodes.some((node) => this.#restored.has(node)));
      if (back.length > 0) this.#session.undo(back);
    }
    this.#tell();
  }

  #note(ids, pageText) {
    for (const id of ids) this.#texts[id] = textsOf(this.#session.changes[id], pageText);
  }

  // ------------------------------------------------------------------------------------------ what the panel does

  /** Shows hidden parts and undoes repairs; with `isBack` false, hides and repairs again. */
  restore(ids, isBack = true) {
    const before = ids.filter((id) => this.#session?.changes[id]?.applied === isBack);
    if (before.length === 0) return;
    this.#pointer.unpeek();
    this.#history.push([before, isBack]);
    this.#restore(before, isBack);
  }

  #restore(ids, isBack) {
    const nodes = ids.flatMap((id) => this.#session.changes[id].nodes);
    for (const node of nodes) isBack ? this.#restored.add(node) : this.#restored.delete(node);
    if (isBack) this.#session.undo(ids);
    else this.#session.redo(ids);
    const own = ids.filter((id) => this.#session.changes[id].reasons[0] === 'user-rule');
    if (own.length > 0)
      this.#remember(
        own.flatMap((id) => this.#session.changes[id].nodes.map(templateOf)),
        !isBack,
      );
  }

  /** Stores for the site whether parts that match these templates are hidden. */
  #remember(templates, isHidden) {
    const others = (list) => list.filter((template) => !templates.includes(template));
    return writeSite(location.origin, ({ hidden }) => ({
      hidden: [...others(hidden), ...(isHidden ? templates : [])],
    }));
  }

  /** Undoes the last `restore`. */
  undoLast() {
    const [ids, wasBack] = this.#history.pop() ?? [];
    if (ids && this.#session) this.#restore(ids, !wasBack);
  }

  /**
   * Shows a part, here and on every page of the site from now on. The setting is stored first, so that closing the tab as soon as
   * the part shows does not lose it.
   */
  async dismiss(id) {
    const session = this.#session;
    const template = session?.changes[id] && templateOf(session.changes[id].nodes[0]);
    if (!template) return;
    try {
      await writeSite(location.origin, ({ dismissed }) => ({ dismissed: [...new Set([...dismissed, template])] }));
    } finally {
      // The page may be another one by now, with other parts.
      if (session === this.#session) this.restore([id]);
    }
  }

  /** Lets the user pick a part, which is then hidden on every page of the site. `first` is outlined at the start. */
  async pick(first = null) {
    await this.clean();
    if (this.phase !== 'clean' || this.#picker) return;
    const css = pickingCss();
    await askBackground({ type: 'sheet', css, isOn: true });
    this.#picker = new Picker((element) => {
      this.#picker = null;
      askBackground({ type: 'sheet', css, isOn: false });
      if (element) this.hide(element);
      this.#tell();
    }, first);
    document.ariaNotify?.(text('pickHint'));
    this.#tell();
  }

  /** Hides a part, here and on every page of the site from now on. */
  async hide(element) {
    const session = this.#session;
    if (!session) return;
    const before = session.changes.length;
    const template = session.hide(element);
    this.#restored.delete(element);
    this.#note(
      [...Array(session.changes.length - before).keys()].map((n) => before + n),
      '',
    );
    if (session.changes.length > before) this.#history.push([[before], false]);
    this.#tell();
    await this.#remember([template], true);
  }

  // ------------------------------------------------------------------------------------------ reading aloud

  /** `start`, `pause`, `resume` or `stop`. */
  async readAloud(act) {
    if (act !== 'start') this.#aloud[act]?.();
    else if (this.#session) await this.#startAloud(this.#session);
    this.#tell();
  }

  async #startAloud(session) {
    await session.ready;
    const { sentences } = await session.summarize({ length: 1 });
    const spoken = sentences.map(({ span }) => sentenceAt(session, span));
    this.#sentences = spoken.filter(({ said }) => /[\p{L}\p{N}]/u.test(said));
    this.#aloud.setRate((await readSettings()).rate);
    if (session === this.#session)
      this.#aloud.start(
        this.#sentences.map(({ said }) => said),
        this.#lang,
      );
  }

  async setRate(rate) {
    this.#aloud.setRate(rate);
    await writeSettings({ rate: this.#aloud.rate });
  }

  /** The sentence that is read is marked in the page. */
  #nowAloud(n) {
    this.#pointer?.mark(n === null ? [] : this.#sentences[n].ranges);
    this.#tell();
  }

  peek(id) {
    this.#pointer?.peek(id);
  }

  unpeek() {
    this.#pointer?.unpeek();
  }

  /** Marks sentence `n` of the summary in the page; null marks none. */
  showSentence(n) {
    this.#pointer?.mark(n === null ? [] : this.#summary.picked[n].ranges);
    this.#summary.shown = n;
    this.#tell();
  }

  async summarize() {
    const summary = this.#summary;
    if (!summary || summary.picked || !this.#session) return;
    summary.picked = [];
    const session = this.#session;
    await session.ready;
    const { picked } = await session.summarize({ length: summary.length });
    // Ranges move with the page; spans would refer to a text that is outdated when the page loads more.
    summary.picked = picked.map(({ span }) => sentenceAt(session, span));
    summary.shown = null;
    this.#tell();
  }

  // ------------------------------------------------------------------------------------------ what the panel shows

  get state() {
    const changes = this.#session?.changes ?? [];
    const list = changes.map((change) => ({
      id: change.id,
      reasons: change.reasons,
      applied: change.applied,
      ...this.#texts[change.id],
    }));
    return {
      phase: this.phase,
      error: this.error,
      verdict: this.verdict,
      site: location.origin,
      isReading: this.#reading !== null,
      reading: this.#settings,
      minutes: this.#session?.report ? minutesOf(this.#session.report.text, this.#lang) : null,
      ...this.#count(),
      isPicking: this.#picker !== null,
      aloud: this.#aloud.isPossible && {
        state: this.#aloud.state,
        at: this.#aloud.at,
        count: this.#aloud.count,
        rate: this.#aloud.rate,
      },
      hidden: list.filter(({ isPart }) => isPart),
      repaired: list.filter(({ isPart }) => isPart === false),
      summary:
        this.#session && this.#summary?.picked
          ? { texts: this.#summary.picked.map(({ said }) => said), shown: this.#summary.shown }
          : null,
    };
  }

  /** The number of hidden parts and of repairs that are in effect. */
  #count() {
    const done = (this.#session?.changes ?? []).filter(({ applied }) => applied);
    const parts = done.filter(({ id }) => this.#texts[id]?.isPart).length;
    return { parts, repairs: done.length - parts };
  }

  #enter(phase) {
    this.phase = phase;
    if (phase !== 'failed') this.error = null;
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
    // The background may be gone for good: the extension was updated.
    browser.runtime.sendMessage?.({ type: 'outcome', phase: this.phase, ...this.#count() })?.catch(() => {});
  }
}

/** A sentence of the text: its ranges in the page, and its words. */
function sentenceAt(session, span) {
  const ranges = session.ranges(span);
  return { ranges, said: sentenceOf(session.report.text.slice(span.start, span.end), ranges) };
}

/** Styles while the user picks a part: an outline around the part under the mouse, and a line of help. */
function pickingCss() {
  return `
[data-limpid~="pick"] { outline: 3px solid #b3261e !important; outline-offset: -3px !important; box-shadow: inset 0 0 0 100vmax rgb(179 38 30 / 15%) !important; }
html, html * { cursor: crosshair !important; }
html::after {
  content: ${JSON.stringify(text('pickHint'))} !important; display: block !important; position: fixed !important; inset: auto 0 0 0 !important;
  z-index: 2147483647 !important; padding: 10px 16px !important; background: #12272e !important; color: #fff !important;
  font: 16px/1.4 system-ui, sans-serif !important; text-align: center !important; unicode-bidi: plaintext !important; pointer-events: none !important;
}`;
}

/** The transport: the core is in the background. */
async function ask(job) {
  const sent = job.type === 'clean' ? { ...job, columns: packAll(job.columns) } : job;
  const { answer, error } = await askBackground({ type: 'core', job: sent });
  if (error) throw Object.assign(new Error(error.message), { code: error.code });
  return job.type === 'clean' ? unpackAll(answer) : answer;
}

function textsOf({ page: { start, end }, nodes, replacement }, pageText) {
  if (nodes[0]?.nodeType !== Node.TEXT_NODE) return { isPart: true, excerpt: excerptOf(nodes) };
  return {
    isPart: false,
    before: pageText.slice(start, end),
    after: replacement,
    ...wordsAround(pageText, start, end),
  };
}

/** The text before and after a span on the same line, in whole words. */
function wordsAround(pageText, start, end) {
  const from = Math.max(start - AROUND, 0);
  const lead = pageText.slice(from, start).split('\n').at(-1);
  const trail = pageText.slice(end, end + AROUND).split('\n')[0];
  const isCut = lead.length === start - from && /\S$/.test(pageText.slice(0, from));
  const isCutAfter = trail.length === AROUND && /^\S/.test(pageText.slice(end + AROUND));
  return {
    lead: isCut ? lead.replace(/^\S*\s(?=\S)/, '… ') : lead,
    trail: isCutAfter ? trail.replace(/(\S)\s\S*$/, '$1 …') : trail,
  };
}
