// limpid/dom in browsers: undo leaves no trace, and a dry run or an error changes nothing.

import assert from 'node:assert/strict';

import { testDom } from './lib/dom.mjs';

testDom('undo in a page', [
  [
    'cleaning and undoing leave no trace',
    async () => {
      document.querySelector('#related').scrollTop = 20;
      document.querySelector('#address').focus();
      const range = document.createRange();
      range.setStart(document.querySelector('#end').firstChild, 4);
      range.setEnd(document.querySelector('#end').firstChild, 30);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      document.body.style.paddingTop = '600px';
      scrollTo(0, 1e6);
      await tools.frames(2);
      globalThis.records.length = 0;
      const differences = tools.remember();
      const session = tools.cleanDocument(document);
      await session.ready;
      await tools.frames(2);
      const cleaned = differences();
      const hidden = session.changes.length;
      session.undo();
      await tools.frames(2);
      return {
        cleaned,
        hidden,
        left: differences(),
        records: [...new Set(globalThis.records)].sort(),
        applied: session.changes.some((one) => one.applied),
      };
    },
    ({ cleaned, hidden, left, records, applied }) => {
      assert.ok(cleaned.includes('html') && cleaned.includes('sheets') && !cleaned.includes('nodes'), cleaned.join());
      assert.ok(hidden >= 4);
      assert.deepEqual(left, []);
      assert.deepEqual(records, ['attributes data-limpid', 'characterData null']);
      assert.equal(applied, false);
    },
  ],
  [
    'undo and redo of one change at a time',
    () => {
      const differences = tools.remember();
      const session = tools.cleanDocument(document);
      const cleaned = document.documentElement.outerHTML;
      const ids = session.changes.map(({ id }) => id);
      const told = [];
      session.on('undo', (event) => told.push(...event.ids));
      ids.toReversed().forEach((id) => session.undo(id));
      const left = differences();
      ids.toReversed().forEach((id) => session.redo(id));
      const same = document.documentElement.outerHTML === cleaned;
      session.undo();
      session.undo();
      return { ids, told, left, same, after: differences() };
    },
    ({ ids, told, left, same, after }) => {
      assert.deepEqual(
        ids,
        ids.map((_, n) => n),
      );
      assert.deepEqual(told.slice(0, ids.length), ids.toReversed());
      assert.deepEqual([left, after], [[], []]);
      assert.ok(same);
    },
  ],
  [
    'a dry run writes nothing, and marking hides nothing',
    () => {
      const differences = tools.remember();
      const dry = tools.cleanDocument(document, { dryRun: true });
      dry.redo();
      const untouched = differences();
      const marked = tools.cleanDocument(document, { action: 'mark', repair: false });
      const values = [...document.querySelectorAll('[data-limpid]')].map((element) =>
        element.getAttribute('data-limpid'),
      );
      return {
        found: dry.changes.length,
        untouched,
        values,
        shown: tools.shown('[data-limpid]'),
        repairs: marked.changes.filter(({ replacement }) => replacement).length,
      };
    },
    ({ found, untouched, values, shown, repairs }) => {
      assert.ok(found > 3);
      assert.deepEqual(untouched, []);
      assert.ok(values.length > 2 && values.every((value) => /^mark [a-z-]+$/.test(value)), values.join());
      assert.ok(shown.every(Boolean));
      assert.equal(repairs, 0);
    },
  ],
  [
    'a failed transport leaves the page as it was',
    async () => {
      const differences = tools.remember();
      const session = tools.cleanDocument(document, { transport: () => Promise.reject(new Error('gone')) });
      const errors = [];
      session.on('error', ({ error }) => errors.push(error.message));
      const message = await session.ready.then(
        () => '',
        (error) => error.message,
      );
      return { errors, message, left: differences() };
    },
    ({ errors, message, left }) => {
      assert.deepEqual(errors, ['gone']);
      assert.equal(message, 'gone');
      assert.deepEqual(left, []);
    },
  ],
  [
    'a signal ends the session, before and after the core replied',
    async () => {
      const differences = tools.remember();
      const early = new AbortController();
      let answer;
      const transport = () =>
        new Promise((done) => {
          answer = done;
        });
      const { answer: core } = await import('/limpid/dom/core.js');
      const session = tools.cleanDocument(document, {
        transport: (job) => transport().then(() => core(job)),
        signal: early.signal,
      });
      await tools.frames(2);
      early.abort();
      answer();
      const { text } = await session.ready;
      const untouched = differences();
      const messages = [];
      try {
        tools.cleanDocument(document, { signal: AbortSignal.abort() });
      } catch (error) {
        messages.push(error.name);
      }
      const late = new AbortController();
      const following = tools.cleanDocument(document, { observe: { debounce: 20, budget: 50 }, signal: late.signal });
      await following.ready;
      late.abort();
      const extra = document.querySelector('#related').cloneNode(true);
      extra.removeAttribute('data-limpid');
      extra.id = 'more';
      document.querySelector('main').append(extra);
      await new Promise((done) => {
        setTimeout(done, 400);
      });
      return { read: text.length > 0, untouched, messages, shown: tools.shown('#more, .footer') };
    },
    ({ read, untouched, messages, shown }) => {
      assert.ok(read);
      assert.deepEqual(untouched, []);
      assert.deepEqual(messages, ['AbortError']);
      assert.deepEqual(shown, [true, false]);
    },
  ],
  [
    'invalid options and roots are errors',
    async () => {
      const messages = [];
      for (const root of [null, 'x', document.createTextNode('x')]) {
        try {
          tools.cleanDocument(root);
        } catch (error) {
          messages.push(error.message);
        }
      }
      const differences = tools.remember();
      const code = await tools.cleanDocument(document, { focuss: 'recall' }).ready.then(
        () => '',
        (error) => error.code,
      );
      return { messages, code, left: differences() };
    },
    ({ messages, code, left }) => {
      assert.equal(messages.length, 3);
      assert.equal(code, 'bad-option');
      assert.deepEqual(left, []);
    },
  ],
]);
