// Parts of the demo page that need no document: undoing changes, and cutting text into lines with marks.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import * as limpid from '../pkg/node.js';
import { lines } from '../www/lines.js';
import { toPlainData } from '../www/plain-data.js';
import { rebuild, toOutput, toPage } from '../www/selection.js';
import { visible } from '../www/strings.js';
import { root } from './lib/server.mjs';

const sample = await readFile(join(root, 'tests/sample/page.txt'), 'utf8');

test('any choice of changes makes the text that the package makes', () => {
  const report = limpid.process(sample);
  const result = toPlainData(report, null, 0);
  assert.ok(result.changes.length > 20);
  assert.equal(rebuild(result, new Set()).text, report.text);
  for (let round = 1; round <= 40; round += 1) {
    const off = new Set(
      result.changes.map(({ id }) => id).filter((id) => (id * 7919 + round * 104729) % 11 < round % 11),
    );
    const built = rebuild(result, off);
    const { text, edits } = built;
    assert.equal(
      text,
      report.with(({ id }) => !off.has(id)),
      `round ${round}`,
    );
    for (const { id, output } of edits) {
      assert.equal(text.slice(output.start, output.end), result.changes.find((change) => change.id === id).replacement);
    }
    for (let at = 0; at < text.length; at += 97) {
      const inside = edits.some(({ output }) => output.start <= at && at < output.end);
      if (!inside) assert.equal(toOutput(built, toPage(built, at)), at);
    }
  }
});

test('lines hold all text but line feeds and empty lines, each run under its marks', () => {
  const text = 'one two\n\n \nthree\r\nfour';
  const layer = [
    { start: 2, end: 2 },
    { start: 4, end: 14 },
    { start: 18, end: 19 },
  ];
  const found = [...lines(text, [layer, []])];
  assert.deepEqual(
    found.map(({ start, end }) => text.slice(start, end)),
    ['one two', 'three\r', 'four'],
  );
  assert.deepEqual(
    found.map(({ apart }) => apart),
    [false, true, false],
  );
  for (const { start, end, runs } of found) {
    assert.equal(runs.map((run) => text.slice(run.start, run.end)).join(''), text.slice(start, end));
    for (const run of runs) {
      const over = layer.find((mark) => mark.start <= run.start && run.end <= mark.end);
      assert.equal(run.marks[0], over);
      assert.equal(run.marks[1], undefined);
    }
  }
});

test('a long line is cut, but no character is', () => {
  const text = `x${'😀'.repeat(20_000)}`;
  const found = [...lines(text, [])];
  assert.ok(found.length > 1);
  const pieces = found.map(({ start, end }) => text.slice(start, end));
  assert.equal(pieces.join(''), text);
  assert.ok(pieces.every((piece) => piece.isWellFormed()));
});

test('invisible characters are shown as codes', () => {
  assert.equal(visible('a\u0007b\u0093\u00a0'), 'a‹07›b‹93›‹A0›');
  assert.equal(visible('plain – é 漢 😀'), 'plain – é 漢 😀');
});
