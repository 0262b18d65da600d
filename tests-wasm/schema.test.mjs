// What the command writes has the shapes of `limpid/schema.json`. The case files hold what the native command writes, which
// `cli/tests/cases.rs` checks; there, `_` is a number that tuning moves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandCases } from './lib/cases.mjs';
import { complaint, schema, shapes, writesJson } from './lib/schema.mjs';

/** Fewer cases than this are not the cases. */
const MIN_CASES = 30;

/** A line of a case with something in the place of what tuning moves. */
const filled = (line) => line.replaceAll('[_]', '[]').replaceAll(':_', ':0.5');

const objects = (lines) => lines.filter((line) => line !== '').map((line) => JSON.parse(filled(line)));

/** The names of the fields of all rows that go in. */
function ownFields({ stdin, files = {} }) {
  const texts = [stdin, ...Object.values(files)].filter((text) => typeof text === 'string');
  const names = (line) => {
    try {
      return Object.keys(JSON.parse(line));
    } catch {
      return [];
    }
  };
  return texts.flatMap((text) => text.split('\n').flatMap(names));
}

/** What is wrong with the results of a case, output files too. */
function complaints(one) {
  const { args, expect } = one;
  const own = ownFields(one);
  const results = Object.entries(expect.after ?? {}).filter(([name]) => /\.jsonl?$/.test(name));
  const ofShapes = (lines, names) =>
    objects(lines).map((value) => {
      const all = names.map((name) => complaint(value, name, own));
      return all.includes(null) ? null : all[0];
    });
  const report = args[args.indexOf('--failures') + 1];
  const ofFile = ([name, lines]) =>
    ofShapes(lines, args.includes('--failures') && name === report ? ['failure'] : shapes(args));
  const printed = writesJson(args) ? ofShapes(expect.stdout, shapes(args)) : [];
  return [...printed, ...results.flatMap(ofFile)].filter((text) => text !== null);
}

const writing = commandCases().filter(
  ({ args, expect }) => expect.status !== 2 && (writesJson(args) || args.includes('--failures')),
);

test('there are cases of every shape', () => {
  assert.ok(writing.length >= MIN_CASES, `${writing.length} cases`);
  const seen = new Set(writing.flatMap(({ args }) => shapes(args)));
  const missing = Object.keys(schema.$defs).filter((name) => /^(file|row)-/.test(name) && !seen.has(name));
  assert.deepEqual(missing, []);
});

for (const one of writing) {
  test(one.name, () => assert.deepEqual(complaints(one), []));
}

test('an unexpected shape is rejected', () => {
  const span = { start: 0, end: 1 };
  const change = {
    id: 0,
    input: span,
    source: span,
    output: span,
    before: 'a',
    replacement: 'b',
    reasons: ['entity'],
    confidence: 1,
    evidence: [],
  };
  const repaired = { id: 1, version: 2, text: 'b', encoding: null, decoded: null, changes: [change] };
  const decoded = { encoding: 'utf-8', source: 'utf8', confidence: 1, candidates: [] };
  const { id: _, ...fields } = repaired;
  const file = { ...fields, file: '-', encoding: 'utf-8', decoded };
  assert.equal(complaint(repaired, 'row-repair'), null);
  assert.equal(complaint(file, 'file-repair'), null);
  assert.match(complaint({ ...repaired, version: 1 }, 'row-repair'), /no shape/);
  assert.match(complaint({ ...repaired, txt: 'a' }, 'row-repair'), /additional properties/);
  const with_ = (fields) => ({ ...file, changes: [{ ...change, ...fields }] });
  assert.match(complaint(with_({ reason: 'entity' }), 'file-repair'), /no shape/);
  assert.match(complaint(with_({ reasons: ['entities'] }), 'file-repair'), /no shape/);
});
