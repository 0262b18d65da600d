// limpid/dom in browsers: following a page that grows, or renders itself again.

import assert from 'node:assert/strict';

import { testDom } from './lib/dom.mjs';

testDom('following a page', [
  [
    'follows a page that loads more, and only adds changes',
    async () => {
      const session = tools.cleanDocument(document, { observe: { debounce: 20, budget: 50 } });
      await session.ready;
      const [first] = session.changes.filter(({ replacement }) => !replacement);
      session.undo(first.id);
      const count = session.changes.length;
      const more = new Promise((done) => {
        session.on('change', done);
      });
      const extra = document.querySelector('#related').cloneNode(true);
      extra.removeAttribute('data-limpid');
      extra.id = 'more';
      document.querySelector('main').append(extra);
      const { report } = await more;
      const {
        picked: [{ span }],
      } = await session.summarize({ length: 1 });
      const said =
        session.ranges(span).map(String).join('').replace(/\s+/g, '') ===
        report.text.slice(span.start, span.end).replace(/\s+/g, '');
      const part = session.changes.findLast(({ nodes }) => nodes.some(({ id }) => id === 'more'));
      const told = session.ranges(part).map(String).join('');
      const result = {
        said,
        told,
        shown: tools.shown('#more'),
        first: first.applied,
        added: session.changes.length - count,
      };
      session.disconnect();
      session.undo();
      return { ...result, left: document.querySelectorAll('[data-limpid]').length };
    },
    ({ said, told, shown, first, added, left }) => {
      assert.ok(said);
      assert.match(told, /^Related stories.*puts off its decision$/s);
      assert.deepEqual(shown, [false]);
      assert.equal(first, false);
      assert.equal(added, 1);
      assert.equal(left, 0);
    },
  ],
  [
    'labels only the new part of a long page, without blocking it',
    async () => {
      const story = document.querySelector('article').cloneNode(true);
      const related = document.querySelector('#related').cloneNode(true);
      related.removeAttribute('id');
      let number = 0;
      const more = () => {
        const [next, list] = [story, related].map((node) =>
          document.querySelector('main').appendChild(node.cloneNode(true)),
        );
        // Text that is there twice is a reason to hide one of them.
        for (const paragraph of next.querySelectorAll('p')) paragraph.append(` So it says in note ${(number += 1)}.`);
        return [next, list];
      };
      for (let n = 0; n < 150; n += 1) more();
      const tasks = [];
      const types = PerformanceObserver.supportedEntryTypes.includes('longtask') ? ['longtask'] : [];
      if (types.length > 0)
        new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
          entryTypes: types,
        });
      const start = performance.now();
      const session = tools.cleanDocument(document, { observe: { debounce: 20, budget: 50 } });
      const { nodes } = await session.ready;
      const all = performance.now() - start;
      const pause = (time) =>
        new Promise((done) => {
          setTimeout(done, time);
        });
      await pause(1000);
      tasks.length = 0;
      const count = session.changes.length;
      const told = [];
      for (let n = 0; n < 3; n += 1) {
        const change = new Promise((done) => {
          session.on('change', done);
        });
        const [added, chrome] = more();
        const { report, ids } = await change;
        told.push([
          report.nodes < nodes / 2,
          ids.length,
          ...[...added.querySelectorAll('h1, p'), chrome].map((node) => node.checkVisibility()),
        ]);
      }
      await pause(500);
      const before = session.report.nodes;
      const {
        picked: [{ span }],
      } = await session.summarize({ length: 1 });
      const grown = session.report.nodes > before && session.ranges(span).length > 0;
      session.disconnect();
      session.undo();
      return {
        told,
        grown,
        nodes,
        count,
        now: session.changes.length,
        last: session.changes
          .slice(count + 9)
          .map(({ reasons, nodes: [node], replacement }) => `${reasons} ${replacement} ${node.outerHTML ?? node.data}`),
        left: document.querySelectorAll('[data-limpid]').length,
        share: Math.max(...tasks, 0) / Math.max(all, 200),
      };
    },
    ({ told, grown, nodes, count, now, last, left, share }) => {
      assert.ok(nodes > 5000, `${nodes}`);
      assert.deepEqual(told, Array(3).fill([true, 3, true, true, true, true, true, true, false]));
      assert.ok(grown);
      assert.equal(now, count + 9, last.join('\n'));
      assert.equal(left, 0);
      // By the clock of this machine now: a quarter of one whole cleaning, and 50 ms where that took 200.
      assert.ok(share < 0.25, `${share}`);
    },
  ],
  [
    'hides again what a page shows when it renders itself again',
    async () => {
      const session = tools.cleanDocument(document, { observe: { debounce: 20, budget: 50 } });
      await session.ready;
      const change = new Promise((done) => {
        session.on('change', done);
      });
      // As morphing frameworks do: attributes they do not know go, nodes stay.
      document.querySelector('.footer').removeAttribute('data-limpid');
      document.querySelector('article').append(document.createElement('p'));
      await change;
      const hidden = tools.shown('.footer');
      session.disconnect();
      session.undo();
      return { hidden, left: document.querySelectorAll('[data-limpid]').length };
    },
    ({ hidden, left }) => {
      assert.deepEqual(hidden, [false]);
      assert.equal(left, 0);
    },
  ],
]);
