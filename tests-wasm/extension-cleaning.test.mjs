// The built extension in Chromium and Firefox, on the difficult pages of site/: what it hides, what it keeps, and that taking
// it back leaves no trace, though the background was stopped in between.

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';

import { changed, choose, phaseOf, shown, testExtension, told, until } from './lib/extension.mjs';
import { serve } from './lib/server.mjs';
import { installUndoInvariants } from './lib/undo-invariants.mjs';

/** The pages: what is gone after cleaning, what stays, and whether something is repaired. */
const PAGES = [
  { name: 'article', gone: '.menu, .share, .sidebar, .related, .site-footer, .cookie-banner', stays: 'h1, article p' },
  { name: 'spa', gone: '.related, .site-footer', stays: 'h1, article p' },
  { name: 'infinite-scroll', gone: '.menu, .related, .site-footer', stays: 'h1, h2, article p' },
  { name: 'csp', gone: '.menu, .share, .related, .site-footer', stays: 'h1, article p' },
  { name: 'trusted', gone: '.menu, .share, .related, .site-footer', stays: 'h1, article p' },
  { name: 'arabic', gone: '.menu, .related, .site-footer', stays: 'h1, article p' },
  { name: 'chinese', gone: '.menu, .related, .site-footer', stays: 'h1, article p' },
  { name: 'forum', gone: '.menu, .site-footer', stays: 'h1, .post-author, .post-body p' },
  { name: 'docs', gone: '.menu, .toc, .site-footer', stays: 'h1, h2, p > code, pre, td' },
  { name: 'mojibake', gone: '.menu, .site-footer', stays: 'h1, article p, pre', repairs: true },
  { name: 'media', gone: '.menu, .ad, .site-footer', stays: 'h1, article > p, #dialog, #dialog *, .live, .live *' },
  { name: 'shadow', gone: '.menu, .site-footer', stays: 'h1, article p' },
  { name: 'frames', gone: '.menu, .site-footer', stays: 'h1, article p' },
];

/** Cleans a page and takes it back: nothing is different afterwards. */
async function cleanAndBack({ name: file, gone, stays, repairs = false }, { driver, leave, site, visit }) {
  const page = await visit(file);
  const requests = [];
  await page.evaluate(() => {
    scrollTo(0, 120);
    const last = [...document.querySelectorAll('p')].at(-1)?.firstChild;
    if (last) getSelection().setBaseAndExtent(last, 1, last, 3);
    globalThis.undoInvariants.remember();
  });
  // Firefox looks for the icon of a page whenever it has time.
  page.on('request', (request) => request.url().endsWith('/favicon.ico') || requests.push(request.url()));
  const before = site.requests.length;
  const asked = () => site.requests.slice(before).filter((path) => path !== '/favicon.ico');
  const panel = await driver.press(page);
  await phaseOf(panel, 'clean');
  const { outcome } = await panel.evaluate(told);
  const marked = await page.evaluate(shown, '[data-limpid]');
  assert.deepEqual(
    marked,
    marked.map(() => false),
    'what is marked is hidden',
  );
  assert.ok(marked.length > 0);
  assert.match(outcome, repairs ? /^\d+ parts? hidden, \d+ repairs$/ : /^\d+ parts? hidden$/);
  assert.deepEqual([...new Set(await page.evaluate(shown, gone))], [false], gone);
  assert.deepEqual([...new Set(await page.evaluate(shown, stays))], [true], stays);
  await driver.stopBackground();
  await choose(panel, 'original');
  await phaseOf(panel, 'original');
  await until(
    async () => (await page.evaluate(() => globalThis.undoInvariants.differences())).length === 0,
    'the page as it was',
  ).catch(async () => assert.deepEqual(await page.evaluate(() => globalThis.undoInvariants.differences()), []));
  const records = await page.evaluate(() => globalThis.undoInvariants.records());
  assert.deepEqual(records, ['attributes data-limpid', ...(repairs ? ['characterData'] : [])]);
  assert.deepEqual(await page.evaluate(() => globalThis.undoInvariants.violations), []);
  assert.deepEqual([requests, asked()], [[], []]);
  await leave(panel, page);
}

testExtension(
  'cleaning and undoing by the extension',
  PAGES.map((one) => [`${one.name}: cleaning and undoing leave no trace`, (context) => cleanAndBack(one, context)]),
);

testExtension('cleaning by the extension', [
  [
    'the shortcut switches',
    async ({ cleaned, driver, leave }) => {
      // A panel that is closed before it has begun cleans nothing.
      const { page, panel } = await cleaned('article');
      await leave(panel);
      const isClean = (clean) =>
        until(async () => (await page.evaluate(shown, '.site-footer'))[0] !== clean, `clean: ${clean}`);
      await isClean(true);
      await driver.toggle(page);
      await isClean(false);
      await driver.toggle(page);
      await isClean(true);
      await leave(page);
    },
  ],
  [
    'a page that loads more and renders itself again is followed',
    async ({ cleaned, leave }) => {
      const { page, panel } = await cleaned('infinite-scroll');
      const before = await page.evaluate(shown, '.related');
      await page.evaluate(() => globalThis.more());
      await until(
        async () => (await page.evaluate(shown, '.related')).filter((is) => !is).length > before.length,
        'the new part is hidden',
      );
      await leave(panel, page);
      const spa = await cleaned('spa');
      await spa.page.evaluate(() => globalThis.render(1));
      await until(async () => !(await spa.page.evaluate(shown, '.site-footer'))[0], 'the new footer is hidden');
      await choose(spa.panel, 'original');
      await phaseOf(spa.panel, 'original');
      await until(
        () => spa.page.evaluate(() => document.querySelectorAll('[data-limpid]').length === 0),
        'nothing is left',
      );
      await leave(spa.panel, spa.page);
    },
  ],
  [
    'never hides what is in use',
    async ({ driver, leave, visit }) => {
      const page = await visit('media');
      await page.evaluate(() => globalThis.play().catch(() => {}));
      await page.type('#email', 'someone@example.org');
      const isPlaying = await page.evaluate(() => !document.querySelector('#audio').paused);
      const panel = await driver.press(page);
      await phaseOf(panel, 'clean');
      assert.deepEqual([...new Set(await page.evaluate(shown, '#dialog, #typed form, #typed form *, .live'))], [true]);
      if (isPlaying) assert.deepEqual(await page.evaluate(shown, '#audio'), [true]);
      await leave(panel, page);
    },
  ],
  [
    'a hostile page is cleaned and restored while it keeps changing',
    async ({ driver, leave, site }) => {
      const page = await driver.browser.newPage();
      await page.goto(`${site.url}tests-wasm/site/hostile.html`);
      // Half a million changes a second, if the machine can.
      await page.evaluate(() => {
        globalThis.calm = globalThis.rage(1000);
      });
      const panel = await driver.press(page);
      await phaseOf(panel, 'clean');
      assert.match((await panel.evaluate(told)).outcome, /^\d+ parts hidden$/);
      const footer = () => page.evaluate(() => document.querySelector('.site-footer').checkVisibility());
      assert.equal(await footer(), false);
      await choose(panel, 'original');
      await phaseOf(panel, 'original');
      await until(footer, 'the footer is back');
      assert.equal(await page.evaluate(() => document.querySelectorAll('[data-limpid]').length), 0);
      await page.evaluate(() => globalThis.calm());
      await leave(panel, page);
    },
  ],
  [
    'without WebAssembly there is a clear message, and the page stays as it was',
    async ({ name, open }) => {
      const folder = await changed(name, (manifest) => {
        const policy = manifest.content_security_policy;
        policy.extension_pages = policy.extension_pages.replace(" 'wasm-unsafe-eval'", '');
      });
      const [site, driver] = [await serve(), await open(folder)];
      try {
        const page = await driver.browser.newPage();
        await page.goto(`${site.url}tests-wasm/site/article.html`);
        await page.evaluate(installUndoInvariants);
        await page.evaluate(() => globalThis.undoInvariants.remember());
        const panel = await driver.press(page);
        await phaseOf(panel, 'failed');
        const [message, isShown] = await panel.evaluate(() => [
          document.querySelector('#failure-text').textContent,
          document.querySelector('#failure').checkVisibility(),
        ]);
        assert.match(message, /could not be loaded.*WebAssembly.*left unchanged/);
        assert.ok(isShown);
        assert.deepEqual(
          await page.evaluate(() => [globalThis.undoInvariants.differences(), globalThis.undoInvariants.records()]),
          [[], []],
        );
      } finally {
        await driver.close();
        await site.close();
        await rm(folder, { recursive: true });
      }
    },
  ],
]);
