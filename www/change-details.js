// The details of a change: what was changed, why, and how sure limpid is. They follow the pointer and the focus; Escape closes them.

import { $, h } from './dom.js';
import * as originalPane from './original-pane.js';
import { change, get, on, turn, update } from './state.js';
import { excerpt, family, figure, meaning, percent, reasonsInWords, spoken, visible } from './strings.js';

const panel = $('change-details');
/** The number of items of evidence that are shown, strongest first. */
const MAX_EVIDENCE = 6;
const MAX_EXCERPT = 240;

export function mount() {
  on(['result', 'off', 'selected', 'pointed'], render);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && get().selected !== null) close();
  });
}

function close() {
  const { selected } = get();
  const back = panel.contains(document.activeElement);
  update({ selected: null, pointed: null });
  if (!back) return;
  originalPane.focus(selected);
  update({ selected: null });
}

function render({ selected, pointed, off }) {
  const one = change(pointed ?? selected);
  panel.classList.toggle('open', one !== undefined);
  const held = panel.contains(document.activeElement) ? document.activeElement.dataset.act : null;
  panel.replaceChildren(...(one ? card(one, off) : hint()));
  if (held) panel.querySelector(`[data-act="${held}"]`)?.focus();
}

const hint = () => [h('p', { class: 'hint' }, 'Click a highlight to see what was changed there, and why.')];

function card(one, off) {
  const isOn = !off.has(one.id);
  return [
    h(
      'header',
      {},
      h('h4', { class: `f-${family(one.reason)}` }, one.reasons.join(', ')),
      h(
        'button',
        { type: 'button', class: 'quiet', data: { act: 'close' }, 'aria-label': 'Close the details', onclick: close },
        'Close',
      ),
    ),
    h('p', {}, meaning[one.reason] ?? ''),
    one.removal ? quote(one) : exchange(one),
    isCovered(one, off) ? h('p', { class: 'hint' }, 'It is inside a part that was removed.') : null,
    inWords(one.evidence),
    numbers(one),
    h(
      'div',
      { class: 'actions' },
      one.report ? null : act('turn', isOn ? undoLabel(one) : redoLabel(one), () => turn([one.id], !isOn)),
      act('back', 'Previous', () => step(one.id, -1)),
      act('next', 'Next', () => step(one.id, 1)),
    ),
  ].filter(Boolean);
}

const undoLabel = ({ removal }) => (removal ? 'Put back' : 'Undo');

const redoLabel = ({ removal }) => (removal ? 'Remove again' : 'Repair again');

function inWords(evidence) {
  const said = reasonsInWords(evidence);
  return said.length ? h('ul', { class: 'why-list' }, ...said.map((sentence) => h('li', {}, sentence))) : null;
}

/** The numbers that a decision is based on, for readers who want them. */
function numbers({ confidence, evidence }) {
  return h(
    'details',
    { class: 'numbers' },
    h('summary', {}, `Details (${percent(confidence)} sure)`),
    meter('Confidence', confidence),
    table(evidence),
  );
}

/** True for a repair inside an applied removal, which hides its effect. */
const isCovered = (one, off) =>
  !one.removal &&
  get().result.changes.some(
    (other) => other.removal && !off.has(other.id) && other.start <= one.start && one.end <= other.end,
  );

const act = (name, label, onclick) => h('button', { type: 'button', data: { act: name }, onclick }, label);

function step(id, by) {
  const order = get().result.changes;
  const goal = order[order.findIndex((one) => one.id === id) + by];
  if (!goal) return;
  update({ selected: goal.id, pointed: null });
  originalPane.show(goal.id);
}

const original = ({ start, end }) => excerpt(visible(get().result.pageText.slice(start, end).trim()), MAX_EXCERPT);

const quote = (one) => h('blockquote', { dir: 'auto' }, original(one));

function exchange(one) {
  if (one.report) return h('p', { class: 'exchange', dir: 'auto' }, h('span', { class: 'old' }, original(one)));
  return h(
    'p',
    { class: 'exchange' },
    h('span', { class: 'old', dir: 'auto' }, original(one) || '(space)'),
    h('span', { class: 'visually-hidden' }, ' becomes '),
    h('span', { class: 'new', dir: 'auto' }, excerpt(visible(one.replacement), MAX_EXCERPT) || 'nothing'),
  );
}

function meter(label, share) {
  return h('p', { class: 'measure' }, h('span', {}, label), bar(share), h('span', { class: 'value' }, percent(share)));
}

/** A bar for a share of 0 to 1; negative shares are drawn as evidence against. The number is always shown next to it. */
export function bar(share) {
  const fill = h('span', { class: share < 0 ? 'fill against' : 'fill' });
  fill.style.setProperty('--share', String(Math.min(1, Math.abs(share))));
  return h('span', { class: 'bar', 'aria-hidden': 'true' }, fill);
}

function table(list) {
  if (!list.length) return null;
  const most = Math.max(...list.map(({ weight }) => Math.abs(weight))) || 1;
  const row = ({ signal, value, weight }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, spoken(signal)),
      h('td', { class: 'value' }, figure(value)),
      h('td', { class: 'value' }, bar(weight / most), `${weight < 0 ? '−' : '+'}${figure(Math.abs(weight))}`),
    );
  const head = h('tr', {}, ...['Evidence', 'found', 'weight'].map((name) => h('th', { scope: 'col' }, name)));
  return h('table', {}, h('thead', {}, head), h('tbody', {}, ...list.slice(0, MAX_EVIDENCE).map(row)));
}
