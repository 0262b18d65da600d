// The panel: what was hidden and why, the summary, the repairs, and the switch between clean and original.

import { $ } from '../../dom.js';
import { browser } from '../shared/browser.js';
import { injectContentScript } from '../shared/inject.js';
import { isolated, outcome, text, translate } from '../shared/strings.js';
import { mountAloud, renderAloud } from './aloud.js';
import { mountExport, receiveWritten } from './export.js';
import { renderGroups } from './groups.js';
import { mountReading, renderReading } from './reading.js';
import { renderRepairs } from './repairs.js';
import { mountSide } from './side.js';
import { mountSite } from './site.js';
import { renderSummary } from './summary.js';

/** Milliseconds after which a message to the page has been sent. */
const CLOSE_DELAY = 100;

/** The tab that the panel belongs to: the active one, or the one in `#tab=` if the panel has a window of its own. */
async function tabOf() {
  const named = /^#tab=(\d+)$/.exec(location.hash);
  if (named) return browser.tabs.get(Number(named[1]));
  return (await browser.tabs.query({ active: true, currentWindow: true }))[0];
}

async function start() {
  translate(document);
  if (location.hash === '#side-panel') {
    // Opened from the browser's menu, so the extension has no access to a tab yet.
    document.body.dataset.phase = 'no-access';
    fail(text('clickToolbarButton'), '');
    return;
  }
  const tab = await tabOf();
  mountFooter(tab);
  try {
    await injectContentScript(tab.id);
  } catch (error) {
    document.body.dataset.phase = 'no-access';
    fail(text('errorPage'), error.message);
    return;
  }
  const port = browser.tabs.connect(tab.id, { name: 'panel', frameId: 0 });
  const act = (name, rest = {}) => port.postMessage({ act: name, ...rest });
  port.onMessage.addListener((message) =>
    message.written ? receiveWritten(message.written, tab.title) : render(message, act),
  );
  port.onDisconnect.addListener(leave);
  mountSwitch(act);
  mountKeys(act);
  mountReading(act);
  mountAloud(act);
  mountPick(act);
  mountExport(act);
  act('open');
}

// ---------------------------------------------------------------------------------------------- setup

function mountSwitch(act) {
  for (const input of document.querySelectorAll('[name="view"]')) {
    input.addEventListener('change', () => act(input.value));
  }
  const isGone = () => document.body.dataset.phase === 'gone';
  $('retry').addEventListener('click', () => (isGone() ? location.reload() : act('clean')));
}

/** A popup would cover the page, and closes at the first click outside it anyway. */
function mountPick(act) {
  $('pick').addEventListener('click', () => {
    act('pick');
    if (location.hash === '') setTimeout(() => window.close(), CLOSE_DELAY);
  });
}

/** The tab shows another page now. In a side panel, *Try again* continues with that one. */
function leave() {
  document.body.dataset.phase = 'gone';
  fail(text('errorPageClosed'), '');
}

/** Ctrl+Z in the panel undoes the last action in the panel, and never anything in the page. */
function mountKeys(act) {
  addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    act('undo');
  });
}

async function mountFooter(tab) {
  mountSide(tab);
  $('options').addEventListener('click', () => browser.runtime.openOptionsPage());
  const own = () => browser.windows.create({ url: `panel.html#tab=${tab.id}`, type: 'popup', width: 420, height: 720 });
  $('window').hidden = location.hash !== '' || !browser.windows;
  $('window').addEventListener('click', () => own().then(() => window.close()));
  const commands = (await browser.commands?.getAll?.()) ?? [];
  const { shortcut } = commands.find(({ name }) => name === 'toggle') ?? {};
  $('shortcut').textContent = shortcut ? text('shortcut', isolated(shortcut)) : '';
}

// ---------------------------------------------------------------------------------------------- rendering

let wasSummarized = false;

function render(state, act) {
  const { phase, error, verdict } = state;
  for (const input of document.querySelectorAll('[name="view"]')) {
    input.checked = input.value === shownView(state);
    input.disabled = phase === 'working';
  }
  document.body.dataset.phase = phase;
  announce(said(phase, verdict, state));
  $('failure').hidden = phase !== 'failed';
  if (phase === 'failed') fail(text(error.code === 'load-failed' ? 'errorCore' : 'errorOther'), error.message);
  renderReading(state);
  renderAloud(state);
  $('export').hidden = phase !== 'clean';
  $('pick-part').hidden = phase !== 'clean';
  $('pick').setAttribute('aria-pressed', String(state.isPicking));
  renderGroups(state.hidden, act);
  renderRepairs(state.repaired, act);
  renderSummary(state.summary, act);
  mountSite(state.site);
  if (phase === 'clean' && !wasSummarized) act('summarize');
  wasSummarized = phase === 'clean';
}

/** The view that is shown, by its name in the switch. */
function shownView({ phase, isReading }) {
  if (phase !== 'clean' && phase !== 'working') return 'original';
  return isReading ? 'reading' : 'clean';
}

function said(phase, verdict, counts) {
  if (phase === 'working') return text('working');
  if (phase === 'original') return text('originalShown');
  if (phase !== 'clean') return '';
  if (verdict === 'not-an-article') return text('notAnArticle');
  if (verdict === 'too-little-left') return text('tooLittleLeft');
  if (verdict === 'limit-exceeded') return text('limitExceeded');
  return outcome(counts);
}

/** A live region announces every change, so the same text is not set twice. */
function announce(words) {
  if ($('outcome').textContent !== words) $('outcome').replaceChildren(words);
}

function fail(words, detail) {
  $('failure').hidden = false;
  $('failure-text').textContent = words;
  $('failure-detail').textContent = detail;
  announce('');
  $('failure').setAttribute('role', 'alert');
  $('retry').hidden = !['failed', 'gone'].includes(document.body.dataset.phase);
}

start().catch((error) => fail(text('errorOther'), String(error?.message ?? error)));
