// The summary: its sentences, why each was picked, and where each is in the text.

import { bar } from './change-details.js';
import { showSentence } from './cleaned-pane.js';
import { $, h } from './dom.js';
import { on } from './state.js';
import { because, figure, spoken } from './strings.js';

export function mount() {
  on(['summary'], render);
}

function render({ summary: { picked, count, phrases }, built }) {
  const most = Math.max(...picked.flatMap(({ parts }) => parts.map(({ value }) => Math.abs(value))), Number.EPSILON);
  const none = [h('li', { class: 'hint' }, 'There are no sentences to choose from.')];
  $('summary').replaceChildren(
    ...(picked.length ? picked.map((one, n) => item(one, n + 1, built.text, count, most)) : none),
  );
  $('key-phrases').textContent = phrases.length
    ? `Key phrases: ${phrases.map(({ text, count: places }) => `${text} (${places})`).join(', ')}`
    : '';
}

function item({ start, end, rank, score, parts, reasons }, ordinal, text, count, most) {
  const strongest = parts.filter(({ value }) => value !== 0).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const sentence = text.slice(start, end).replace(/\s+/g, ' ');
  const find = h(
    'button',
    { type: 'button', class: 'sentence', dir: 'auto', onclick: () => showSentence(ordinal) },
    sentence,
  );
  const why = reasons.length ? h('p', { class: 'why' }, because(reasons)) : null;
  return h('li', {}, find, why, numbers(`No. ${rank + 1} of ${count}, score ${figure(score)}`, strongest, most));
}

/** The numbers that the choice is based on, for readers who want them. */
function numbers(place, parts, most) {
  const summary = h('summary', {}, 'Details');
  const scores = parts.length ? h('dl', { class: 'scores' }, ...parts.map((part) => row(part, most))) : null;
  return h('details', { class: 'why' }, summary, h('p', {}, place), scores);
}

function row({ signal, value }, most) {
  const shown = `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
  return h(
    'div',
    {},
    h('dt', {}, spoken(signal)),
    h('dd', {}, bar(value / most), h('span', { class: 'value' }, shown)),
  );
}
