// The Markdown of a live page is that of the same HTML: the walker gives the core all that the reader of markup looks at.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { browsers } from './lib/browsers.mjs';
import { cases } from './lib/cases.mjs';
import { root, serve } from './lib/server.mjs';

/** Where scripts run, `noscript` is text that nobody sees: a live page shows the picture that its script loads instead. */
const isShownLive = ({ input }) => !input.includes('<noscript');
const CASES = cases()
  .filter((one) => one.stage === 'fidelity' && one.folder === '' && isShownLive(one))
  .map(({ name, input, url }) => ({ name, input, url }));
/** Pages of `tests-wasm/site`. */
const PAGES = ['article', 'arabic', 'chinese', 'forum', 'docs', 'mojibake'];
/** What the walker leaves out: a shadow root is read as such, and `close` is an attribute of formulas of one kind. */
const NOT_READ = ['shadowrootmode'];

test('the walker reads every attribute that the reader of markup looks at', () => {
  const rust = readFileSync(join(root, 'src/read/html/tokens.rs'), 'utf8');
  const [, list] = /^attributes! \{$(.*?)^\}$/ms.exec(rust) ?? [];
  const names = [...list.matchAll(/b"([a-z:-]+)"/g)].map(([, name]) => name).filter((name) => !NOT_READ.includes(name));
  const walker = readFileSync(join(root, 'pkg/dom/walk.js'), 'utf8');
  const [, read] = /^const READ = new Set\(\[$(.*?)^\]\);$/ms.exec(walker) ?? [];
  const known = [...read.matchAll(/'([a-z:-]+)'/g)].map(([, name]) => name);
  assert.ok(names.length > 40);
  assert.deepEqual(known.sort(), names.sort());
});

/** Runs in a page: Markdown and HTML of each piece, from the live document and from its source. */
async function readBoth(given) {
  const dom = await import('/limpid/dom.js');
  const limpid = await import('/limpid/browser.js');
  await dom.init();
  const options = { focus: 'all', repair: false, dryRun: true };
  const read = async ({ name, input, url }) => {
    const page = `<html><body><main><p>It begins with this paragraph.</p>${input}<p>It ends with that paragraph.</p></main></body></html>`;
    const live = document.implementation.createHTMLDocument();
    live.documentElement.innerHTML = page.slice('<html>'.length, -'</html>'.length);
    const session = dom.cleanDocument(live, { ...options, url });
    const source = limpid.clean(page, { as: 'html', focus: 'all', url });
    return { name, live: [await session.markdown(), await session.html()], source: [source.markdown, source.html] };
  };
  const all = [];
  for (const one of given) all.push(await read(one));
  return all;
}

for (const { name, open } of browsers) {
  describe(`Markdown of a live page in ${name}`, () => {
    let site;
    let browser;
    let page;

    before(async () => {
      site = await serve();
      browser = await open();
      page = await browser.newPage();
    });

    after(async () => {
      await browser?.close();
      await site?.close();
    });

    test('is that of the HTML for every construct', async () => {
      assert.ok(CASES.length > 150);
      await page.goto(`${site.url}tests-wasm/dom/empty.html`);
      const wrong = [];
      for (const one of await page.evaluate(readBoth, CASES)) {
        one.live.forEach(
          (text, n) =>
            text !== one.source[n] && wrong.push(`${one.name}\n--- source\n${one.source[n]}\n--- live\n${text}`),
        );
      }
      assert.deepEqual(wrong, []);
    });

    for (const file of PAGES) {
      test(`is that of the HTML, cleaned: ${file}`, async () => {
        await page.goto(`${site.url}tests-wasm/site/${file}.html`);
        const [live, source] = await page.evaluate(async () => {
          const dom = await import('/limpid/dom.js');
          const limpid = await import('/limpid/browser.js');
          await dom.init();
          const session = dom.cleanDocument(document);
          const text = await (await fetch(location.href)).text();
          const report = limpid.process(text, { as: 'html', read: { url: location.href } });
          return [await session.markdown(), report.markdown];
        });
        assert.equal(live, source);
        assert.match(live, /\]\(http|^#/m);
      });
    }
  });
}
