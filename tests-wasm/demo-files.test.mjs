// The demo page: several files at once, and folders.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { NEWS, testDemo } from './lib/demo.mjs';

testDemo('several files in the demo page', [
  [
    'accepts several files, lists them, and shows the selected one',
    async (visit) => {
      await visit.page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['Das CafÃ© öffnete am Montag.'], 'one.txt'));
        dataTransfer.items.add(new File(['The shop opened on Monday.'], 'two.txt'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      });
      await visit.page.waitForFunction(() => document.querySelector('#batch-heading').textContent === '2 files');
      await visit.settled('one.txt');
      assert.equal(await visit.cleaned(), 'Das Café öffnete am Montag.');
      assert.match(await visit.text('#batch li'), /^one\.txt.*1 place repaired$/);
      assert.equal(await visit.text('#batch [aria-current] .file-name'), 'one.txt');
      await visit.page.click('#batch li:nth-child(2) button');
      await visit.settled('two.txt');
      assert.equal(await visit.cleaned(), 'The shop opened on Monday.');
      assert.equal(await visit.text('#batch [aria-current] .file-name'), 'two.txt');
      await visit.page.select('#sample', 'news');
      await visit.settled(NEWS);
      assert.equal(await visit.page.$eval('#batch-panel', (panel) => panel.hidden), true);
    },
  ],
  [
    'saves the results of several files as JSON Lines and as an archive',
    async (visit) => {
      const saved = await visit.page.evaluate(async () => {
        const blobs = [];
        URL.createObjectURL = (blob) => {
          blobs.push(blob);
          return 'data:,';
        };
        const dataTransfer = new DataTransfer();
        for (const name of ['a.txt', 'b.txt']) dataTransfer.items.add(new File([`The cafÃ© of ${name} opened.`], name));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        const button = document.querySelector('#batch-save');
        while (button.disabled)
          await new Promise((resolve) => {
            setTimeout(resolve, 20);
          });
        HTMLAnchorElement.prototype.click = () => {};
        button.click();
        document.querySelector('#batch-zip').click();
        while (blobs.length < 2)
          await new Promise((resolve) => {
            setTimeout(resolve, 20);
          });
        return [await blobs[0].text(), await blobs[1].text()];
      });
      assert.match(saved[1], /^PK\u0003\u0004.*a\.txt.*b\.txt/s);
      const rows = saved[0]
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.deepEqual(
        rows.map(({ name, text, repairs }) => [name, text, repairs]),
        [
          ['a.txt', 'The café of a.txt opened.', 1],
          ['b.txt', 'The café of b.txt opened.', 1],
        ],
      );
    },
  ],
  [
    'accepts a folder',
    async (visit, { name, folder }) => {
      await mkdir(join(folder, 'pages'), { recursive: true });
      await writeFile(join(folder, 'pages', 'first.txt'), 'The first page opened on Monday.');
      await writeFile(join(folder, 'pages', 'second.txt'), 'The second page opened on Tuesday.');
      const input = await visit.page.$('#folder');
      // Puppeteer gives a folder to Chromium as it is; Firefox's protocol has no such thing, so it gets the files.
      if (name === 'Firefox') {
        await visit.page.$eval('#folder', (field) => field.removeAttribute('webkitdirectory'));
        await visit.page.$eval('#folder', (field) => field.setAttribute('multiple', ''));
        await input.uploadFile(join(folder, 'pages', 'first.txt'), join(folder, 'pages', 'second.txt'));
      } else {
        await input.uploadFile(join(folder, 'pages'));
      }
      await visit.page.waitForFunction(() => document.querySelector('#batch-heading').textContent === '2 files');
      assert.match(await visit.text('#batch'), /first\.txt.*second\.txt/);
    },
  ],
]);
