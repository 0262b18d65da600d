// The built extension in Chromium and Firefox, on the hard pages of site/: what it hides, and that taking it back leaves
// no trace; the panel; the background stopped in between.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { extended, until } from './lib/extension.mjs';
import { installLaw } from './lib/law.mjs';
import { serve } from './lib/server.mjs';

/** The pages: what is gone after cleaning, what stays, and whether something is repaired. */
const PAGES = [
  { name: 'article', gone: '.menu, .share, .sidebar, .related, .site-footer, .cookie-banner', stays: 'h1, article p' },
  { name: 'spa', gone: '.related, .site-footer', stays: 'h1, article p' },
  { name: 'endless', gone: '.menu, .related, .site-footer', stays: 'h1, h2, article p' },
  { name: 'csp', gone: '.menu, .share, .related, .site-footer', stays: 'h1, article p' },
  { name: 'trusted', gone: '.menu, .share, .related, .site-footer', stays: 'h1, article p' },
  { name: 'arabic', gone: '.menu, .related, .site-footer', stays: 'h1, article p' },
  { name: 'chinese', gone: '.menu, .related, .site-footer', stays: 'h1, article p' },
  { name: 'forum', gone: '.menu, .site-footer', stays: 'h1, .post-body p' },
  { name: 'docs', gone: '.menu, .toc, .site-footer', stays: 'h1, h2, p > code, pre, td' },
  { name: 'mojibake', gone: '.menu, .site-footer', stays: 'h1, article p, pre', repairs: true },
  { name: 'media', gone: '.menu, .site-footer', stays: 'h1, article p, #dialog, .live' },
  { name: 'shadow', gone: '.menu, .site-footer', stays: 'h1, article p' },
  { name: 'frames', gone: '.menu, .site-footer', stays: 'h1, article p' },
];

/** Runs in a page: is each element that `selector` finds, in shadow roots and frames too, shown? */
function shown(selector) {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element.checkVisibility()] : []),
    ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ...(element.contentDocument ? all(element.contentDocument) : []),
  ]);
  return all(document);
}

/** Runs in the panel: what it says now. */
function told() {
  return { phase: document.body.dataset.phase, outcome: document.querySelector('#outcome').textContent };
}

const phaseOf = (panel, phase) => until(async () => (await panel.evaluate(told)).phase === phase, `the panel says ${phase}`);
const choose = (panel, view) => panel.evaluate((value) => document.querySelector(`[name="view"][value="${value}"]`).click(), view);

for (const { name, open } of extended) {
  describe(`the extension in ${name}`, () => {
    let site;
    let driver;

    before(async () => {
      [site, driver] = [await serve(), await open()];
    });

    after(async () => {
      await driver?.close();
      await site?.close();
    });

    async function visit(file) {
      const page = await driver.browser.newPage();
      await page.setViewport({ width: 1200, height: 700 });
      await page.goto(`${site.url}tests-wasm/site/${file}.html`);
      await page.evaluate(installLaw);
      return page;
    }

    /** A page with the panel open and everything done. */
    async function cleaned(file) {
      const page = await visit(file);
      const panel = await driver.press(page);
      await phaseOf(panel, 'clean');
      return { page, panel };
    }

    async function leave(...pages) {
      for (const page of pages) await page.close().catch(() => {});
    }

    for (const { name: file, gone, stays, repairs = false } of PAGES) {
      test(`${file}: clean and back is nothing`, async () => {
        const page = await visit(file);
        const requests = [];
        await page.evaluate(() => {
          scrollTo(0, 120);
          const last = [...document.querySelectorAll('p')].at(-1)?.firstChild;
          if (last) getSelection().setBaseAndExtent(last, 1, last, 3);
          globalThis.law.remember();
        });
        page.on('request', (request) => requests.push(request.url()));
        const before = site.requests.length;
        const panel = await driver.press(page);
        await phaseOf(panel, 'clean');
        const { outcome } = await panel.evaluate(told);
        const marked = await page.evaluate(shown, '[data-limpid]');
        assert.deepEqual(marked, marked.map(() => false), 'what is marked is hidden');
        assert.ok(marked.length > 0);
        assert.match(outcome, repairs ? /^\d+ parts? hidden, \d+ repairs$/ : /^\d+ parts? hidden$/);
        assert.deepEqual([...new Set(await page.evaluate(shown, gone))], [false], gone);
        assert.deepEqual([...new Set(await page.evaluate(shown, stays))], [true], stays);
        await driver.stopBackground();
        await choose(panel, 'original');
        await phaseOf(panel, 'original');
        await until(async () => (await page.evaluate(() => globalThis.law.differences())).length === 0, 'the page as it was')
          .catch(async () => assert.deepEqual(await page.evaluate(() => globalThis.law.differences()), []));
        const records = await page.evaluate(() => globalThis.law.records());
        assert.deepEqual(records, ['attributes data-limpid', ...(repairs ? ['characterData'] : [])]);
        assert.deepEqual(await page.evaluate(() => globalThis.law.violations), []);
        assert.deepEqual([requests, site.requests.slice(before)], [[], []]);
        await leave(panel, page);
      });
    }

    test('the shortcut switches', async () => {
      const page = await visit('article');
      const isClean = (clean) => until(async () => (await page.evaluate(shown, '.site-footer'))[0] !== clean, `clean: ${clean}`);
      await leave(await driver.press(page));
      await isClean(true);
      await driver.toggle(page);
      await isClean(false);
      await driver.toggle(page);
      await isClean(true);
      await leave(page);
    });

    test('a click on a part brings it back, pointing at it shows it for a moment', async () => {
      const { page, panel } = await cleaned('article');
      await panel.evaluate(() => document.querySelector('[data-reason="footer"] .part').focus());
      await until(async () => (await page.evaluate(shown, '.site-footer'))[0], 'the footer shows');
      await panel.evaluate(() => document.activeElement.blur());
      await until(async () => !(await page.evaluate(shown, '.site-footer'))[0], 'the footer is gone again');
      await panel.evaluate(() => document.querySelector('[data-reason="footer"] .part').click());
      await until(async () => (await page.evaluate(shown, '.site-footer'))[0], 'the footer is back');
      await until(async () => (await panel.evaluate(told)).outcome === '5 parts hidden', 'one part less');
      // What was brought back stays, when the page is cleaned again.
      await choose(panel, 'original');
      await phaseOf(panel, 'original');
      await choose(panel, 'clean');
      await phaseOf(panel, 'clean');
      assert.deepEqual(await page.evaluate(shown, '.site-footer, .related'), [false, true]);
      await leave(panel, page);
    });
  });
}
