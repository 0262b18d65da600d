// The cleaned text, with the sentences of the summary marked.

import { $, bring, h, reveal } from './dom.js';
import { renderIncrementally } from './incremental-render.js';
import { classes, lines } from './lines.js';
import * as originalPane from './original-pane.js';
import { toOutput, toPage } from './selection.js';
import { change, get, on, update } from './state.js';
import { showView } from './theme.js';

const pane = $('cleaned-pane');
const text = $('cleaned');
let rendering = null;

export function mount() {
  on(['built', 'summary'], render);
  on(['result'], () => {
    pane.scrollTop = 0;
  });
  on(['selected'], point);
  on(['selected'], follow);
  text.addEventListener('click', explain);
}

/** Scrolls to a sentence of the summary, given by its number there, and moves the focus. */
export function showSentence(ordinal) {
  if (get().view === 'summary') showView('text');
  const find = () => text.querySelector(`[data-sentence="${ordinal}"]`);
  rendering?.until(find);
  const mark = find();
  if (!mark) return;
  reveal(mark);
  mark.setAttribute('tabindex', '-1');
  mark.focus({ preventScroll: true });
  originalPane.follow(toPage(get().built, get().summary.picked[ordinal - 1].start));
}

/** A click on a repair explains it. */
function explain({ target }) {
  const id = target.closest('.repaired')?.dataset.id;
  if (id === undefined) return;
  update({ selected: Number(id) });
  // On a phone, the details would cover the repair.
  text.querySelector(`.repaired[data-id="${id}"]`)?.scrollIntoView({ block: 'nearest' });
}

/** Scrolls to the selected change. */
function follow({ selected, built }) {
  const one = change(selected);
  if (one) bring(pane, rendering?.at(toOutput(built, one.start)));
}

function render({ built, summary, result }) {
  rendering?.stop();
  const top = pane.scrollTop;
  rendering = renderIncrementally(text, paragraphs(built, summary.picked, result?.blocks ?? []));
  rendering.until(() => pane.scrollHeight >= top + pane.clientHeight);
  pane.scrollTop = top;
  point(get());
}

function* paragraphs(built, picked, blocks) {
  const { text: whole, edits } = built;
  const numbered = picked.map(({ start, end }, n) => ({ start, end, ordinal: n + 1 }));
  const repaired = edits.map(({ id, output }) => ({ id, ...output })).filter(({ start, end }) => start < end);
  const kinds = blocks.map(({ kind, start, end }) => ({
    kind,
    start: toOutput(built, start),
    end: toOutput(built, end),
  }));
  let any = false;
  for (const line of lines(whole, [numbered, repaired, kinds])) {
    any = true;
    const pieces = line.runs.map((run) => piece(whole.slice(run.start, run.end), run));
    yield [line.start, h('p', { dir: 'auto', class: classes(line, line.runs[0].marks[2]) }, ...pieces)];
  }
  if (!any)
    yield [0, h('p', { class: 'empty' }, get().result?.pageText ? 'No text is left.' : 'The clean text appears here.')];
}

function piece(string, { start, marks: [sentence, repair] }) {
  const inner = repair ? h('span', { class: 'repaired', data: { id: repair.id } }, string) : string;
  if (!sentence) return inner;
  const data = { sentence: sentence.ordinal };
  if (start === sentence.start) data.ordinal = sentence.ordinal;
  return h('mark', { data }, inner);
}

function point({ selected }) {
  for (const element of text.querySelectorAll('.selected')) element.classList.remove('selected');
  const place = text.querySelector(`.repaired[data-id="${selected}"]`);
  place?.classList.add('selected');
}
