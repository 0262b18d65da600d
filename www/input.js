// What the visitor gives: pasted text, a dropped or opened file, or the sample page.

import { $ } from './dom.js';

/** Larger files are refused with a word, for they would not fit in the memory of a phone. */
const MOST = 64e6;

/** More files than this at once are a job for the command. */
const MOST_FILES = 2000;

/** Calls `give({ name, input })` with each page given, `giveMany(files)` with several, `fail(error)` where reading fails. */
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
  $('paste').addEventListener('submit', attempt(submitted));
  $('text').addEventListener('paste', () => setTimeout(() => $('paste').requestSubmit()));
  $('text').addEventListener('keydown', submitByKey);
  for (const id of ['file', 'folder']) $(id).addEventListener('change', attempt(opened));
  $('sample').addEventListener('click', attempt(sample));
  document.addEventListener('paste', attempt(pastedAnywhere));
  listenForDrops(attempt(dropped));
}

/** The page that comes with limpid, as bytes, like any file. */
export async function sample() {
  const response = await fetch('sample.txt');
  if (!response.ok) throw new Error('the sample page is not there');
  return { name: 'the sample page', input: new Uint8Array(await response.arrayBuffer()) };
}

function submitted(event) {
  event.preventDefault();
  const input = $('text').value;
  return input.trim() ? { name: 'pasted text', input } : sayWhatToDo();
}

function sayWhatToDo() {
  $('text').focus();
  throw new Error('there is no text yet. Paste some, open a file, or take the sample page');
}

function submitByKey(event) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) $('paste').requestSubmit();
}

/** Pasting works without choosing the field first. */
function pastedAnywhere(event) {
  if (event.target.closest?.('input, textarea, select')) return null;
  const file = event.clipboardData.files[0];
  if (file) return read(file);
  const input = event.clipboardData.getData('text/plain');
  $('text').value = input.length < 1e5 ? input : '';
  return input && { name: 'pasted text', input };
}

function several(files, giveMany) {
  if (files.length > MOST_FILES)
    throw new Error(`these are more than ${MOST_FILES} files; the command has no such limit`);
  return giveMany(files);
}

const nameOf = (file) => file.webkitRelativePath || file.name;

function opened({ target }) {
  // Browsers list a folder in the order of the disk.
  const files = [...target.files].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  target.value = '';
  return files.length > 1 ? files : files[0] && read(files[0]);
}

async function dropped(event) {
  event.preventDefault();
  document.body.classList.remove('dropping');
  const input = event.dataTransfer.getData('text/plain');
  const files = await filesOf(event.dataTransfer);
  if (files.length > 1) return files;
  return files[0] ? read(files[0]) : input && { name: 'dropped text', input };
}

/** The files of a drop, those in folders too, in order. What is dropped can be asked for only until the event ends. */
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
  // A reader gives its entries in portions, and none at the end.
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
  if (file.size > MOST) throw new Error(`${file.name} is larger than 64 MB; the command line has no such limit`);
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
