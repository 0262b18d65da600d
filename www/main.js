// Connects the parts of the page.

import * as changeDetails from './change-details.js';
import * as changeList from './change-list.js';
import * as cleanedPane from './cleaned-pane.js';
import { $, debounced } from './dom.js';
import * as engine from './engine.js';
import * as files from './files.js';
import * as input from './input.js';
import * as markdown from './markdown-pane.js';
import { stayOffline } from './offline.js';
import * as options from './options.js';
import * as originalPane from './original-pane.js';
import * as output from './output.js';
import * as overview from './overview.js';
import { rebuild } from './selection.js';
import { get, on, update } from './state.js';
import { errorMessage } from './strings.js';
import * as short from './summary.js';
import * as theme from './theme.js';

/** The text is summarized again this many ms after the last of several switches. */
const DEBOUNCE = 150;
/** The summary until that of a new text is ready. */
const NONE = { picked: [], count: 0, phrases: [] };
/** The result of empty input. */
const EMPTY = {
  pageText: '',
  text: '',
  markdown: '',
  metadata: {},
  verdict: 'nothing-to-remove',
  decoded: null,
  blocks: [],
  changes: [],
  summary: NONE,
  ms: 0,
};
/** Milliseconds of work before the page says what it is working on. */
const NOTICE_DELAY = 400;
/** For longer inputs, in bytes or characters, the page also says how long they may take. */
const LONG_WORK = 5_000_000;

let round = 0;

function openSource({ name, input: given, isTyped = false }) {
  if (!isTyped) input.show({ name, input: given });
  update({ source: { name, input: given, size: overview.sizeOf(given) } });
  if (given.length === 0 || (typeof given === 'string' && given.trim() === '')) return showNothing();
  return work(new Set());
}

function openSingle(page) {
  files.hide();
  return openSource(page);
}

/** Runs the core on the current input; a result that arrives after a later call is dropped. */
async function work(off) {
  const { source, options: asked } = get();
  const mine = (round += 1);
  document.body.classList.add('busy');
  $('error').textContent = '';
  const timer = setTimeout(() => showProgress(source), NOTICE_DELAY);
  try {
    const result = await engine.run(source.input, asked);
    if (mine === round) accept(result, off);
  } catch (error) {
    if (mine === round) fail(error, source);
  } finally {
    clearTimeout(timer);
    if (mine === round) {
      document.body.classList.remove('busy');
      $('progress').hidden = true;
    }
  }
}

/** Shows which input is being processed. */
function showProgress({ name, size, input: { length } }) {
  const word =
    length > LONG_WORK ? ' Files of this size take up to a minute here, and a second or two with the command.' : '';
  $('verdict').textContent = `Working on ${name} (${size})…${word}`;
  $('progress').hidden = false;
}

/** An empty field shows a hint. */
function showNothing() {
  round += 1;
  document.body.classList.remove('busy');
  $('progress').hidden = true;
  $('error').textContent = '';
  clear('Paste a page, type some text, or open a file.');
}

function clear(words) {
  const off = new Set();
  update({ result: EMPTY, off, selected: null, pointed: null, built: rebuild(EMPTY, off), summary: NONE });
  $('verdict').textContent = words;
}

function accept(result, off) {
  $('error').textContent = '';
  update({
    result,
    off,
    selected: null,
    pointed: null,
    built: rebuild(result, off),
    summary: off.size ? NONE : result.summary,
  });
  if (off.size) summarizeAgain();
}

/** A binary file clears the previous result; a wrong option leaves it. */
function fail(error, source = null) {
  if (source && error?.code === 'binary-input') clear(`There is no text in ${source.name}.`);
  $('error').textContent = errorMessage(error);
  if (!get().result) $('verdict').textContent = 'Nothing to show yet.';
}

const summarizeAgain = debounced(async () => {
  const { built, options: asked, result } = get();
  const { title, lang } = result.metadata;
  const summary = await engine.resummarize(built.text, { ...asked.summary, title, lang }).catch(fail);
  if (summary && get().built === built) update({ summary });
}, DEBOUNCE);

/** With all changes applied, the summary is the one in the result; otherwise the text is summarized again. */
function applyChoice({ result, off }) {
  const built = rebuild(result, off);
  update({ built, summary: off.size ? NONE : result.summary });
  if (off.size) summarizeAgain();
}

function changeOptions(asked, isSummaryOnly) {
  update({ options: asked });
  if (get().source) work(isSummaryOnly ? get().off : new Set());
}

for (const part of [originalPane, cleanedPane, markdown, changeDetails, changeList, overview, short, theme])
  part.mount();
on(['off'], (state) => state.built.off !== state.off && applyChoice(state));
options.mount(changeOptions);
output.mount(fail);
files.mount(input.read, openSource, fail);
input.mount(openSingle, (list) => files.show(list, input.read, openSource), fail);
update({ options: options.read() });
// The copy for offline use is made after the first result is shown.
input.sample().then(openSource).catch(fail).finally(stayOffline);
