// Taking the result along.

import { $ } from './dom.js';
import { get } from './state.js';

/** How long a button says what it did, in ms. */
const SAID = 1500;

export function mount(fail) {
  $('copy').addEventListener('click', () => copy().catch(fail));
  $('download').addEventListener('click', download);
}

async function copy() {
  await navigator.clipboard.writeText(get().built.text);
  say($('copy'), 'Copied');
}

function download() {
  const url = URL.createObjectURL(new Blob([get().built.text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${fileName(get().source.name)}.clear.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), SAID);
  say($('download'), 'Saved');
}

const fileName = (name) =>
  name
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60) || 'page';

function say(button, word) {
  button.dataset.label ??= button.textContent;
  button.textContent = word;
  setTimeout(() => {
    button.textContent = button.dataset.label;
  }, SAID);
}
