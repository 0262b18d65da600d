// What the visitor gives: pasted text, a dropped or opened file, or the sample page.

import { $ } from './dom.js';

/** Larger files are refused with a word, for they would not fit in the memory of a phone. */
const MOST = 64e6;

/** Calls `give({ name, input })` with each page given, `fail(error)` where reading fails. */
export function mount(give, fail) {
  const attempt = (task) => (...args) => Promise.resolve(task(...args)).then((page) => page && give(page)).catch(fail);
  $('paste').addEventListener('submit', attempt(submitted));
  $('text').addEventListener('paste', () => setTimeout(() => $('paste').requestSubmit()));
  $('text').addEventListener('keydown', submitByKey);
  $('file').addEventListener('change', attempt(opened));
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

async function opened({ target }) {
  const [file] = target.files;
  target.value = '';
  return file && read(file);
}

function dropped(event) {
  event.preventDefault();
  document.body.classList.remove('dropping');
  const { files } = event.dataTransfer;
  if (files.length > 1) throw new Error('it takes one file at a time');
  const input = event.dataTransfer.getData('text/plain');
  return files[0] ? read(files[0]) : input && { name: 'dropped text', input };
}

async function read(file) {
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
