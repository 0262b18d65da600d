// The changes that a session made to its document, and the writes that each consists of, for undo.

import { ElementMark, Sheets, TextRepair } from './apply.js';
import { Copies } from './copies.js';
import { inScreen, isBlank, keepReadingPosition, noteScreen } from './first-screen.js';
import { fixLayout, measureLayout } from './layout.js';
import { Scroll } from './scroll.js';

export class Changes {
  #root;
  #options;
  #list = [];
  #sheets;
  #copies = new Copies();
  #scroll = null;
  /** The mark of each element. */
  #marked = new WeakMap();
  /** The repairs of a text node since it was last read. */
  #repaired = new WeakMap();

  constructor(root, options) {
    this.#root = root;
    this.#options = options;
    this.#sheets = new Sheets(options.styleSheet);
  }

  get #document() {
    return this.#root.ownerDocument ?? this.#root;
  }

  get #hides() {
    return (this.#options.action ?? 'hide') === 'hide';
  }

  get views() {
    return this.#list.map(({ view }) => view);
  }

  at(id) {
    return this.#list[id];
  }

  repairsOf(node) {
    return this.#repaired.get(node) ?? [];
  }

  /** Forgets all changes, which were undone: they belonged to another page. */
  forgetAll() {
    this.#list = [];
    this.#marked = new WeakMap();
    this.#repaired = new WeakMap();
  }

  /** Called when text nodes are read again: their text now includes their repairs. */
  forgetRepairs() {
    this.#repaired = new WeakMap();
  }

  /** Records repairs and parts, writes them unless this is a dry run, and returns the new changes. */
  add(edits, parts, counts) {
    const first = this.#list.length;
    for (const edit of edits) this.#addRepair(edit);
    for (const part of parts) this.#addPart(part);
    const fresh = this.#list.slice(first);
    if (fresh.length > 0 && !this.#options.dryRun) this.#writeAll(fresh, counts);
    return fresh;
  }

  /** Writes new changes, and fixes the layout afterwards. Without `counts`, nothing is measured. */
  #writeAll(fresh, counts) {
    const writes = fresh.flatMap((change) => change.writes);
    for (const write of writes) write.noteScroll?.();
    const marked = writes.filter((write) => write instanceof ElementMark);
    this.#noteScroll(marked);
    // Repaired text may need less space; the layout need not be fixed for that.
    for (const write of writes) if (write instanceof TextRepair) this.#write(write);
    const measured = this.#hides && counts && marked.length > 0 ? measureLayout(this.#document, counts, marked) : null;
    const noted =
      measured &&
      noteScreen(
        this.#document,
        measured.boxes.map(({ element }) => element),
      );
    const shown = noted ? inScreen(this.#document, marked) : [];
    for (const write of marked) this.#write(write);
    fixLayout(measured, marked);
    keepReadingPosition(noted);
    if (shown.length > 0 && isBlank(this.#document, counts)) for (const write of shown) write.undo();
  }

  /** Undoes changes, all of them by default; returns the ids of those that were applied. */
  undo(which) {
    this.#scroll?.noteNow();
    const isDone = ({ done }) => done;
    const undone = this.#each(
      which,
      (writes) => writes.some(isDone),
      (write) => write.undo(),
    );
    if (undone.length > 0 && !this.#list.some(({ writes }) => writes.some(isDone))) {
      this.#copies.clear();
      this.#sheets.clear();
      this.#scroll?.restore();
      this.#scroll = null;
    }
    return undone;
  }

  redo(which) {
    if (this.#options.dryRun) return [];
    this.#noteScroll(this.#list.flatMap(({ writes }) => writes.filter((write) => write instanceof ElementMark)));
    return this.#each(
      which,
      (writes) => writes.some(({ done }) => !done),
      (write) => this.#write(write),
    );
  }

  /** The elements that are hidden now, each with the id of its change. */
  get hidden() {
    const hidden = new Map();
    for (const { view, own, isPart } of this.#list) {
      for (const { done, node } of isPart ? own : []) if (done && node) hidden.set(node, view.id);
    }
    return hidden;
  }

  #noteScroll(marks) {
    this.#scroll ??= new Scroll(this.#document);
    this.#scroll.noteAround(marks.map(({ node }) => node).filter(Boolean));
  }

  #addRepair(edit) {
    const list = this.repairsOf(edit.node);
    this.#repaired.set(edit.node, list);
    this.#push(edit.change, edit.change.replacement, [new TextRepair(edit, list)], false);
  }

  #addPart(part) {
    const elements = part.elements.filter((element) => this.#isFresh(element));
    if (elements.length === 0) return;
    const writes = elements.map(
      (element) => new ElementMark(element, `${this.#hides ? 'hide' : 'mark'} ${part.reasons[0]}`),
    );
    elements.forEach((element, n) => this.#marked.set(element, writes[n]));
    const locks = this.#hides ? (part.locks ?? []) : [];
    const unlocks = locks
      .filter(({ element }) => this.#isNew(element))
      .map(({ element, decision }) => new ElementMark(element, `${decision} ${part.reasons[0]}`));
    this.#push(part, '', writes, true, unlocks);
  }

  /** False for changes that were made before, whose nodes are gone, or whose elements came into use since they were read. */
  #isFresh(element) {
    if (!this.#isNew(element)) return false;
    const active = element.getRootNode().activeElement;
    return !active || active === active.ownerDocument.body || !element.contains(active);
  }

  /** False for elements that were marked before, and for those that are gone. */
  #isNew(element) {
    const known = this.#marked.get(element);
    // Pages that render again remove attributes that they do not know.
    if (known && !this.#options.dryRun) known.again();
    return !known && element.isConnected === this.#root.isConnected;
  }

  /** `others` are writes to elements that are not themselves part of the change. */
  #push({ page, reasons, confidence, evidence }, replacement, writes, isPart, others = []) {
    const view = {
      id: this.#list.length,
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
    this.#list.push({ view, own: writes, writes: [...writes, ...others], isPart });
  }

  #write(write) {
    const { node } = write;
    if (!node) return;
    const isMark = write instanceof ElementMark;
    if (isMark) this.#copies.note(node, write.value);
    if (!isMark || !this.#hides || this.#sheets.cover(node)) write.redo();
  }

  #each(which, wanted, job) {
    const ids = which === undefined ? this.#list.keys() : [which].flat();
    const changes = [...ids].map((id) => this.#list[id]).filter((change) => change && wanted(change.writes));
    for (const { writes } of changes) writes.forEach(job);
    return changes.map(({ view }) => view.id);
  }
}
