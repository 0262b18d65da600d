// Copying the page as Markdown or text, and saving it as clean HTML.

import { $, h } from '../../dom.js';
import { text } from '../shared/strings.js';

/** Milliseconds for which a button confirms what it did. */
const CONFIRMATION_MS = 1500;

export function mountExport(act) {
  $('export').addEventListener(
    'click',
    ({ target }) => target.dataset.form && act('write', { form: target.dataset.form }),
  );
}

/** Handles the reply of the page, `{ form, text }`; `text` is null if writing failed. */
export async function receiveWritten({ form, text: written }, title) {
  const button = document.querySelector(`[data-form="${form}"]`);
  try {
    if (written === null) throw new Error('nothing came');
    if (form === 'html') save(written, title);
    else await navigator.clipboard.writeText(written);
    confirmOn(button, text(form === 'html' ? 'savedHtml' : 'copied'));
  } catch {
    confirmOn(button, text('errorOther'));
  }
}

function save(html, title) {
  const body = `<!doctype html>\n<meta charset="utf-8">\n<title></title>\n${html}\n`;
  const url = URL.createObjectURL(new Blob([body], { type: 'text/html;charset=utf-8' }));
  const name = (title ?? '').replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || 'page';
  h('a', { href: url, download: `${name}.html` }).click();
  setTimeout(() => URL.revokeObjectURL(url), CONFIRMATION_MS);
}

function confirmOn(button, words) {
  button.dataset.label ??= button.textContent;
  button.textContent = words;
  setTimeout(() => {
    button.textContent = button.dataset.label;
  }, CONFIRMATION_MS);
}
