// Work off the main thread: workers and batches in Node.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { createFunctions } from '../pkg/functions.js';
import * as glue from '../pkg/generated/glue.js';
import script from '../pkg/generated/thread.js';
import {
  batch,
  clean,
  createWorker,
  decode,
  isProbablyReaderable,
  isSuspect,
  LimpidError,
  process,
  repair,
  sentences,
  serveJobs,
  summarize,
  summarizeTogether,
} from '../pkg/node.js';
import { tablesFrom } from '../pkg/tables.js';
import { threads } from '../pkg/threads.js';
import { folder, run } from './lib/run.mjs';
import { root } from './lib/server.mjs';

const PAGE = `<nav><a href=/>Home</a> <a href=/news>News</a></nav><main><p>The cafÃ© by the bridge reopened on Monday, after
  it had been shut for the whole of a year.</p><p>Nobody <b>knew</b> why, said the mayor of the town.</p></main>`;
const BYTES = new TextEncoder().encode(PAGE);
const LONE = 'caf\u00c3\u00a9 \ud800 and more';
/** Takes a worker long enough. */
const LONG = 'The dam broke at noon on Monday. '.repeat(3000);

/** A worker that ends with the test. */
function worker(t, source) {
  const opened = createWorker(source);
  t.after(() => opened.terminate());
  return opened;
}

const bytes = () => readFileSync(join(root, 'pkg/limpid_bg.wasm'));
const tables = () => tablesFrom(readFileSync(join(root, 'pkg/limpid_tables.wasm')));

/** A worker of the package that runs another script; it ends with the test. */
function workerOf(t, script) {
  const functions = createFunctions(glue, { bytes, tables, workers: threads(script) });
  const opened = functions.createWorker();
  t.after(() => opened.terminate());
  return opened;
}

/** A result as data, Markdown and HTML too. */
const data = (result) => ({ ...result, markdown: result.markdown, html: result.html, changed: result.changed });

describe('a worker', () => {
  test('gives the results of the functions', async (t) => {
    const there = worker(t);
    assert.deepEqual(data(await there.repair(LONE)), data(repair(LONE)));
    assert.deepEqual(data(await there.clean(PAGE)), data(clean(PAGE)));
    for (const input of [PAGE, BYTES, LONE]) {
      const options = { summary: { length: 1, keyPhrases: 2 } };
      assert.deepEqual(data(await there.process(input, options)), data(process(input, options)));
    }
    assert.deepEqual(await there.summarize(LONE), summarize(LONE));
    assert.deepEqual(await there.summarizeTogether([LONE, 'Two. Three.']), summarizeTogether([LONE, 'Two. Three.']));
    assert.deepEqual(await there.sentences('One. Two.', 'en'), sentences('One. Two.', 'en'));
    assert.deepEqual(await there.decode(BYTES), decode(BYTES));
    assert.equal(await there.isSuspect('Ã©'), isSuspect('Ã©'));
    assert.equal(await there.isProbablyReaderable(PAGE), isProbablyReaderable(PAGE));
  });

  test('gives results with their methods', async (t) => {
    const there = worker(t);
    const report = await there.process(PAGE);
    assert.equal(
      report.with(() => false),
      report.pageText,
    );
    assert.equal(
      (await there.repair(LONE)).with(() => false),
      LONE,
    );
    const { summary } = await there.process(PAGE, { summary: true });
    assert.ok(summary.sentences.includes(summary.picked[0]));
  });

  test('loads the core from what init() takes', async (t) => {
    const bytes = readFileSync(join(root, 'pkg/limpid_bg.wasm'));
    const sources = [bytes, new WebAssembly.Module(bytes), Promise.resolve(new Response(bytes))];
    for (const source of sources) assert.equal((await worker(t, source).repair('e\u0301')).text, 'é');
  });

  test('rejects with the errors of the functions', async (t) => {
    const there = worker(t);
    await assert.rejects(there.process('', { repare: true }), { name: 'LimpidError', code: 'bad-option' });
    await assert.rejects(there.process(1), { code: 'bad-input' });
    await assert.rejects(there.process('', { repair: () => {} }), { code: 'bad-option' });
    await assert.rejects(there.decode(BYTES, { label: 'nonsense' }), { code: 'unknown-encoding' });
    assert.ok(
      (await there.process('').then(
        () => {},
        (error) => error,
      )) === undefined,
    );
  });

  test('says when the core cannot be loaded, and tries again', async (t) => {
    const there = worker(t, new Uint8Array([1, 2, 3]));
    for (let n = 0; n < 2; n += 1) {
      const error = await there.repair('x').catch((caught) => caught);
      assert.ok(error instanceof LimpidError && error.code === 'load-failed' && error.cause, String(error));
    }
  });
});

/** A worker that runs a script of its own, which serves `jobs` (source text). */
async function workerWithJobs(t, jobs) {
  const home = await folder(t, {
    'worker.mjs': `
      import { process as run, serveJobs } from ${JSON.stringify(`${root}pkg/node.js`)};
      serveJobs({ ${jobs} });`,
  });
  const opened = createWorker({ worker: () => new Worker(join(home, 'worker.mjs')) });
  t.after(() => opened.terminate());
  return opened;
}

describe('a worker with jobs of its own', () => {
  test('runs them, and the functions of the package', async (t) => {
    const there = await workerWithJobs(t, 'count: (page, word) => run(page).text.split(word).length - 1');
    assert.equal(await there.run('count', [PAGE, 'Monday']), 1);
    assert.deepEqual(data(await there.process(PAGE)), data(process(PAGE)));
  });

  test('runs asynchronous jobs one after the other', async (t) => {
    const there = await workerWithJobs(
      t,
      `async slow(word, ms) {
         const before = globalThis.last;
         await new Promise((done) => setTimeout(done, ms));
         globalThis.last = word;
         return before;
       }`,
    );
    const answers = [
      ['a', 50],
      ['b', 20],
      ['c', 0],
    ].map((args) => there.run('slow', args));
    assert.deepEqual(await Promise.all(answers), [undefined, 'a', 'b']);
  });

  test('rejects with what a job throws', async (t) => {
    const there = await workerWithJobs(
      t,
      `limpid: () => run(1),
       other: () => { throw Object.assign(new TypeError('no'), { code: 'mine' }); },
       text: async () => { throw 'words'; },
       fails: () => () => {}`,
    );
    await assert.rejects(there.run('limpid'), { name: 'LimpidError', code: 'bad-input' });
    await assert.rejects(there.run('other'), { name: 'TypeError', code: 'mine', message: 'no' });
    await assert.rejects(there.run('text'), { message: 'words' });
    await assert.rejects(there.run('fails'), { name: 'DataCloneError' });
    for (const name of ['none', 'toString'])
      await assert.rejects(there.run(name), { name: 'LimpidError', message: `unknown job "${name}"` });
    await assert.rejects(there.run('limpid', 5), { code: 'bad-input' });
    await assert.rejects(there.run('limpid', [], { signal: AbortSignal.abort() }), { name: 'AbortError' });
  });

  test('continues after it died', async (t) => {
    const there = await workerWithJobs(t, 'die: () => process.exit(7), one: () => 1');
    await assert.rejects(there.run('die'), { code: 'worker-failed' });
    assert.equal(await there.run('one'), 1);
  });

  test('is served by the script of a worker only', () => {
    assert.throws(() => serveJobs({}), { code: 'no-workers' });
    assert.throws(() => serveJobs({ one: 1 }), { code: 'bad-option' });
    assert.throws(() => createWorker({ worker: 5 }), { code: 'bad-option' });
    assert.equal(createWorker().run, undefined);
  });
});

describe('a worker that ends', () => {
  test('rejects pending and later calls when it is terminated', async () => {
    const there = createWorker();
    const calls = [LONG, 'x', 'x', 'x'].map((text) => there.summarize(text));
    there.terminate();
    for (const call of calls) await assert.rejects(call, { code: 'terminated' });
    await assert.rejects(there.repair('x'), { code: 'terminated' });
    there.terminate();
  });

  test('is terminated with its block', async () => {
    const there = createWorker();
    const call = there.repair('x');
    there[Symbol.dispose]();
    await assert.rejects(call, { code: 'terminated' });
  });

  test('drops calls whose signal is aborted', async (t) => {
    const there = worker(t);
    const begun = new AbortController();
    const waits = new AbortController();
    const long = there.summarize(LONG, {}, { signal: begun.signal });
    const rest = [1, 2, 3].map(() => there.summarize(LONG, {}, { signal: waits.signal }));
    begun.abort();
    waits.abort(new Error('changed my mind'));
    await assert.rejects(long, { name: 'AbortError' });
    for (const call of rest) await assert.rejects(call, { message: 'changed my mind' });
    await assert.rejects(there.repair('x', {}, { signal: AbortSignal.abort() }), { name: 'AbortError' });
    assert.equal((await there.repair('e\u0301')).text, 'é');
  });

  test('that dies rejects its current call, and the others get a new worker', async (t) => {
    // Ends the thread at the word, and is else the worker of the package.
    const there = workerOf(
      t,
      `
      const { parentPort } = require('node:worker_threads');
      const originalOn = parentPort.on.bind(parentPort);
      parentPort.on = (name, listener) => originalOn(name, (job) => (job.args?.[0] === 'die' ? process.exit(7) : listener(job)));
      ${script}`,
    );
    assert.equal((await there.repair('e\u0301')).text, 'é');
    const [dead, ...after] = ['die', 'e\u0301', 'e\u0301', 'e\u0301'].map((text) => there.repair(text));
    await assert.rejects(dead, { code: 'worker-failed', message: 'the worker ended: exit status 7' });
    for (const call of after) assert.equal((await call).text, 'é');
  });

  test('that never starts rejects its calls', async (t) => {
    const there = workerOf(t, 'no script');
    const calls = [1, 2, 3].map(() => there.repair('x'));
    for (const call of calls) await assert.rejects(call, { code: 'worker-failed' });
  });

  test('that cannot be made rejects its calls', async () => {
    const open = () => {
      throw new Error('forbidden');
    };
    const there = createFunctions(glue, { bytes, tables, workers: { open, count: () => 1 } }).createWorker();
    for (let n = 0; n < 2; n += 1) {
      await assert.rejects(there.repair('x'), { code: 'worker-failed', message: 'the worker ended: forbidden' });
    }
  });

  test('does not keep the process alive', async (t) => {
    const home = await folder(t, {
      'main.mjs': `
      import { createWorker } from ${JSON.stringify(`${root}pkg/node.js`)};
      const worker = createWorker();
      console.log((await worker.repair('e\\u0301')).text);
      await worker.process('', { repair: () => {} }).catch(({ code }) => console.log(code));`,
    });
    assert.equal(
      await run(globalThis.process.execPath, ['main.mjs'], { cwd: home, timeout: 20_000 }),
      'é\nbad-option\n',
    );
  });
});

const texts = Array.from({ length: 40 }, (_, n) => `${n} cafÃ©. ${'Long. '.repeat(n % 7 === 0 ? 4000 : 1)}`);
const all = async (reports) => {
  const list = [];
  for await (const { report, error } of reports) list.push(report ?? error);
  return list;
};

describe('a batch', () => {
  for (const jobs of [undefined, 0, 1, 3]) {
    test(`keeps the order with ${jobs} jobs`, async () => {
      const reports = await all(batch(texts, { jobs, clean: false }));
      assert.deepEqual(
        reports.map(({ text }) => text),
        texts.map((text) => process(text, { clean: false }).text),
      );
    });
  }

  test('gives the results of process', async () => {
    const options = { summary: { length: 1 } };
    const inputs = [PAGE, BYTES, LONE];
    const reports = await all(batch(inputs, { jobs: 2, ...options }));
    assert.deepEqual(
      reports.map(data),
      inputs.map((input) => data(process(input, options))),
    );
  });
});

describe('a batch of any number of workers', () => {
  for (const jobs of [0, 2]) {
    test(`reads inputs no faster than its results are read, with ${jobs} jobs`, async () => {
      let taken = 0;
      let ended = false;
      const endless = (async function* () {
        try {
          for (;;) yield `${(taken += 1)} text`;
        } finally {
          ended = true;
        }
      })();
      const seen = [];
      for await (const { report } of batch(endless, { jobs })) {
        seen.push(report.text);
        await new Promise((resolve) => setTimeout(resolve, 5));
        assert.ok(taken <= seen.length + jobs * 4 + 1, `${taken} taken, ${seen.length} seen`);
        if (seen.length === 30) break;
      }
      assert.deepEqual(
        seen,
        Array.from({ length: 30 }, (_, n) => `${n + 1} text`),
      );
      assert.ok(ended, 'the source is ended');
    });
  }
});

describe('a batch whose inputs differ', () => {
  for (const jobs of [0, 2]) {
    test(`continues after a bad input, with ${jobs} jobs`, async () => {
      const inputs = [
        'a',
        5,
        Promise.resolve('b'),
        Promise.reject(new Error('no')),
        Promise.reject(7),
        'c',
        ['k'],
        null,
      ];
      const results = await all(batch(inputs, { jobs }));
      assert.deepEqual(
        results.map(({ text, code, message }) => text ?? code ?? message),
        ['a', 'bad-input', 'b', 'no', 'bad-input', 'c', 'bad-input', 'bad-input'],
      );
    });

    test(`handles promises that are rejected before their turn, with ${jobs} jobs`, async () => {
      const results = batch(['a', Promise.reject(new Error('no')), ['b', Promise.reject(new Error('no'))]], { jobs });
      // Node reports rejections that are not handled by then.
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal((await all(results)).length, 3);
    });

    test(`keeps keys, with ${jobs} jobs`, async () => {
      const inputs = [
        ['one', 'caf\u00c3\u00a9'],
        { key: 'two', input: Promise.resolve('caf\u00c3\u00a9'), options: { repair: false } },
        { input: 'x', options: { noSuch: true } },
        ['four', Promise.reject(new Error('no'))],
        'x',
      ];
      const results = [];
      for await (const { key, index, report, error } of batch(inputs, { jobs })) {
        results.push([key, index, report?.text ?? error.code ?? error.message]);
      }
      assert.deepEqual(results, [
        ['one', 0, 'café'],
        ['two', 1, 'caf\u00c3\u00a9'],
        [2, 2, 'bad-option'],
        ['four', 3, 'no'],
        [4, 4, 'x'],
      ]);
    });

    test(`ends if its source fails or an option is invalid, with ${jobs} jobs`, async () => {
      const source = function* () {
        yield 'a';
        yield 'b';
        throw new Error('no more');
      };
      const reports = batch(source(), { jobs });
      assert.equal((await reports.next()).value.report.text, 'a');
      assert.equal((await reports.next()).value.report.text, 'b');
      await assert.rejects(reports.next(), { message: 'no more' });
      assert.ok((await reports.next()).done);
      await assert.rejects(all(batch(['a'], { jobs, noSuch: true })), { code: 'bad-option' });
    });

    test(`is ended by its signal, with ${jobs} jobs`, async () => {
      const controller = new AbortController();
      const reports = batch(texts, { jobs, signal: controller.signal });
      await reports.next();
      controller.abort();
      await assert.rejects(all(reports), { name: 'AbortError' });
      await assert.rejects(all(batch(texts, { jobs, signal: AbortSignal.abort() })), { name: 'AbortError' });
    });
  }
});

describe('a batch of odd inputs', () => {
  test('gives a report before a slow source gives its next input', async () => {
    const slow = async function* () {
      yield 'a';
      await new Promise(() => {});
    };
    const reports = batch(slow(), { jobs: 2 });
    assert.equal((await reports.next()).value.report.text, 'a');
    await Promise.race([reports.return(), new Promise((resolve) => setTimeout(resolve, 500))]);
  });

  test('loads the core from its source, and else takes that of this thread', async () => {
    const wrong = new Uint8Array([1, 2, 3]);
    await assert.rejects(all(batch(['a'], { jobs: 1, source: wrong })), { code: 'load-failed' });
    assert.equal((await all(batch(['a'], { jobs: 1, source: bytes() })))[0].text, 'a');
    const { batch: own, init } = createFunctions(glue, {
      load: () => Promise.reject(new Error('404')),
      tables,
      workers: threads(script),
    });
    await init(bytes());
    assert.equal((await all(own(['a'], { jobs: 1 })))[0].text, 'a');
    assert.throws(() => batch([], { source: 5 }), { code: 'bad-input' });
    assert.throws(() => createWorker({ sauce: 5 }), { code: 'bad-option' });
    for (const source of [[], new Date(0), new Map(), () => {}, 5, null, true]) {
      assert.throws(() => createWorker(source), { code: 'bad-input' });
      assert.throws(() => createWorker({ source }), { code: 'bad-input' });
    }
  });

  test('refuses invalid arguments', () => {
    for (const inputs of ['text', null, undefined, 5]) assert.throws(() => batch(inputs), { code: 'bad-input' });
    for (const jobs of [-1, 1.5, '2', NaN]) assert.throws(() => batch([], { jobs }), { code: 'bad-option' });
  });

  test('of no inputs has no results', async () => {
    assert.deepEqual(await all(batch([])), []);
  });
});
