// Pages in `tests-wasm/site/live`, cleaned by `limpid/dom` in Chromium and Firefox, as the tests of live pages run them.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { browsers } from './browsers.mjs';
import { openedWithSite } from './opened.mjs';
import { installUndoInvariants } from './undo-invariants.mjs';

/** Makes `tools` in the page: the package, and questions about boxes. */
async function prepare() {
  const limpid = await import('/limpid/dom.js');
  await limpid.init();
  const isShown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  globalThis.tools = {
    ...limpid,
    shown: (selector) => [...document.querySelectorAll(selector)].map(isShown),
    widths: (selector) => [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect().width),
    isWide: () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    until: async (test) => {
      for (let n = 0; n < 1200 && !test(); n += 1) await new Promise((done) => setTimeout(done, 25));
      return test();
    },
  };
}

/** The check of jobs that ask which elements are shown: all that should stay, and none that should go. */
export function showsWhatStays({ stays, gone }) {
  assert.deepEqual([...new Set(stays)], [true]);
  assert.deepEqual([...new Set(gone)], [false]);
}

/**
 * Tests live pages in each browser. A test is `[title, page, job, check]`: what `job` returns inside the page goes to `check`.
 * On the pages of `exact`, undo leaves no trace.
 * @param {string} subject
 * @param {[string, string, any, any][]} tests
 * @param {string[]} exact
 */
export function testLive(subject, tests, exact) {
  for (const { name, open } of browsers) describe(`${subject} in ${name}`, () => testsIn(open, tests, exact));
}

function testsIn(open, tests, exact) {
  const opened = openedWithSite(open);

  /** What `job` returns in a fresh page. */
  async function inPage(file, job) {
    const page = await opened.browser.newPage();
    try {
      await page.setViewport({ width: 1280, height: 800 });
      await page.goto(`${opened.site.url}tests-wasm/site/live/${file}.html`);
      await page.evaluate(prepare);
      await page.evaluate(installUndoInvariants);
      return await page.evaluate(job);
    } finally {
      await page.close();
    }
  }

  for (const [title, file, job, check] of tests) test(title, async () => check(await inPage(file, job)));
  for (const file of exact)
    test(`undo is exact: ${file}`, async () => assert.deepEqual(await inPage(file, undoneOneByOne), []));
}

/** Runs in a page: what is different after cleaning, undo, redo, and undoing the changes one by one, backwards. */
function undoneOneByOne() {
  scrollTo(0, 60);
  undoInvariants.remember();
  const session = tools.cleanDocument(document);
  session.undo();
  session.redo();
  for (const { id } of session.changes.toReversed()) session.undo(id);
  return undoInvariants.differences();
}
