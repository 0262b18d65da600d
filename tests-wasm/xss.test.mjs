// The HTML that `clean` gives, shown by real browsers after attacks: no script runs, no request leaves, and nothing
// but the tags and attributes of the closed list comes out, however often it is read again.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';

import * as limpid from '../pkg/node.js';
import { browsers } from './lib/browsers.mjs';
import { lookAt, show } from './xss/inspect.mjs';
import { vectors } from './xss/vectors.mjs';

const PROSE = 'The town library opened on Monday after a year of repairs, and many people came to look at it. '.repeat(
  3,
);

/** Attacks that fire in the browsers when nothing cleans them; fewer would mean that the test sees nothing. */
const MIN_SCRIPTS = 80;
const MIN_REQUESTS = 20;

const armed = (vector, n) => vector.replaceAll('RUN', `top.hit(${n})`).replaceAll('LEAK', `/leak/${n}`);
const pages = vectors.map((vector, n) => `<p>${PROSE}</p>${armed(vector, n)}<p>${PROSE}</p>`);

/** What a caller may show of a page: by every kind of input, with all blocks and with the kept ones. */
function outputs(page, n) {
  const damaged = page.replaceAll('<', '&lt;');
  return [
    limpid.process(page, { as: 'html' }),
    limpid.process(page, { as: 'html', repair: false, clean: { focus: 'all' } }),
    limpid.process(damaged, { as: 'text', clean: { focus: 'all' } }),
    limpid.process(page, { as: 'text', clean: { focus: 'all' } }),
    limpid.process(Buffer.from(page), {}),
  ].map(({ html }) => ({ n, html }));
}

const cleaned = pages.flatMap((page, n) => [...new Map(outputs(page, n).map((one) => [one.html, one])).values()]);
/** Several to a frame: each says its own number. */
const TOGETHER = 16;
const gathered = Array.from({ length: Math.ceil(cleaned.length / TOGETHER) }, (_, n) => ({
  html: cleaned
    .slice(n * TOGETHER, (n + 1) * TOGETHER)
    .map(({ html }) => html)
    .join('\n'),
}));
const raw = pages.map((html, n) => ({ n, html }));

/** A site of one empty page that remembers what else is asked for. */
async function watchfulSite() {
  const asked = [];
  const server = createServer((request, response) => {
    if (request.url !== '/' && request.url !== '/favicon.ico') asked.push(request.url);
    response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!doctype html><html lang="en"><title>x</title>');
  });
  await new Promise((/** @type {(value?: any) => void} */ resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return {
    url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`,
    asked,
    close,
  };
}

test('there are many attacks, all different, and their text is kept', () => {
  assert.ok(vectors.length >= 200);
  assert.equal(new Set(vectors).size, vectors.length);
  // An element that is never closed may hide the rest, as it does in a browser, but not what comes before it.
  for (const { n, html } of cleaned) assert.ok(html.includes('The town library opened'), vectors[n]);
});

for (const { name, open } of browsers) {
  describe(`attacks in ${name}`, () => {
    let browser;
    let site;

    before(async () => {
      [browser, site] = [await open(), await watchfulSite()];
    });

    after(async () => {
      await browser?.close();
      await site?.close();
    });

    async function visit(task, list) {
      const page = await browser.newPage();
      page.on('dialog', (dialog) => dialog.dismiss());
      await page.goto(site.url);
      site.asked.length = 0;
      const result = await page.evaluate(task, list);
      const requests = site.asked.slice();
      await page.close();
      return { result, requests };
    }

    test('they work without cleaning', async () => {
      const { result, requests } = await visit(show, raw);
      assert.ok(new Set(result).size >= MIN_SCRIPTS, `only ${new Set(result).size} scripts ran`);
      assert.ok(new Set(requests).size >= MIN_REQUESTS, `only ${new Set(requests).size} requests were made`);
    });

    test('no script runs and no request leaves after cleaning', async () => {
      const { result, requests } = await visit(show, gathered);
      assert.deepEqual(
        result.map((n) => vectors[n]),
        [],
      );
      assert.deepEqual(requests, []);
    });

    test('the output contains only the allowed markup, and cleaning it again changes nothing', async () => {
      const { result, requests } = await visit(lookAt, cleaned);
      assert.deepEqual(
        result.map(({ n, what }) => `${what}: ${vectors[n]}`),
        [],
      );
      assert.deepEqual(requests, []);
    });
  });
}
