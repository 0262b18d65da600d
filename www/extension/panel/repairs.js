// The repairs: the text before and after. Clicking one undoes it, clicking it again redoes it.

import { $, h } from '../../dom.js';
import { listed, reasonName, text } from '../shared/strings.js';

let rows = new Map();
let shown = '';

export function renderRepairs(repairs, act) {
  const key = JSON.stringify(repairs.map(({ id, before, after }) => [id, before, after]));
  if (key !== shown) {
    shown = key;
    rows = new Map(repairs.map((repair) => [repair.id, makeRow(repair, act)]));
    $('repairs').replaceChildren(...[...rows.values()].map(({ element }) => element));
  }
  for (const repair of repairs) rows.get(repair.id).update(repair);
  $('repaired').hidden = repairs.length === 0;
}

function makeRow({ id, lead, before, after, trail, reasons }, act) {
  const words = h('span', { dir: 'auto' }, lead, h('del', {}, before), h('ins', {}, after), trail);
  const repair = h(
    'button',
    {
      type: 'button',
      class: 'part',
      onclick: () => act(repair.getAttribute('aria-pressed') === 'true' ? 'restore' : 'hide', { ids: [id] }),
      onfocus: () => act('peek', { id }),
      onblur: () => act('unpeek'),
    },
    h('span', { class: 'state', 'aria-hidden': true }),
    words,
  );
  const why = h('span', { class: 'hint' }, listed(reasons.map(reasonName)));
  const element = h('li', { onmouseenter: () => act('peek', { id }), onmouseleave: () => act('unpeek') }, repair, why);
  const update = ({ applied }) => {
    repair.setAttribute('aria-pressed', String(applied));
    repair.title = text(applied ? 'undoRepair' : 'redoRepair');
  };
  return { element, update };
}
