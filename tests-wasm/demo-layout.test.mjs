// The demo page: its layout, and its accessibility as axe checks it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { browsers } from './lib/browsers.mjs';
import { NEWS, testDemo, Visit } from './lib/demo.mjs';
import { root, serve } from './lib/server.mjs';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

testDemo('the layout of the demo page', [
  [
    'puts the two texts side by side, and the changes back between them',
    async (visit) => {
      await visit.show('changes');
      const isShown = () => visit.page.$eval('.sheet > .changes', (column) => column.offsetParent !== null);
      assert.equal(await isShown(), true);
      await visit.show('side');
      assert.equal(await isShown(), false);
      const widths = await visit.page.$$eval('.sheet > .original, .sheet > .cleaned', (columns) =>
        columns.map(({ offsetWidth }) => offsetWidth),
      );
      assert.ok(Math.abs(widths[0] - widths[1]) <= 1 && widths[0] > 500, String(widths));
      await visit.show('changes');
      assert.equal(await isShown(), true);
    },
  ],
  [
    'explains a mark without moving the text',
    async (visit) => {
      const mark = '#cleaned .repaired';
      const place = () =>
        visit.page.$eval(mark, (one) => {
          const { left, top } = one.getBoundingClientRect();
          return [left, top + scrollY].map(Math.round);
        });
      for (const width of [1280, 390]) {
        await visit.page.setViewport({ width, height: 800 });
        for (const view of ['text', 'side']) {
          await visit.show(view);
          // It may be scrolled to first.
          await visit.page.$eval(mark, (one) => one.scrollIntoView({ block: 'center' }));
          const before = await place();
          await visit.page.click(mark);
          await visit.page.waitForSelector('#change-details.open');
          assert.deepEqual(await place(), before, `${view}, ${width}`);
          await visit.page.click('#change-details [data-act=close]');
        }
      }
    },
  ],
  [
    'has one column on a phone, and never scrolls sideways',
    async (visit) => {
      for (const view of ['text', 'markdown', 'summary', 'changes', 'side']) {
        await visit.page.click(`[data-view=${view}]`);
        const over = await visit.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(over, 0, view);
        const lefts = await visit.page.$$eval('.source, .result', (parts) => parts.map(({ offsetLeft }) => offsetLeft));
        assert.equal(lefts[0], lefts[1], view);
      }
    },
    { width: 360, height: 740 },
  ],
  [
    'shows right-to-left text from right to left',
    async (visit, { give }) => {
      const text =
        'افتتحت المكتبة الجديدة يوم الاثنين وجاء الناس لرؤيتها في الصباح الباكر.\n\nIt opened on Monday, in the morning.\n';
      await give(visit, 'arabic.txt', text);
      const sides = await visit.page.$$eval('#original p', (found) =>
        found.map((line) => getComputedStyle(line).direction),
      );
      assert.deepEqual(sides, ['rtl', 'ltr']);
    },
  ],
]);

describe('axe finds no violations', () => {
  for (const { name, open } of browsers) {
    for (const scheme of name === 'Firefox' ? ['light'] : ['light', 'dark']) {
      test(`${name}, ${scheme}`, async () => {
        const axe = await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
        const [site, browser] = [await serve(), await open()];
        try {
          const visit = await Visit.open(browser, site.url, { scheme });
          await visit.page.click('#options-toggle');
          await visit.page.evaluate(() => {
            const dataTransfer = new DataTransfer();
            for (const name of ['a.txt', 'b.txt'])
              dataTransfer.items.add(new File(['The cafÃ© opened. '.repeat(9)], name));
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
          });
          await visit.settled('a.txt');
          await visit.page.waitForFunction(() => document.querySelector('#batch-heading').textContent === '2 files');
          const look = async () => {
            await visit.page.evaluate(axe);
            const { violations } = await visit.page.evaluate(() => globalThis.axe.run());
            assert.deepEqual(
              violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`),
              [],
            );
          };
          await look();
          await visit.page.select('#sample', 'news');
          await visit.settled(NEWS);
          await visit.show('changes');
          await visit.page.click('#original .fix');
          await visit.page.click('#change-list .more');
          await pause(300);
          await look();
          await visit.close();
        } finally {
          await browser.close();
          await site.close();
        }
      });
    }
  }
});
