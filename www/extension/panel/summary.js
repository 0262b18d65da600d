// The summary. Clicking a sentence highlights it in the page, clicking it again removes the highlight.

import { $, h } from '../../dom.js';
import { text } from '../shared/strings.js';

let shown = '';

export function renderSummary(summary, act) {
  const texts = summary?.texts ?? [];
  const key = JSON.stringify(texts);
  if (key !== shown) {
    shown = key;
    $('sentences').replaceChildren(...texts.map((sentence, n) => h('li', {}, item(sentence, n, act))));
  }
  [...$('sentences').querySelectorAll('button')].forEach((button, n) =>
    button.setAttribute('aria-pressed', String(summary?.shown === n)),
  );
  $('summary').hidden = texts.length === 0;
}

function item(sentence, n, act) {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'sentence',
      dir: 'auto',
      title: text('findSentence'),
      onclick: () => act('sentence', { n: button.getAttribute('aria-pressed') === 'true' ? null : n }),
    },
    sentence.replace(/\s+/g, ' '),
  );
  return button;
}
