// The original page, with a mark and a control at every change. The Tab key stops at the controls once; the arrow keys move
// between them.

import { $, bring, h, reveal } from './dom.js';
import { renderIncrementally } from './incremental-render.js';
import { classes, lines } from './lines.js';
import { change, get, on, turn, update } from './state.js';
import { excerpt, family, percent, visible } from './strings.js';

const pane = $('original');
const HINT = 70;

/** The control and all elements of each change, by its id. */
let controls = new Map();
let elements = new Map();
let rendering = null;

export function mount() {
  on(['result'], render);
  on(['off'], paint);
  on(['selected', 'pointed'], point);
  pane.addEventListener('keydown', onKey);
  pane.addEventListener('click', onClick);
  pane.addEventListener('focusin', ({ target }) => select(target));
  pane.addEventListener('pointerover', ({ target }) => hover(idOf(target)));
  pane.addEventListener('pointerleave', () => hover(null));
}

/** Moves the focus to the control of a change. */
export function focus(id) {
  const control = controlOf(id);
  if (!control) return;
  reveal(control);
  control.focus({ preventScroll: true });
}

/** Shows where a change is without moving the focus. */
export function show(id) {
  const control = controlOf(id);
  if (control) reveal(control);
}

/** Scrolls to the line at an offset of the page text, if the pane is shown. */
export function follow(offset) {
  bring(pane, rendering?.at(offset));
}

function controlOf(id) {
  rendering?.until(() => controls.has(id));
  return controls.get(id);
}

// -------------------------------------------------------------------------------------------------------- rendering

function render({ result }) {
  rendering?.stop();
  controls = new Map();
  elements = new Map();
  pane.scrollTop = 0;
  pane.classList.toggle(
    'margin',
    result.changes.some((one) => one.removal),
  );
  rendering = renderIncrementally(pane, paragraphs(result));
}

function* paragraphs(result) {
  const [removals, repairs] = [true, false].map((removal) => result.changes.filter((one) => one.removal === removal));
  let last = null;
  for (const line of lines(result.pageText, [removals, repairs, result.blocks])) {
    const pieces = line.runs.flatMap((run) => piece(result.pageText, run, last));
    last = line.runs.at(-1).marks[0] ?? null;
    const all = line.runs.every((run) => run.marks[0]);
    yield [line.start, h('p', { dir: 'auto', class: classes(line, line.runs[0].marks[2], all && 'whole') }, ...pieces)];
  }
}

function piece(text, { start, end, marks: [removal, repair] }, last) {
  const inner = repair ? repairElement(repair, text.slice(start, end), start, end) : text.slice(start, end);
  if (!removal) return inner;
  const gone = known(h('del', { class: `gone f-${family(removal.reason)}`, data: { id: removal.id } }, inner), removal);
  const needsTag = !controls.has(removal.id) && text.slice(start, end).trim();
  return needsTag ? [tag(removal, text, last), gone] : gone;
}

// The tag has its own direction, so that its name does not affect that of the paragraph.
function tag(removal, text, last) {
  const same = last?.reason === removal.reason;
  const properties = control(removal, excerpt(text.slice(removal.start, removal.end), HINT));
  properties.class = `tag f-${family(removal.reason)}${same ? ' ditto' : ''}`;
  const element = h('button', { type: 'button', dir: 'ltr', ...properties }, same ? '"' : removal.reason);
  return known(element, removal, true);
}

function repairElement(repair, old, start, end) {
  const pieces = [h('span', { class: 'old' }, visible(old))];
  if (end === repair.end && !repair.report)
    pieces.push(h('span', { class: 'new' }, visible(repair.replacement) || '(nothing)'));
  const first = start === repair.start;
  const properties = first
    ? { role: 'button', ...described(control(repair, repairHint(repair, old))) }
    : { data: { id: repair.id } };
  return known(h('span', { class: `fix${repair.report ? ' report' : ''}`, ...properties }, ...pieces), repair, first);
}

/** Keeps the visible text as the accessible name, for voice control; the rest becomes the description. */
const described = ({ 'aria-label': title, ...rest }) => ({ ...rest, title });

const repairHint = ({ report, replacement }, old) =>
  report ? visible(old) : `${excerpt(visible(old), HINT)} becomes ${excerpt(visible(replacement), HINT) || 'nothing'}`;

function control({ id, reason, confidence, report }, hint) {
  const isFirst = controls.size === 0;
  return {
    data: { id },
    tabindex: isFirst ? 0 : -1,
    'aria-pressed': report ? undefined : String(!get().off.has(id)),
    'aria-label': `${reason}, ${percent(confidence)} sure: ${hint}`,
  };
}

function known(element, { id }, isControl = false) {
  if (isControl) controls.set(id, element);
  if (!elements.has(id)) elements.set(id, []);
  elements.get(id).push(element);
  if (get().off.has(id)) element.classList.add('off');
  return element;
}

function paint({ off }) {
  for (const [id, list] of elements) for (const element of list) element.classList.toggle('off', off.has(id));
  for (const [id, element] of controls) {
    if (element.hasAttribute('aria-pressed')) element.setAttribute('aria-pressed', String(!off.has(id)));
  }
}

let pointedAt = [];

function point({ selected, pointed }) {
  for (const element of pointedAt) element.classList.remove('selected', 'pointed');
  const mark = (id, name) => {
    const found = elements.get(id) ?? [];
    for (const element of found) element.classList.add(name);
    return found;
  };
  pointedAt = [...mark(pointed, 'pointed'), ...mark(selected, 'selected')];
}

// -------------------------------------------------------------------------------------------------------- keys, mouse

const idOf = (target) => {
  const id = target.closest?.('[data-id]')?.dataset.id;
  return id === undefined ? null : Number(id);
};

function select(target) {
  const id = idOf(target);
  if (id === null) return;
  pane.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
  controls.get(id).setAttribute('tabindex', '0');
  update({ selected: id });
}

/** In a window too narrow for two columns, the details cover the page, so only a click opens them. */
const isWide = matchMedia('(width >= 60rem)');

function hover(id) {
  if (!isWide.matches && id !== null) return;
  if (get().pointed !== id) update({ pointed: id });
}

/** A click on a mark opens the details, where the change can be undone. */
function onClick({ target }) {
  const id = idOf(target);
  if (id === null || !getSelection().isCollapsed) return;
  controls.get(id).focus({ preventScroll: true });
  update({ selected: id });
}

const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function onKey(event) {
  const id = idOf(event.target);
  if (id === null) return;
  const goal = target(event.key, id);
  const toggles = event.key === ' ' || event.key === 'Enter';
  if (goal === undefined && !toggles) return;
  event.preventDefault();
  if (goal !== undefined) focus(goal);
  else if (!change(id).report) turn([id], get().off.has(id));
}

/** The change that a key leads to. */
function target(key, id) {
  const order = get().result.changes;
  if (key === 'Home') return order[0].id;
  if (key === 'End') return order.at(-1).id;
  if (!steps[key]) return undefined;
  const at = order.findIndex((one) => one.id === id);
  return order[Math.max(0, Math.min(order.length - 1, at + steps[key]))].id;
}
