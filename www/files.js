// Several files at once: their list, and all results as a download.

import { $, h } from './dom.js';
import * as engine from './engine.js';
import { get } from './state.js';
import { bytes, errorMessage, plural } from './strings.js';
import { archiveNames, zip } from './zip.js';

/** Milliseconds after which the browser has read a file that it saves. */
const REVOKE_DELAY = 1500;

const SAVING = ['batch-save', 'batch-zip'];

/** The number of the current batch; a new drop ends the one before. */
let round = 0;
let shown = [];

/** `open(file)` reads one, `give(page)` shows one. */
export function mount(open, give, fail) {
  $('batch').addEventListener('click', ({ target }) => {
    const entry = shown[target.closest('button')?.dataset.n];
    if (entry)
      open(entry.file)
        .then(give)
        .then(() => mark(entry))
        .catch(fail);
  });
  $('batch-save').addEventListener('click', saveLines);
  $('batch-zip').addEventListener('click', () => saveArchive().catch(fail));
}

/** Works through the files one after the other and shows the first that could be read. */
export async function show(files, open, give) {
  const mine = (round += 1);
  shown = files.map((file, n) => ({ file, n, name: file.webkitRelativePath || file.path || file.name }));
  draw();
  let first = true;
  for (const entry of shown) {
    await work(entry, open);
    if (mine !== round) return;
    say(entry);
    progress();
    if (first && !entry.failure) {
      first = false;
      mark(entry);
      give(await open(entry.file));
    }
  }
}

/** One file alone needs no list. */
export function hide() {
  round += 1;
  shown = [];
  $('batch-panel').hidden = true;
}

async function work(entry, open) {
  try {
    const { input } = await open(entry.file);
    const { changes, text, markdown, metadata, verdict } = await engine.run(input, get().options);
    const removals = changes.filter(({ removal }) => removal).length;
    entry.result = {
      name: entry.name,
      title: metadata.title,
      text,
      markdown,
      verdict,
      removals,
      repairs: changes.length - removals,
    };
  } catch (error) {
    entry.failure = errorMessage(error);
  }
}

function draw() {
  $('batch-panel').hidden = false;
  for (const id of SAVING) $(id).disabled = true;
  const row = (entry) => {
    entry.says = h('span', { class: 'hint' }, 'waiting');
    entry.button = h(
      'button',
      { type: 'button', data: { n: entry.n } },
      h('span', { class: 'file-name', dir: 'auto' }, entry.name),
      entry.says,
    );
    return h('li', {}, entry.button);
  };
  $('batch').replaceChildren(...shown.map(row));
  progress();
}

function say(entry) {
  const { result, failure } = entry;
  entry.button.classList.toggle('failed', Boolean(failure));
  entry.says.textContent =
    failure ??
    `${bytes(entry.file.size)}, ${plural(result.removals, 'part')} removed, ${plural(result.repairs, 'place')} repaired`;
}

function progress() {
  const done = shown.filter(({ result, failure }) => result || failure).length;
  const failed = shown.filter(({ failure }) => failure).length;
  const left = failed ? `, ${failed} could not be read` : '';
  $('batch-heading').textContent =
    done < shown.length ? `${done} of ${shown.length} files` : `${plural(shown.length, 'file')}${left}`;
  for (const id of SAVING) $(id).disabled = done < shown.length || failed === done;
}

function mark(entry) {
  for (const { button } of shown) button.removeAttribute('aria-current');
  entry.button.setAttribute('aria-current', 'true');
}

const results = () => shown.flatMap(({ result }) => result ?? []);

/** All results as JSON Lines: one object for each file, with the fields of the package. */
function saveLines() {
  const lines = results().map(({ markdown, ...result }) => `${JSON.stringify(result)}\n`);
  download(new Blob(lines, { type: 'application/jsonl' }), 'limpid.jsonl');
}

/** The cleaned files in their folders: Markdown if that is the current view, text otherwise. */
async function saveArchive() {
  const isMarkdown = get().view === 'markdown';
  const all = results();
  const names = archiveNames(
    all.map(({ name }) => name),
    isMarkdown ? '.md' : '.txt',
  );
  const files = all.map(({ text, markdown }, n) => ({ name: names[n], text: isMarkdown ? markdown : text }));
  download(await zip(files), 'limpid.zip');
}

function download(blob, name) {
  const url = URL.createObjectURL(blob);
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_DELAY);
}
