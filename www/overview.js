// The result in one sentence and a few figures, and a strip that shows what was kept, removed and repaired.

import { $, h } from './dom.js';
import * as originalPane from './original-pane.js';
import { count } from './selection.js';
import { get, on } from './state.js';
import {
  announcement,
  bytes,
  encodingSource,
  families,
  family,
  milliseconds,
  percent,
  plural,
  verdict,
} from './strings.js';

export function mount() {
  on(['result'], announce);
  on(['result', 'built'], render);
  on(['result', 'off'], strip);
  $('strip').addEventListener('click', jump);
}

/** Announces each result once. Screen readers announce switches on their own. */
function announce({ result }) {
  $('announcer').textContent = announcement(count(result.changes, new Set()));
}

function render({ result, built, off, source }) {
  $('verdict').textContent = verdict(result, count(result.changes, off));
  const before = result.pageText.length;
  const rows = [
    ['Page', result.metadata.title ?? source.name],
    ['Size', source.size],
    ['Encoding', encoding(result.decoded)],
    ['Kept', before ? `${percent(built.text.length / before)} of ${plural(before, 'character')}` : 'nothing'],
    reported(count(result.changes, off).reports),
    ['Time', milliseconds(result.ms)],
  ];
  $('overview').dataset.source = source.name;
  $('overview').replaceChildren(
    ...rows.filter(Boolean).map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', { dir: 'auto' }, value))),
  );
}

const reported = (n) => n > 0 && ['Beyond repair', plural(n, 'place')];

function encoding(decoded) {
  if (!decoded) return 'pasted text';
  return `${decoded.encoding}, ${encodingSource(decoded.source)}, ${percent(decoded.confidence)} sure`;
}

/** A number of bytes or characters, in words. */
export const sizeOf = (input) => (typeof input === 'string' ? plural(input.length, 'character') : bytes(input.length));

// ------------------------------------------------------------------------------------------------------------- strip

const SVG = 'http://www.w3.org/2000/svg';
/** The number of columns of the strip; several small changes share one. */
const COLUMNS = 600;
const HEIGHT = 28;

function strip({ result, off }) {
  $('strip').hidden = result.pageText === '';
  legend(result);
  const scale = COLUMNS / Math.max(1, result.pageText.length);
  const shapes = result.changes
    .filter((change) => !change.report)
    .map((change) => shape(change, scale, off.has(change.id)));
  const svg = element('svg', { viewBox: `0 0 ${COLUMNS} ${HEIGHT}`, preserveAspectRatio: 'none' });
  svg.append(...merged(shapes).map((attributes) => element('rect', attributes)));
  $('strip').replaceChildren(svg);
}

/** The legend for the colours in the strip. */
function legend({ pageText, changes }) {
  const shown = new Set(changes.filter(({ report }) => !report).map(({ reason }) => family(reason)));
  const names = [...Object.keys(families), 'kept'].filter((name) => name === 'kept' || shown.has(name));
  const entry = (name) => h('span', {}, h('i', { class: `f-${name}` }), families[name] ?? 'kept');
  $('strip-legend').hidden = pageText === '';
  $('strip-legend').replaceChildren('The whole page: ', ...names.map(entry));
}

/** A click on the strip scrolls to that place of the page. With the keyboard, use the marks. */
function jump({ clientX, currentTarget }) {
  const { left, width } = currentTarget.getBoundingClientRect();
  originalPane.follow(Math.floor(((clientX - left) / width) * get().result.pageText.length));
}

function shape({ start, end, reason, removal }, scale, isOff) {
  const x = Math.floor(start * scale);
  const width = Math.max(removal ? 1 : 2, Math.ceil(end * scale) - x);
  const name = `${removal ? 'gone' : 'fix'} f-${family(reason)}${isOff ? ' off' : ''}`;
  return { x, width, y: removal ? 0 : HEIGHT - 8, height: removal ? HEIGHT : 8, class: name };
}

/** Neighbours that look the same become one, so that the strip never holds more shapes than columns. */
function merged(shapes) {
  const out = [];
  const last = new Map();
  for (const one of shapes) {
    const before = last.get(one.y);
    if (before && before.class === one.class && one.x <= before.x + before.width) {
      before.width = Math.max(before.width, one.x + one.width - before.x);
    } else {
      out.push(one);
      last.set(one.y, one);
    }
  }
  return out;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
