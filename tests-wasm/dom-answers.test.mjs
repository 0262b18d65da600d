// limpid/dom in browsers: what a session reports about the page, and the transport of its jobs.

import assert from 'node:assert/strict';

import { testDom } from './lib/dom.mjs';

testDom('the results of a session', [
  [
    'a transport carries everything as JSON',
    async () => {
      const session = tools.cleanDocument(document, { dryRun: true });
      const { answer } = await import('/limpid/dom/core.js');
      const { cleanDocument } = await import('/limpid/dom/page.js');
      const plain = (_, value) => (ArrayBuffer.isView(value) ? [.../** @type {any} */ (value)] : value);
      const transport = async (job) =>
        JSON.parse(JSON.stringify(answer(JSON.parse(JSON.stringify(job, plain))), plain));
      const remote = cleanDocument(document, { dryRun: true, transport });
      const before = remote.changes.length;
      await remote.ready;
      const list = (one) =>
        JSON.stringify(one.changes.map(({ page, reasons, confidence }) => [page, reasons, confidence]));
      return { before, same: list(remote) === list(session), count: remote.changes.length };
    },
    ({ before, same, count }) => {
      assert.equal(before, 0);
      assert.ok(same && count > 3);
    },
  ],
  [
    'maps sentences and changes to their place in the page',
    async () => {
      const session = tools.cleanDocument(document);
      const { text } = await session.ready;
      const squeezed = (value) => value.replace(/\s+/g, '');
      const { picked } = await session.summarize({ length: 3 });
      const wrong = [];
      for (const { span } of picked) {
        const said = session.ranges(span).map(String).join('');
        if (squeezed(said) !== squeezed(text.slice(span.start, span.end)))
          wrong.push([said, text.slice(span.start, span.end)]);
      }
      const footer = session.changes.find(({ nodes }) => nodes.some((node) => node.matches?.('.footer')));
      return { wrong, picked: picked.length, footer: session.ranges(footer).map(String).join(' ') };
    },
    ({ wrong, picked, footer }) => {
      assert.deepEqual(wrong, []);
      assert.equal(picked, 3);
      assert.match(footer, /All rights reserved.*Terms of use/s);
    },
  ],
  [
    'maps spans to repaired text, before and after undoing it',
    async () => {
      const session = tools.cleanDocument(document);
      const { text } = await session.ready;
      const start = text.indexOf('sell it');
      const say = (span) => session.ranges(span).map(String).join('');
      const spans = [{ start, end: start + 12 }, session.changes.find(({ replacement }) => replacement === 'é')];
      const repaired = spans.map(say);
      session.undo();
      return { repaired, original: spans.map(say) };
    },
    ({ repaired, original }) => {
      assert.deepEqual(repaired, ['sell it — if', 'é']);
      assert.deepEqual(original, ['sell it â€” if', 'Ã©']);
    },
  ],
]);
