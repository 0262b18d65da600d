// Copying and downloading the result.

import { $ } from './dom.js';
import { get, on } from './state.js';

/** Milliseconds for which a button confirms what it did. */
const CONFIRMATION_MS = 1500;

export function mount(fail) {
  $('copy').addEventListener('click', () => copy().catch(fail));
  $('download').addEventListener('click', download);
  on(['result'], ({ result }) => {
    for (const id of ['copy', 'download']) $(id).disabled = result.pageText === '';
  });
}

/** The text of the current view, and the ending and type of its file. */
function shown() {
  const { view, result, built, summary } = get();
  if (view === 'markdown') return { text: result.markdown, ending: '.md', type: 'text/markdown' };
  if (view !== 'summary') return { text: built.text, ending: '.txt', type: 'text/plain' };
  const sentences = summary.picked.map(({ start, end }) => built.text.slice(start, end).trim());
  return { text: sentences.join('\n'), ending: '.summary.txt', type: 'text/plain' };
}

async function copy() {
  await navigator.clipboard.writeText(shown().text);
  confirmOn($('copy'), 'Copied');
}

function download() {
  const { text, ending, type } = shown();
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${fileName(get().source.name)}${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), CONFIRMATION_MS);
  confirmOn($('download'), 'Saved');
}

const fileName = (name) =>
  name
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60) || 'page';

function confirmOn(button, word) {
  button.dataset.label ??= button.textContent;
  button.textContent = word;
  setTimeout(() => {
    button.textContent = button.dataset.label;
  }, CONFIRMATION_MS);
}
