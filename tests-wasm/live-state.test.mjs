// The state of a living page: locked scrolling, pages that a dialog disables, panes that it scrolls, shadow roots, and
// copies that it makes of its parts, in Chromium and Firefox.

import assert from 'node:assert/strict';

import { showsWhatStays, testLive } from './lib/live.mjs';

/** @type {[string, string, any, any][]} */
const TESTS = [
  [
    'a page that a dialog had blurred, locked and shifted can be read, clicked and scrolled where it was',
    'disabled-page',
    () => {
      const page = document.querySelector('.page');
      const top = () => document.querySelector('main p:nth-of-type(6)').getBoundingClientRect().top;
      const styles = () => [getComputedStyle(page).filter, getComputedStyle(page).pointerEvents];
      const before = [...styles(), top()];
      // Where the reader is, however locked the page may be.
      document.querySelector('main a').focus({ preventScroll: true });
      const session = tools.cleanDocument(document);
      const now = [...styles(), top()];
      const gone = tools.shown('.wall, .back');
      session.undo();
      return { before, now, gone, back: [...styles(), top()] };
    },
    ({ before, now, gone, back }) => {
      assert.deepEqual(now.slice(0, 2), ['none', 'auto']);
      assert.ok(Math.abs(now[2] - before[2]) <= 2, `${before[2]} became ${now[2]}`);
      assert.deepEqual(gone, [false, false]);
      assert.deepEqual(back, before);
    },
  ],
  [
    'a dialog does not come back when the page grows behind it',
    'disabled-page',
    async () => {
      const session = tools.cleanDocument(document, { observe: { debounce: 20, budget: 50 } });
      await session.ready;
      const [nav, main] = ['nav', 'main'].map((name) => document.querySelector(name));
      const more = nav.cloneNode(true);
      more.removeAttribute('data-limpid');
      main.after(more);
      main.append(main.querySelector('p').cloneNode(true));
      await tools.until(() => !tools.shown('nav')[1]);
      session.disconnect();
      return { stays: tools.shown('main p'), gone: tools.shown('.wall, .back, nav') };
    },
    showsWhatStays,
  ],
  [
    'cookie notices that announce themselves are hidden; what else is announced stays',
    'notices',
    () => {
      tools.cleanDocument(document);
      return { stays: tools.shown('h1, main p, .saved'), gone: tools.shown('.cc') };
    },
    showsWhatStays,
  ],
  [
    'lines do not become too long for reading: columns beside the text keep their space, in flex boxes and tables',
    'lines',
    () => {
      const before = tools.widths('main p, td p');
      tools.cleanDocument(document);
      return { before, now: tools.widths('main p, td p'), gone: tools.shown('header, nav, aside, td li, footer') };
    },
    ({ before, now, gone }) => {
      assert.ok(
        before.every((width, n) => Math.abs(now[n] - width) <= 2),
        `${before} became ${now}`,
      );
      assert.deepEqual([...new Set(gone)], [false]);
    },
  ],
  [
    'columns that are placed by slots keep their space, too',
    'slots',
    () => {
      const before = tools.widths('article p');
      tools.cleanDocument(document);
      return { before, now: tools.widths('article p'), gone: tools.shown('nav, aside, footer') };
    },
    ({ before, now, gone }) => {
      assert.ok(
        before.every((width, n) => Math.abs(now[n] - width) <= 2),
        `${before} became ${now}`,
      );
      assert.deepEqual([...new Set(gone)], [false]);
    },
  ],
  [
    'vertical lines do not become too long either: what was above and below them keeps its space',
    'vertical-lines',
    () => {
      const heights = () => [...document.querySelectorAll('main p')].map((one) => one.getBoundingClientRect().height);
      const before = heights();
      tools.cleanDocument(document);
      return { before, now: heights(), gone: tools.shown('nav, aside') };
    },
    ({ before, now, gone }) => {
      assert.ok(
        before.every((height, n) => Math.abs(now[n] - height) <= 2),
        `${before} became ${now}`,
      );
      assert.deepEqual(gone, [false, false]);
    },
  ],
  [
    'a paragraph that is broken over two columns is as wide as one of them: what hides above it stays hidden',
    'news-columns',
    () => {
      tools.cleanDocument(document);
      return { stays: tools.shown('h1, article > p'), gone: tools.shown('nav, .ad p:first-child, .ad a, footer') };
    },
    showsWhatStays,
  ],
  [
    'text that is being read in a pane stays where it is, and undo scrolls the pane back',
    'pane',
    () => {
      const pane = document.querySelector('#pane');
      const here = document.querySelector('article:last-of-type p:nth-of-type(5)');
      pane.scrollTop += here.getBoundingClientRect().top - 100;
      const [top, scrolled] = [here.getBoundingClientRect().top, pane.scrollTop];
      const session = tools.cleanDocument(document);
      const [now, moved] = [here.getBoundingClientRect().top, scrolled - pane.scrollTop];
      session.undo();
      return { top, now, moved, scrolled, back: pane.scrollTop };
    },
    ({ top, now, moved, scrolled, back }) => {
      assert.ok(Math.abs(now - top) <= 2, `${top} became ${now}`);
      assert.ok(moved > 300, `the pane above is shorter by ${moved}`);
      assert.ok(Math.abs(back - scrolled) <= 1, `${back} for ${scrolled}`);
    },
  ],
  [
    'a pane that is scrolled stays as it is where only the page around it gets shorter',
    'table-pane',
    () => {
      const pane = document.querySelector('#pane');
      pane.scrollTop = 300;
      tools.cleanDocument(document);
      return { scrolled: pane.scrollTop, gone: tools.shown('nav, footer') };
    },
    ({ scrolled, gone }) => {
      assert.equal(scrolled, 300);
      assert.deepEqual(gone, [false, false]);
    },
  ],
  [
    'copies that the page makes of hidden parts are shown after undo',
    'copies',
    async () => {
      const session = tools.cleanDocument(document, { observe: { debounce: 20, budget: 50 } });
      await session.ready;
      for (const part of document.querySelectorAll('.related, footer')) part.after(part.cloneNode(true));
      const nav = document.querySelector('nav');
      const { outerHTML } = nav;
      nav.outerHTML = outerHTML;
      await tools.until(() => session.changes.length > 3);
      const clean = tools.shown('nav, .related, footer');
      session.disconnect();
      session.undo();
      return {
        clean,
        left: document.querySelectorAll('[data-limpid]').length,
        shown: tools.shown('nav, .related, footer'),
      };
    },
    ({ clean, left, shown }) => {
      assert.deepEqual([...new Set(clean)], [false]);
      assert.equal(left, 0);
      assert.deepEqual(shown, [true, true, true, true, true]);
    },
  ],
  [
    'attributes that the page had before stay, even if they look like ours',
    'copies',
    () => {
      const footer = document.querySelector('footer');
      footer.before(footer.cloneNode(true));
      tools.cleanDocument(document);
      const saved = document.documentElement.outerHTML;
      const session = tools.cleanDocument(document);
      session.undo();
      return saved === document.documentElement.outerHTML;
    },
    (isSame) => assert.equal(isSame, true),
  ],
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

testLive('the state of a page', TESTS, [
  'disabled-page',
  'notices',
  'lines',
  'slots',
  'vertical-lines',
  'news-columns',
  'pane',
  'table-pane',
  'copies',
  'shadow',
]);
