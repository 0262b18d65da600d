// The sample page: what the package makes of it is what the command makes of it, and what it should be.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { process, repair } from '../pkg/node.js';
import { run } from './lib/run.mjs';
import { root } from './lib/server.mjs';

const PAGE = join(root, 'tests/sample/page.txt');
const bytes = readFileSync(PAGE);
const report = process(bytes, { summary: true });

test('it is repaired exactly', () => {
  assert.equal(repair(bytes.toString()).text, readFileSync(join(root, 'tests/sample/page.repaired.txt'), 'utf8'));
});

const folder = globalThis.process.env.CARGO_TARGET_DIR ?? 'target';
const built = ['release/limpid', 'debug/limpid'].map((path) => join(root, folder, path)).filter(existsSync);
const [command] = built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);

describe('the command agrees', { skip: command ? false : 'it is not built: run `cargo build`' }, async () => {
  const native = command && JSON.parse(await run(command, ['--json', '--summary', PAGE]));

  test('on the text', () => assert.equal(report.text, native.text));

  test('on the summary', () => assert.equal(report.summary.text, native.summary.text));

  test('on the page', () => {
    assert.equal(report.verdict, native.verdict);
    assert.deepEqual(report.metadata, native.metadata);
    assert.equal(report.encoding, native.encoding);
    assert.deepEqual(report.decoded, native.decoded);
  });

  test('on every change', () => {
    const seen = ({ source, replacement, reasons }) => ({ source, replacement, reasons });
    assert.deepEqual(report.changes.map(seen), native.changes.map(seen));
    report.changes.forEach(({ confidence }, n) =>
      assert.ok(Math.abs(confidence - native.changes[n].confidence) < 1e-5),
    );
  });

  test('on every block', () => {
    const seen = ({ blocks, labels }) =>
      blocks.map(({ kind, source }, n) => ({ kind, source, removal: labels[n].removal }));
    assert.deepEqual(seen(report), seen(native));
  });
});
