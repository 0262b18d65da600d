// The hidden parts, grouped by reason. Hovering over a part shows it in the page for a moment; clicking it shows it again.

import { $, h } from '../../dom.js';
import { number, reasonName, text } from '../shared/strings.js';

/** Groups with at most this many parts are open at first, as long as there are few parts in all. */
const MAX_OPEN = 6;
const MAX_OPEN_IN_ALL = 24;

/** The rows of the parts by id. They are created when their group is opened, since there may be a thousand. */
let rows = new Map();
let shown = '';
/** Groups that the user opened or closed stay that way when the list changes. */
const opened = new Map();

export function renderGroups(parts, act) {
  const key = JSON.stringify(parts.map(({ id, excerpt }) => [id, excerpt]));
  if (key !== shown) {
    shown = key;
    build(parts, act);
  }
  for (const part of parts) rows.get(part.id)?.update(part);
  for (const group of $('groups').children) updateGroup(group, parts);
  $('hidden').hidden = parts.length === 0;
}

function build(parts, act) {
  const focused = document.activeElement?.closest('[data-part]')?.dataset.part;
  const reasons = Map.groupBy(parts, ({ reasons: [reason] }) => reason);
  const groups = [...reasons].sort(([, a], [, b]) => b.length - a.length);
  rows = new Map();
  let open = 0;
  const isOpen = ([reason, members]) => {
    const fits = members.length <= MAX_OPEN && open + members.length <= MAX_OPEN_IN_ALL;
    if (fits) open += members.length;
    return opened.get(reason) ?? fits;
  };
  // Small groups are opened first, whatever their place in the list.
  const wanted = new Map(groups.toReversed().map((one) => [one[0], isOpen(one)]));
  $('groups').replaceChildren(...groups.map(([reason, members]) => group(reason, members, wanted.get(reason), act)));
  document.querySelector(`[data-part="${focused}"] .part`)?.focus();
}

function group(reason, members, isOpen, act) {
  const ids = members.map(({ id }) => id);
  const all = h('button', {
    type: 'button',
    class: 'quiet all',
    onclick: ({ currentTarget }) => act(currentTarget.dataset.act, { ids }),
  });
  const heading = h('summary', {}, h('span', { class: 'reason' }, reasonName(reason)), h('span', { class: 'count' }));
  const list = h('ul');
  const fillList = () => {
    if (list.firstChild) return;
    for (const member of members) rows.set(member.id, makeRow(member, act));
    list.append(...ids.map((id) => rows.get(id).element));
    for (const member of members) rows.get(member.id).update(member);
  };
  if (isOpen) fillList();
  const note = ({ target }) => {
    if (target.open) fillList();
    if (target.isConnected && target.open !== isOpen) opened.set(reason, target.open);
  };
  return h('details', { open: isOpen, data: { ids: JSON.stringify(ids), reason }, ontoggle: note }, heading, all, list);
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
