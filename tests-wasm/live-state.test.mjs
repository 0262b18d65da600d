// The state of a living page: locks and veils over it, panes that it scrolls, shadow roots, and copies that it makes of its
// parts, in Chromium and Firefox.

import assert from 'node:assert/strict';

import { showsWhatStays, testLive } from './lib/live.mjs';

/** @type {[string, string, any, any][]} */
const TESTS = [
  [
    'parts at the top of a shadow root are hidden, and what is added to it later, too',
    'shadow',
    async () => {
      const { shadowRoot } = document.querySelector('x-app');
      const shown = (selector) => [...shadowRoot.querySelectorAll(selector)].map((one) => one.checkVisibility());
      const session = tools.cleanDocument(document, { observe: { debounce: 20, budget: 50 } });
      await session.ready;
      const first = { stays: shown('h1, main p'), gone: shown('nav') };
      const copy = document.querySelector('aside').cloneNode(true);
      copy.removeAttribute('data-limpid');
      shadowRoot.querySelector('#later').append(copy);
      await tools.until(() => !shown('#later aside')[0]);
      const gone = [...first.gone, ...shown('#later aside')];
      session.disconnect();
      session.undo();
      return { stays: [...first.stays, ...shown('h1, main p, nav, #later aside')], gone };
    },
    showsWhatStays,
  ],
];

testLive('the state of a page', TESTS, ['shadow']);
