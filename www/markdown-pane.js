// The result as Markdown, rendered in slices of lines, so that a long result does not block the page.

import { $, h } from './dom.js';
import { renderIncrementally } from './incremental-render.js';
import { on } from './state.js';

let rendering = null;

export function mount() {
  on(['result'], render);
}

function render({ result }) {
  rendering?.stop();
  rendering = renderIncrementally($('markdown'), lines(result.markdown));
}

function* lines(text) {
  let offset = 0;
  for (const line of text.split('\n')) {
    yield [offset, h('span', {}, `${line}\n`)];
    offset += line.length + 1;
  }
}
