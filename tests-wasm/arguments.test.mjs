// Arguments of the wrong type: every function throws a `LimpidError` that names the argument, what it should be and what
// it is. None of them reaches the core.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';

import * as limpid from '../pkg/node.mjs';

const required = createRequire(import.meta.url)('../pkg/node.cjs');

/** What people pass by mistake, and how the error calls it. */
/** @type {[any, string][]} */
const WRONG = [
  [undefined, 'undefined'],
  [null, 'null'],
  [5, 'the number 5'],
  [true, 'the boolean true'],
  [{}, 'an object'],
  [['a'], 'an Array'],
  [Promise.resolve('a'), 'a Promise (await it first)'],
  [new ArrayBuffer(1), 'an ArrayBuffer (wrap it: new Uint8Array(buffer))'],
  [new Uint16Array(1), 'a Uint16Array'],
  [() => 'a', 'a function'],
  [Symbol('a'), 'a symbol'],
];
const WRONG_OPTIONS = WRONG.filter(
  ([value]) => value !== undefined && value !== null && Object.getPrototypeOf(value) !== Object.prototype,
);

const fails = (call, code, message) =>
  assert.throws(call, (error) => {
    assert.ok(error instanceof limpid.LimpidError, String(error));
    assert.equal(error.code, code);
    assert.equal(error.message, message);
    return true;
  });

describe('a wrong first argument', () => {
  for (const name of ['repair', 'summarize', 'sentences', 'isSuspect']) {
    test(`${name} requires a string`, () => {
      for (const [value, given] of WRONG)
        fails(() => limpid[name](value), 'bad-input', `text must be a string, not ${given}`);
      fails(() => limpid[name](new Uint8Array(1)), 'bad-input', 'text must be a string, not a Uint8Array');
    });
  }

  test('summarizeTogether requires an array of strings', () => {
    for (const [value, given] of WRONG.filter(([value]) => !Array.isArray(value)))
      fails(() => limpid.summarizeTogether(value), 'bad-input', `texts must be an array of strings, not ${given}`);
    fails(() => limpid.summarizeTogether(['a', 1]), 'bad-input', 'texts[1] must be a string, not the number 1');
  });

  for (const name of ['process', 'limpid', 'clean', 'isProbablyReaderable']) {
    test(`${name} requires a string or bytes`, () => {
      for (const [value, given] of WRONG) {
        fails(() => limpid[name](value), 'bad-input', `input must be a string or a Uint8Array, not ${given}`);
      }
    });
  }

  test('decode requires bytes', () => {
    for (const [value, given] of WRONG)
      fails(() => limpid.decode(value), 'bad-input', `bytes must be a Uint8Array, not ${given}`);
    fails(() => limpid.decode('a'), 'bad-input', 'bytes must be a Uint8Array, not a string');
  });

  test('batch requires an iterable', () => {
    const wrong = WRONG.filter(([value]) => !value?.[Symbol.iterator]);
    for (const [value, given] of wrong) {
      fails(
        () => limpid.batch(value),
        'bad-input',
        `inputs must be an iterable of strings and Uint8Arrays, not ${given}`,
      );
    }
    fails(
      () => limpid.batch(new Uint8Array(1)),
      'bad-input',
      'inputs must be an iterable of strings and Uint8Arrays, not a Uint8Array',
    );
  });

  test('apply requires text, changes and a function', () => {
    const { changes } = limpid.repair('caf\u00C3\u00A9');
    fails(() => limpid.apply(null, changes), 'bad-input', 'input must be a string, not null');
    fails(() => limpid.apply('a'), 'bad-input', 'changes must be an array of changes, not undefined');
    fails(
      () => limpid.apply('a', [1]),
      'bad-input',
      'changes[0] must be a change with "input" and "replacement", not the number 1',
    );
    fails(
      () => limpid.apply('a', [], /** @type {any} */ (5)),
      'bad-option',
      'accept must be a function, not the number 5',
    );
  });

  test('accepts Buffers and strings of other realms', () => {
    assert.equal(limpid.process(Buffer.from('plain')).text, 'plain');
    assert.equal(limpid.decode(Buffer.from('plain')).text, 'plain');
  });
});

describe('wrong options', () => {
  for (const name of ['repair', 'summarize', 'process', 'limpid', 'clean']) {
    test(`${name} requires an object`, () => {
      for (const [value, given] of WRONG_OPTIONS) {
        fails(() => limpid[name]('a', value), 'bad-option', `options must be an object, not ${given}`);
      }
      for (const none of [undefined, null, {}]) assert.doesNotThrow(() => limpid[name]('a', none));
    });
  }

  test('decode and the streams require an object', () => {
    for (const [value, given] of WRONG_OPTIONS) {
      const message = `options must be an object, not ${given}`;
      fails(() => limpid.decode(new Uint8Array(1), value), 'bad-option', message);
      fails(() => new limpid.RepairStream(value), 'bad-option', message);
      fails(() => new limpid.DecodeStream(value), 'bad-option', message);
    }
  });

  test('methods that take a callback require a function', () => {
    for (const result of [limpid.repair('a'), limpid.clean('a'), limpid.process('a')]) {
      fails(() => result.with(), 'bad-option', 'accept must be a function, not undefined');
    }
  });

  test('batch checks its signal', () => {
    fails(
      () => limpid.batch([], { signal: 5 }),
      'bad-option',
      'option "signal" must be an AbortSignal, not the number 5',
    );
    fails(() => limpid.batch([], 5), 'bad-option', 'options must be an object, not the number 5');
  });
});

describe('sentences', () => {
  const TEXT = 'He came. She went.';
  const SPANS = [
    { start: 0, end: 9 },
    { start: 9, end: 18 },
  ];

  test('takes its language as an option or by itself', () => {
    for (const options of [undefined, null, 'en', {}, { lang: 'en' }, { lang: null }]) {
      assert.deepEqual(limpid.sentences(TEXT, options), SPANS);
    }
  });

  test('throws a clear error when it is called by map', () => {
    const message = 'options must be an object with "lang", or a language tag, not the number 0';
    fails(() => [TEXT].map(limpid.sentences), 'bad-option', message);
    fails(
      () => limpid.sentences(TEXT, { lang: 5 }),
      'bad-option',
      'option "lang" must be a language tag, not the number 5',
    );
    fails(() => limpid.sentences(TEXT, { language: 'en' }), 'bad-option', 'unknown option "language": expected "lang"');
  });
});

describe('a worker', () => {
  test('rejects with the same errors', async () => {
    const worker = limpid.createWorker();
    try {
      await assert.rejects(worker.repair(5), {
        name: 'LimpidError',
        message: 'text must be a string, not the number 5',
      });
      await assert.rejects(worker.repair('a', {}, 5), { code: 'bad-option' });
      await assert.rejects(worker.repair('a', {}, { signal: 5 }), { code: 'bad-option' });
      assert.equal((await worker.sentences('He came. She went.', { lang: 'en' })).length, 2);
    } finally {
      worker.terminate();
    }
  });
});

describe('LimpidError', () => {
  test('is one class for import and require', () => {
    for (const [one, other] of [
      [limpid, required],
      [required, limpid],
    ]) {
      assert.throws(() => one.repair(null), other.LimpidError);
      assert.throws(() => one.repair(null), Error);
    }
    assert.notEqual(limpid.LimpidError, required.LimpidError);
  });

  test('is not another error, nor a subclass', () => {
    class Own extends limpid.LimpidError {}
    assert.ok(new Own('internal', 'a') instanceof required.LimpidError);
    assert.ok(!(new limpid.LimpidError('internal', 'a') instanceof Own));
    for (const value of [new Error('a'), null, undefined, 'LimpidError', { name: 'LimpidError' }]) {
      assert.ok(!(value instanceof limpid.LimpidError));
    }
  });
});
