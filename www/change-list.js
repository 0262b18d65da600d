// The list of changes by reason: switches for all, for repairs and removals, for a reason, for each.

import { $, h } from './dom.js';
import * as originalPane from './original-pane.js';
import { byReason } from './selection.js';
import { get, on, turn, update } from './state.js';
import { excerpt, family, figure, percent, visible } from './strings.js';
import { showView } from './theme.js';

const list = $('change-list');
/** The most changes that are listed under a reason; all of them are in the text. */
const MAX_LISTED = 200;

/** Each switch with the changes that it controls. */
let switches = [];

export function mount() {
  on(['result'], render);
  on(['off'], paint);
  on(['selected'], point);
}

function render({ result }) {
  switches = [];
  const edits = result.changes.filter((change) => !change.report);
  const parts = [
    ['Repairs', result.changes.filter((change) => !change.removal)],
    ['Removals', result.changes.filter((change) => change.removal)],
  ].filter(([, changes]) => changes.length);
  const all = parts.length > 1 ? [h('p', { class: 'row all' }, toggle('All changes', edits), tally(edits))] : [];
  const none = parts.length ? [] : [h('p', { class: 'hint' }, 'Nothing was changed.')];
  list.replaceChildren(...all, ...parts.flatMap(([title, changes]) => part(title, changes)), ...none);
  paint(get());
}

function part(title, changes) {
  const groups = byReason(changes).map(([reason, list], n) => group(reason, list, `${title}-${n}`.toLowerCase()));
  const head = h('h4', { class: 'row' }, toggle(title, changes), tally(changes));
  return [head, h('ul', {}, ...groups)];
}

function group(reason, changes, id) {
  const list = h('ul', { id, hidden: true });
  const more = h(
    'button',
    {
      type: 'button',
      class: 'more',
      'aria-expanded': 'false',
      'aria-controls': id,
      onclick: () => unfold(more, list, changes),
    },
    h('span', { class: 'visually-hidden' }, `each ${reason}: `),
    figure(changes.length),
  );
  const name = toggle(reason, changes, `reason f-${family(reason)}`);
  return h('li', {}, h('div', { class: 'row' }, name, more), list);
}

function unfold(more, list, changes) {
  const opens = list.hidden;
  list.hidden = !opens;
  more.setAttribute('aria-expanded', String(opens));
  if (opens && !list.hasChildNodes()) list.append(...items(changes));
  paint(get());
}

function items(changes) {
  const rest = changes.length - MAX_LISTED;
  const note = rest > 0 ? [h('li', { class: 'hint' }, `and ${figure(rest)} more, all marked in the text`)] : [];
  return [...changes.slice(0, MAX_LISTED).map(item), ...note];
}

function item(change) {
  const label = describe(change);
  const find = h(
    'button',
    { type: 'button', class: 'find', dir: 'auto', data: { find: change.id }, onclick: () => go(change.id) },
    label,
  );
  const sure = h('span', { class: 'value' }, percent(change.confidence));
  return h('li', { class: 'row' }, change.report ? null : toggle(label, [change], 'single'), find, sure);
}

function describe({ start, end, replacement, removal, report }) {
  const old = excerpt(visible(get().result.pageText.slice(start, end).trim()), removal ? 60 : 24) || '(space)';
  return removal || report ? old : `${old} → ${excerpt(visible(replacement), 24) || '(nothing)'}`;
}

function go(id) {
  if (get().view !== 'side') showView('changes');
  update({ selected: id });
  originalPane.show(id);
}

/** A check box with a visible name, or a name only for screen readers if the name is next to it anyway. */
function toggle(label, changes, style = '') {
  const ids = changes.filter((change) => !change.report).map((change) => change.id);
  const box = h('input', { type: 'checkbox', disabled: !ids.length, onchange: () => turn(ids, box.checked) });
  switches.push({ box, ids });
  return h(
    'label',
    { class: `toggle ${style}` },
    box,
    h('span', { class: style === 'single' ? 'visually-hidden' : undefined }, label),
  );
}

const tally = (changes) => h('span', { class: 'value' }, figure(changes.length));

function paint({ off }) {
  for (const { box, ids } of switches) {
    const count = ids.reduce((n, id) => n + (off.has(id) ? 0 : 1), 0);
    box.checked = count > 0 && count === ids.length;
    box.indeterminate = count > 0 && count < ids.length;
  }
}

function point({ selected }) {
  list.querySelector('.find.selected')?.classList.remove('selected');
  list.querySelector(`[data-find="${selected}"]`)?.classList.add('selected');
}
