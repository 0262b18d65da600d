// The demo page: its result, switching changes off and on, and the summary.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as limpid from '../pkg/node.js';
import { testDemo } from './lib/demo.mjs';
import { root } from './lib/server.mjs';

const sample = await readFile(join(root, 'tests/sample/page.txt'), 'utf8');

testDemo('the changes of the demo page', [
  [
    'shows the sample page, its repairs and its removals',
    async (visit) => {
      const report = limpid.process(Buffer.from(sample));
      assert.match(await visit.text('#verdict'), /^\d+ parts? removed, \d+ places? repaired\.$/);
      assert.equal(
        await visit.text('#announcer'),
        `${report.removals.length} parts removed, ${report.repairs.length} places repaired`,
      );
      assert.equal(await visit.count('#original .tag'), report.removals.length);
      assert.equal(await visit.count('#original .fix[role=button]'), report.repairs.length);
      assert.match(await visit.text('#overview'), /utf-8/);
      const lines = report.text.split('\n').filter((line) => line.trim());
      assert.equal(await visit.cleaned(), lines.join('\n'));
    },
    { sample: 'dump', view: 'changes' },
  ],
  [
    'switches one change off and on, by pointer',
    async (visit) => {
      const first = await visit.cleaned();
      await visit.page.click('#original .tag');
      // A click explains; the button puts back.
      assert.equal(await visit.cleaned(), first);
      assert.equal(await visit.text('#change-details [data-act=turn]'), 'Put back');
      await visit.page.click('#change-details [data-act=turn]');
      const kept = await visit.text('#original .gone');
      assert.ok((await visit.cleaned()).startsWith(kept.trim()));
      assert.notEqual(await visit.cleaned(), first);
      await visit.page.click('#change-details [data-act=turn]');
      assert.equal(await visit.cleaned(), first);
    },
    { sample: 'dump', view: 'changes' },
  ],
  [
    'switches repairs, a reason and all changes',
    async (visit) => {
      const first = await visit.cleaned();
      const box = (label) =>
        visit.page.evaluateHandle(
          (wanted) =>
            [...document.querySelectorAll('#change-list .toggle')]
              .find((toggle) => toggle.textContent === wanted)
              .querySelector('input'),
          label,
        );
      const thereAndBack = async (label) => {
        const [input, here] = [await box(label), await visit.cleaned()];
        await input.click();
        assert.notEqual(await visit.cleaned(), here, label);
        await input.click();
        assert.equal(await visit.cleaned(), here, label);
      };
      await thereAndBack('Removals');
      await thereAndBack('related');
      // The repairs of this page lie in parts that are removed: they show once those are back.
      await (await box('Removals')).click();
      await thereAndBack('Repairs');
      await (await box('Removals')).click();
      assert.equal(await visit.cleaned(), first);
      await (await box('All changes')).click();
      assert.equal(
        await visit.cleaned(),
        sample
          .split('\n')
          .filter((line) => line.trim())
          .join('\n'),
      );
      assert.match(await visit.text('#verdict'), /^Nothing/);
    },
    { sample: 'dump', view: 'changes' },
  ],
  [
    'can be used by keyboard alone',
    async (visit) => {
      const { keyboard } = visit.page;
      const first = await visit.cleaned();
      await visit.page.focus('.skip');
      assert.equal(await visit.text(':focus'), 'Skip to the result');
      await keyboard.press('Enter');
      for (let n = 0; n < 12 && (await visit.focused()).id === null; n += 1) await keyboard.press('Tab');
      const start = await visit.focused();
      assert.equal(start.on, 'true');
      await keyboard.press('ArrowDown');
      const next = await visit.focused();
      assert.notEqual(next.id, start.id);
      assert.match(await visit.text('#change-details'), /Details \(\d+% sure\)/);
      await keyboard.press('Enter');
      assert.equal((await visit.focused()).on, 'false');
      assert.notEqual(await visit.cleaned(), first);
      await keyboard.press(' ');
      assert.deepEqual(await visit.focused(), next);
      assert.equal(await visit.cleaned(), first);
      await keyboard.press('End');
      const last = await visit.focused();
      await keyboard.press('ArrowUp');
      assert.notEqual((await visit.focused()).id, last.id);
      await keyboard.press('Home');
      assert.deepEqual(await visit.focused(), start);
      await keyboard.press('Escape');
      assert.equal(await visit.count('#change-details.open'), 0);
      assert.deepEqual(await visit.focused(), start);
    },
    { sample: 'dump', view: 'changes' },
  ],
  [
    'summarizes the text that the visitor chose',
    async (visit) => {
      const first = await visit.text('#summary');
      const changed = (was) => {
        const now = document.querySelector('#summary');
        return now.querySelector('.sentence') && now.textContent !== was;
      };
      await visit.page.$eval('#change-list input', (box) => box.click());
      await visit.page.waitForFunction(changed, {}, first);
      const marked = await visit.page.$$eval('#cleaned mark', (marks) =>
        marks.map((mark) => mark.textContent).join(' '),
      );
      const sentences = await visit.page.$$eval('#summary .sentence', (found) => found.map((one) => one.textContent));
      assert.equal(sentences.length, 3);
      for (const sentence of sentences) assert.ok(marked.includes(sentence), sentence);
      await visit.page.$eval('#change-list input', (box) => box.click());
      assert.equal(await visit.text('#summary'), first);
    },
    { sample: 'dump' },
  ],
  [
    'marks the sentences of the summary in the text',
    async (visit) => {
      const sentences = await visit.page.$$eval('#summary .sentence', (found) => found.map((one) => one.textContent));
      assert.equal(sentences.length, 3);
      assert.equal(await visit.count('#cleaned mark[data-ordinal]'), 3);
      await visit.page.evaluate(() => document.querySelectorAll('#summary .sentence')[1].click());
      assert.equal(await visit.text(':focus'), sentences[1]);
      await visit.page.select('#unit', 'percent');
      await visit.page.waitForFunction(() => document.querySelectorAll('#summary .sentence').length !== 3);
    },
    { sample: 'dump', view: 'summary' },
  ],
]);
