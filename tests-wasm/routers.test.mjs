// Pages of frameworks that change their address without loading: React Router and Vue Router, in Chromium and Firefox.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { build } from 'esbuild';

import { browsers } from './lib/browsers.mjs';
import { root, serve } from './lib/server.mjs';

const APPS = ['react', 'vue'];

/** A page with the application in it. */
async function pageOf(name) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'tests-wasm/routers', `${name}.js`)],
    bundle: true,
    write: false,
    format: 'iife',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  });
  const script = outputFiles[0].text.replaceAll('</script', '<\\/script');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Ostra Courier</title><link rel="icon" href="data:,"></head><body><div id="app"></div><script>${script}</script></body></html>`;
}

/** Runs in the page: cleans it, follows it, and makes `tools`. */
async function follow() {
  const limpid = await import('/limpid/dom.js');
  await limpid.init();
  const session = limpid.cleanDocument(document, { observe: { debounce: 20 } });
  await session.ready;
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  globalThis.tools = {
    session,
    told: [],
    shown: (selector) => [...document.querySelectorAll(selector)].map(isShown),
    isClean: (title) =>
      document.querySelector('h1')?.textContent === title &&
      [...document.querySelectorAll('h1, article p')].every(isShown) &&
      ![...document.querySelectorAll('nav, footer')].some(isShown),
    until: async (test) => {
      for (let n = 0; n < 1200 && !test(); n += 1) await new Promise((done) => setTimeout(done, 25));
      return test();
    },
  };
  session.on('navigate', ({ ids }) => tools.told.push(ids.length));
}

for (const { name, open } of browsers) {
  describe(`an application with a router in ${name}`, () => {
    let site;
    let browser;

    before(async () => {
      const pages = await Promise.all(APPS.map(pageOf));
      site = await serve({ apps: Object.fromEntries(APPS.map((app, n) => [app, pages[n]])) });
      browser = await open();
    });

    after(async () => {
      await browser?.close();
      await site?.close();
    });

    for (const app of APPS) {
      test(`${app}: each route is cleaned as a page of its own, and the application keeps working`, async () => {
        const page = await browser.newPage();
        await page.goto(`${site.url}${app}/one`);
        await page.waitForSelector('h1');
        await page.evaluate(follow);
        const result = await page.evaluate(async () => {
          const [one, two] = ['Bridge over the Ostra to close in June', 'The library that lends nothing but seeds'];
          const first = await tools.until(() => tools.isClean(one));
          document.querySelector('nav a[href$="/two"]').click();
          const second = await tools.until(() => tools.isClean(two));
          const text = await tools.until(() => tools.session.report?.text.includes('eleven thousand envelopes'));
          const old = tools.session.report.text.includes('bridge over the Ostra');
          document.querySelector('#like').click();
          await tools.until(() => document.querySelector('#likes').textContent.includes('liked it 1 times'));
          const liked = document.querySelector('#likes').textContent;
          history.back();
          const third = await tools.until(() => tools.isClean(one));
          tools.session.disconnect();
          tools.session.undo();
          const left = document.querySelectorAll('[data-limpid]').length;
          document.querySelector('nav a[href$="/two"]').click();
          await tools.until(() => document.querySelector('h1')?.textContent === two);
          return {
            first,
            second,
            text,
            old,
            liked,
            third,
            told: tools.told,
            left,
            back: tools.shown('nav, footer, h1, article p'),
          };
        });
        const { first, second, third, text, old, liked, told, left, back } = result;
        assert.deepEqual([first, second, third, text, old], [true, true, true, true, false]);
        assert.match(liked, /liked it 1 times/);
        assert.ok(told.length >= 2 && told[0] > 0, `${told}`);
        assert.equal(left, 0);
        assert.deepEqual([...new Set(back)], [true]);
        await page.close();
      });
    }
  });
}
