// What was hidden, grouped by reason. Pointing at a part shows it in the page; pressing it shows it for good.

import { $, h } from '../../dom.js';
import { number, reasonName, text } from '../shared/strings.js';

/** The rows of the parts by id; they are made again only when other parts are there. */
let rows = new Map();
let shown = '';

export function renderGroups(parts, act) {
  const key = JSON.stringify(parts.map(({ id, excerpt }) => [id, excerpt]));
  if (key !== shown) {
    shown = key;
    build(parts, act);
  }
  for (const part of parts) rows.get(part.id).update(part);
  for (const group of $('groups').children) updateGroup(group, parts);
  $('hidden').hidden = parts.length === 0;
}

function build(parts, act) {
  const focused = document.activeElement?.closest('[data-part]')?.dataset.part;
  const reasons = Map.groupBy(parts, ({ reasons: [reason] }) => reason);
  const groups = [...reasons].sort(([, a], [, b]) => b.length - a.length);
  rows = new Map(parts.map((part) => [part.id, makeRow(part, act)]));
  $('groups').replaceChildren(...groups.map(([reason, members]) => group(reason, members, act)));
  document.querySelector(`[data-part="${focused}"] .part`)?.focus();
}

function group(reason, members, act) {
  const ids = members.map(({ id }) => id);
  const all = h('button', {
    type: 'button',
    class: 'quiet all',
    onclick: ({ currentTarget }) => act(currentTarget.dataset.act, { ids }),
  });
  const heading = h('summary', {}, h('span', { class: 'reason' }, reasonName(reason)), h('span', { class: 'count' }));
  // A few are seen at once; a long list waits.
  return h(
    'details',
    { open: true, data: { ids: JSON.stringify(ids), reason } },
    heading,
    all,
    h('ul', {}, ...members.map(({ id }) => rows.get(id).element)),
  );
}

function updateGroup(group, parts) {
  const ids = new Set(JSON.parse(group.dataset.ids));
  const members = parts.filter(({ id }) => ids.has(id));
  const hidden = members.filter(({ applied }) => applied).length;
  const all = group.querySelector('.all');
  group.querySelector('.count').textContent =
    hidden === members.length ? number(hidden) : text('countOf', number(hidden), number(members.length));
  all.dataset.act = hidden > 0 ? 'restore' : 'hide';
  all.textContent = text(hidden > 0 ? 'showAll' : 'hideAll');
  all.hidden = members.length < 2;
}

function makeRow({ id, excerpt, reasons }, act) {
  const part = h(
    'button',
    {
      type: 'button',
      class: 'part',
      'aria-describedby': 'hidden-hint',
      onclick: () => act(part.getAttribute('aria-pressed') === 'true' ? 'restore' : 'hide', { ids: [id] }),
      onfocus: () => act('peek', { id }),
      onblur: () => act('unpeek'),
    },
    h('span', { class: 'state', 'aria-hidden': true }),
    h('span', { dir: 'auto' }, excerpt || reasonName(reasons[0])),
  );
  const keep = h(
    'button',
    { type: 'button', class: 'quiet keep', onclick: () => act('dismiss', { id }) },
    text('keepHere'),
  );
  const element = h(
    'li',
    { data: { part: id }, onmouseenter: () => act('peek', { id }), onmouseleave: () => act('unpeek') },
    part,
    keep,
  );
  const update = ({ applied }) => {
    part.setAttribute('aria-pressed', String(applied));
    part.title = text(applied ? 'showAgain' : 'hideAgain');
    keep.hidden = !applied;
  };
  return { element, update };
}
