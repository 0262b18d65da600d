// Bad input: a clear error or the input unchanged, never a trap, a hang or lost text. With the default limits, and with
// limits raised so that the work is really done.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { process, repair, sentences, summarize } from '../pkg/node.js';

const RAISED = { read: { maxBytes: 2 ** 31, maxBlocks: 2 ** 31, maxDepth: 2 ** 20 }, summary: true };
const LIMITS = { 'default limits': { summary: true }, 'raised limits': RAISED };
/** Where a step is not linear, these sizes take far longer. */
const HANG = { timeout: 120_000 };

/** Runs every stage and checks the laws. */
function runs(input, options) {
  const report = process(input, options);
  assert.equal(
    report.with(() => true),
    report.text,
  );
  assert.equal(
    report.with(() => false),
    report.pageText,
  );
  return report;
}

for (const [name, options] of Object.entries(LIMITS)) {
  describe(`with ${name}`, () => {
    test('empty input gives empty output', () => {
      for (const input of ['', new Uint8Array()]) assert.equal(runs(input, options).text, '');
      assert.deepEqual([repair('').text, sentences(''), summarize('').text], ['', [], '']);
    });

    test('accepts any single byte', () => {
      for (let byte = 0; byte < 256; byte += 1) runs(Uint8Array.of(byte), options);
    });

    test('accepts NULs', () => {
      assert.equal(runs('\0'.repeat(10_000), options).pageText.length, 10_000);
      assert.ok(runs('<p>a\0b</p>\0', options).pageText.includes('a'));
    });

    test('accepts invalid UTF-8', () => {
      assert.ok(runs(Uint8Array.of(0x61, 0xff, 0xfe, 0xc3, 0x28, 0x62), options).pageText.startsWith('a'));
    });

    test('lone surrogates are kept', () => {
      const text = '\uD800'.repeat(10_000);
      assert.equal(runs(text, { ...options, as: 'text' }).text, text);
    });

    test('unclosed tags lose no text', () => {
      const text = runs('<div><p>one<b>two<table><tr><td>three<!-- four', { ...options, clean: false }).text;
      for (const word of ['one', 'two', 'three']) assert.ok(text.includes(word), text);
    });

    test('100,000 nested tags lose no text', HANG, () => {
      const report = runs(`${'<div>'.repeat(100_000)}deep down${'</div>'.repeat(100_000)}`, { ...options, as: 'html' });
      assert.ok(report.pageText.includes('deep down'));
      assert.ok(report.text.includes('deep down'));
    });

    test('accepts one line of 50 MB', HANG, () => {
      const line = 'word and other words '.repeat(50_000_000 / 20);
      assert.ok(process(line, options).text === line, 'text was lost');
    });
  });
}

const LONG = globalThis.process.env.LIMPID_LONG
  ? {}
  : { skip: 'it takes minutes and gigabytes; `cargo xtask test --long` runs it' };

test('the core keeps working after it ran out of memory', LONG, () => {
  // The longest string there is takes 1.5 GB as UTF-8, and the stages hold several copies: more than WebAssembly has.
  assert.throws(() => process('\u4E00'.repeat(2 ** 29 - 25), RAISED), { code: 'internal' });
  assert.equal(repair('Indiaโ€™s').text, 'India’s');
});
