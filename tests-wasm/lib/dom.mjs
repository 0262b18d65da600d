// `limpid/dom` inside pages of Chromium and Firefox, as its tests run it.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { browsers } from './browsers.mjs';
import { openedWithSite } from './opened.mjs';

/** Runs in the page: makes `tools`, the package and what tests need to compare the page before and after. */
async function prepare() {
  const limpid = await import('/limpid/dom.js');
  await limpid.init();
  const nodes = [];
  const collect = (node) => {
    nodes.push(node);
    for (const child of [...(node.shadowRoot ? [node.shadowRoot] : []), ...node.childNodes]) collect(child);
  };
  const state = () => ({
    html: document.documentElement.outerHTML,
    shadow: document.querySelector('x-shadow')?.shadowRoot.innerHTML,
    sheets: document.adoptedStyleSheets.length,
    focus: document.activeElement.id,
    selection: [getSelection().anchorNode, getSelection().anchorOffset, getSelection().focusOffset],
    scroll: [scrollX, scrollY, document.querySelector('#related')?.scrollTop],
    globals: Object.keys(globalThis).length,
  });
  globalThis.tools = {
    ...limpid,
    /** Notes how the page is; the function that is returned says what is different. */
    remember() {
      nodes.length = 0;
      collect(document);
      const [before, kept] = [state(), [...nodes]];
      return () => {
        const now = state();
        nodes.length = 0;
        collect(document);
        const differs = Object.keys(before).filter((name) =>
          [now[name]].flat().some((value, n) => value !== [before[name]].flat()[n]),
        );
        return nodes.length === kept.length && nodes.every((node, n) => node === kept[n])
          ? differs
          : [...differs, 'nodes'];
      };
    },
    frames: (count) =>
      new Promise((/** @type {(value?: unknown) => void} */ done) => {
        const next = (left) => (left === 0 ? done() : requestAnimationFrame(() => next(left - 1)));
        next(count);
      }),
    shown: (selector) => [...document.querySelectorAll(selector)].map((element) => element.checkVisibility()),
  };
}

/**
 * Tests `limpid/dom` in each browser. A test is `[title, job, check, address]`: `job` runs in a fresh page, and `check` gets
 * what it returns.
 * @param {string} subject
 * @param {[string, () => any, (result: any) => void, string?][]} tests
 */
export function testDom(subject, tests) {
  for (const { name, open } of browsers) {
    describe(`${subject} in ${name}`, () => {
      const opened = openedWithSite(open);

      for (const [title, job, check, address = 'tests-wasm/dom/article.html'] of tests)
        test(title, async () => check(await inPage(opened.browser, opened.site.url + address, job)));
    });
  }
}

/** What `job` returns in a fresh page. Requests and messages of the page fail the test. */
async function inPage(browser, address, job) {
  const page = await browser.newPage();
  const requests = [];
  const complaints = [];
  try {
    await page.goto(address);
    await page.evaluate(prepare);
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const result = await page.evaluate(job);
    assert.deepEqual(requests, []);
    assert.deepEqual(complaints, []);
    return result;
  } finally {
    await page.close();
  }
}
