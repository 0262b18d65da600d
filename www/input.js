// The input: typed or pasted text, a dropped or opened file, or one of the samples.

import { $, debounced } from './dom.js';
import { MAX_INPUT_BYTES } from './options.js';
import { bytes, plural } from './strings.js';

/** More files than this at once are a job for the command. */
const MAX_FILES = 2000;
/** Milliseconds without typing after which the text is processed. */
const DEBOUNCE = 250;
/** Longer sources are not shown in the field, which would take seconds to lay them out. UTF-16 units. */
const MAX_SHOWN = 300_000;

/** The samples: path and name. */
const SAMPLES = {
  news: { path: 'samples/news.txt', name: 'sample: news page' },
  mojibake: { path: 'samples/mojibake.txt', name: 'sample: broken characters' },
  forum: { path: 'samples/forum.txt', name: 'sample: forum' },
  arabic: { path: 'samples/arabic.txt', name: 'sample: Arabic' },
  chinese: { path: 'samples/chinese.txt', name: 'sample: Chinese' },
  code: { path: 'samples/code.txt', name: 'sample: documentation with code' },
  dump: { path: 'sample.txt', name: 'sample: plain text of a page' },
};

/** Calls `give({ name, input })` for one input, `giveMany(files)` for several, and `fail(error)` if reading fails. */
export function mount(give, giveMany, fail) {
  const pass = (page) => (Array.isArray(page) ? several(page, giveMany) : page && give(page));
  const attempt =
    (task) =>
    async (...args) => {
      try {
        await pass(await task(...args));
      } catch (error) {
        fail(error);
      }
    };
  const typed = attempt(() => ({ name: 'your text', input: $('text').value, isTyped: true }));
  $('paste').addEventListener('submit', (event) => event.preventDefault());
  $('text').addEventListener('input', debounced(typed, DEBOUNCE));
  for (const id of ['file', 'folder']) $(id).addEventListener('change', attempt(opened));
  $('sample').addEventListener('change', attempt(chosen));
  document.addEventListener('paste', attempt(pasted));
  listenForDrops(attempt(dropped));
}

/** A sample, as bytes, like any file. */
export async function sample(key = 'news') {
  const { path, name } = SAMPLES[key];
  const response = await fetch(path);
  if (!response.ok) throw new Error('the sample could not be loaded');
  return { name, input: new Uint8Array(await response.arrayBuffer()) };
}

function chosen({ target }) {
  const { value } = target;
  target.value = '';
  return sample(value);
}

/** Shows an input in the field; if it is long or not UTF-8, shows only its name. */
export function show({ name, input }) {
  const text = typeof input === 'string' ? input : readable(input);
  const isShown = text !== null && text.length <= MAX_SHOWN;
  $('text').value = isShown ? text : '';
  const size = typeof input === 'string' ? plural(input.length, 'character') : bytes(input.length);
  $('source-note').textContent = isShown
    ? ''
    : `${name} (${size}) is open. It is not shown here; paste or type to replace it.`;
}

/** The text of UTF-8 bytes; null for other bytes, which the core has to decode. */
function readable(input) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch {
    return null;
  }
}

/** A pasted page is read with its markup if the clipboard has it. Pasting works without focusing the field first. */
function pasted(event) {
  const isField = event.target === $('text');
  if (!isField && event.target.closest?.('input, textarea, select')) return null;
  const [file] = event.clipboardData.files;
  if (file) return read(file);
  const html = event.clipboardData.getData('text/html');
  const input = html || event.clipboardData.getData('text/plain');
  // The browser handles pasting into the middle of a text.
  const replaces = $('text').selectionStart === 0 && $('text').selectionEnd === $('text').value.length;
  if (!input || (isField && !(html && replaces))) return null;
  event.preventDefault();
  return { name: html ? 'pasted page' : 'pasted text', input };
}

function several(files, giveMany) {
  if (files.length > MAX_FILES)
    throw new Error(`these are more than ${MAX_FILES} files. The command line has no such limit`);
  return giveMany(files);
}

const pathOf = (file) => file.webkitRelativePath || file.name;

function opened({ target }) {
  // Browsers do not sort the files of a folder.
  const files = [...target.files].sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
  target.value = '';
  return files.length > 1 ? files : files[0] && read(files[0]);
}

async function dropped(event) {
  event.preventDefault();
  document.body.classList.remove('dropping');
  const input = event.dataTransfer.getData('text/html') || event.dataTransfer.getData('text/plain');
  const files = await filesOf(event.dataTransfer);
  if (files.length > 1) return files;
  return files[0] ? read(files[0]) : input && { name: 'dropped text', input };
}

/** The files of a drop, those in folders too, in order. Dropped items can be read only until the event ends. */
async function filesOf({ items, files }) {
  const given = [...files];
  const entries = [...items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry?.());
  if (!entries.some((entry) => entry?.isDirectory)) return given;
  const found = [];
  for (const entry of entries) if (entry) await gather(entry, found);
  return found;
}

async function gather(entry, found) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => {
      entry.file(resolve, reject);
    });
    found.push(Object.assign(file, { path: entry.fullPath.slice(1) }));
    return;
  }
  const reader = entry.createReader();
  // A reader returns its entries in portions, and an empty one at the end.
  for (let some = await portion(reader); some.length; some = await portion(reader)) {
    for (const one of some.sort((a, b) => (a.name < b.name ? -1 : 1)))
      if (!one.name.startsWith('.')) await gather(one, found);
  }
}

const portion = (reader) =>
  new Promise((resolve, reject) => {
    reader.readEntries(resolve, reject);
  });

/** A file as a page. */
export async function read(file) {
  if (file.size > MAX_INPUT_BYTES)
    throw new Error(`${file.name} is larger than 64 MB. The command line has no such limit`);
  const buffer = await file.arrayBuffer().catch(() => {
    throw new Error(`${file.name} cannot be read. Is it a folder?`);
  });
  return { name: file.name, input: new Uint8Array(buffer) };
}

function listenForDrops(drop) {
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) document.body.classList.remove('dropping');
  });
  document.addEventListener('drop', drop);
}
