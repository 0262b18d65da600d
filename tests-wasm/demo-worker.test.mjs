// The demo page: its worker, what it does without one, and without a network.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { NEWS, testDemo, Visit } from './lib/demo.mjs';
import { root, serve } from './lib/server.mjs';

testDemo('the worker of the demo page', [
  [
    'a large file is processed in the worker, with a note about the time',
    async (visit) => {
      const size = globalThis.process.env.LIMPID_LONG ? 20_000_000 : 5_200_000;
      await visit.page.evaluate((bytes) => {
        const seen = { words: new Set(), shown: false, longest: 0 };
        globalThis.seen = seen;
        let last = performance.now();
        setInterval(() => {
          seen.longest = Math.max(seen.longest, performance.now() - last);
          last = performance.now();
          seen.words.add(document.querySelector('#verdict').textContent);
          seen.shown ||= !document.querySelector('#progress').hidden;
        }, 20);
        const line = (n) =>
          `<p>${n}: the river ran straight for a hundred years, and the cafÃ© on its bank was closed all that time.</p>`;
        const lines = Array.from({ length: Math.ceil(bytes / line(10_000).length) }, (_, n) => line(n));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(lines, 'large.html'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }, size);
      const isDone = () => document.querySelector('#overview').dataset.source === 'large.html';
      await visit.page.waitForFunction(isDone, { timeout: 170_000 });
      const { words, shown, longest } = await visit.page.evaluate(() => ({
        ...globalThis.seen,
        words: [...globalThis.seen.words],
      }));
      assert.ok(
        words.some((word) => /^Working on large\.html \([\d.]+ MB\)… .*command\.$/.test(word)),
        String(words),
      );
      assert.ok(shown);
      // Laying out what is seen first; the work itself is not on this thread.
      assert.ok(longest < 8000, `${longest} ms without a turn`);
      assert.match(await visit.text('#verdict'), /places repaired/);
    },
  ],
  [
    'works on the main thread if no worker starts',
    async (visit, { site }) => {
      await visit.page.evaluateOnNewDocument(() => {
        globalThis.Worker = undefined;
      });
      await visit.page.goto(site.url);
      await visit.settled(NEWS);
      assert.equal(await visit.count('#summary .sentence'), 3);
      // `cargo xtask demo` copies every file of the package that it loaded.
      const gathered = await readFile(join(root, 'xtask/src/demo.rs'), 'utf8');
      const loaded = visit.requests.filter((url) => url.startsWith(`${site.url}limpid/`));
      assert.ok(loaded.length >= 4);
      for (const url of loaded) assert.ok(gathered.includes(`"${url.slice(`${site.url}limpid/`.length)}"`), url);
    },
  ],
  [
    'a worker that dies is replaced',
    async (visit, { site, give }) => {
      await visit.page.evaluateOnNewDocument(() => {
        globalThis.opened = [];
        globalThis.Worker = class extends Worker {
          constructor(address, options) {
            super(address, options);
            globalThis.opened.push(this);
          }
        };
      });
      await visit.page.goto(site.url);
      await visit.settled(NEWS);
      await visit.page.evaluate(() => globalThis.opened[0].dispatchEvent(new ErrorEvent('error')));
      await give(visit, 'after.txt', 'Das CafÃ© öffnete am Montag.');
      assert.equal(await visit.cleaned(), 'Das Café öffnete am Montag.');
      assert.equal(await visit.page.evaluate(() => globalThis.opened.length), 2);
    },
  ],
  [
    'works offline once it has been opened',
    async (_, { browser, give }) => {
      const server = await serve();
      const visit = await Visit.open(browser, server.url, { offline: true });
      // The worker first fills its copy, then takes over.
      await visit.page.waitForFunction(() =>
        navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated'),
      );
      await visit.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await server.close();
      await visit.page.goto(`${server.url}?again`);
      await visit.settled(NEWS);
      assert.equal(await visit.count('#summary .sentence'), 3);
      await give(visit, 'offline.txt', 'Das CafÃ© öffnete am Montag.');
      assert.equal(await visit.cleaned(), 'Das Café öffnete am Montag.');
      await visit.page.close();
    },
  ],
]);
