// The result types of index.d.ts have the fields of the schema, which is made of the types that the core serializes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { schema } from './lib/schema.mjs';
import { root } from './lib/server.mjs';

const types = readFileSync(join(root, 'pkg/index.d.ts'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

/** The fields of an interface, with those of what it extends. */
function fields(name) {
  const [, base, body] = types.match(
    new RegExp(`export interface ${name}\\b(?: extends (\\w+))?[^{]*\\{\\n([\\s\\S]*?\\n)\\}`),
  );
  const own = [...body.matchAll(/^ {2}(?:readonly )?(\w+)\??:/gm)].map(([, field]) => field);
  return [...(base ? fields(base) : []), ...own];
}

/** The names of a union of strings. */
function names(name) {
  const [, union] = types.match(new RegExp(`export type ${name} =([^;]*);`));
  return [...union.matchAll(/'([\w-]+)'/g)].map(([, one]) => one);
}

/** Interface, definition of the schema, and the fields that the command alone writes. */
/** @type {[string, string, string[]][]} */
const SHAPES = [
  ['PageChange', 'change', ['before']],
  ['Evidence', 'evidence', []],
  ['Block', 'block', []],
  ['Label', 'label', []],
  ['Metadata', 'Metadata', []],
  ['Detection', 'detection', []],
  ['PageSentence', 'sentence', ['text']],
  ['PageKeyPhrase', 'key-phrase', ['text']],
  ['Part', 'part', []],
  ['Summary', 'summary', []],
];

for (const [type, definition, commandOnly] of SHAPES) {
  test(`${type} has the fields of the schema`, () => {
    const written = Object.keys(schema.$defs[definition].properties).filter((field) => !commandOnly.includes(field));
    assert.deepEqual([...new Set(fields(type))].sort(), written.sort());
  });
}

test('Report has the fields of the schema', () => {
  const written = Object.keys(schema.$defs['file-process'].properties).filter(
    (field) => !['file', 'version'].includes(field),
  );
  assert.deepEqual(fields('Report').sort(), written.sort());
});

const codes = ({ enum: list, oneOf = [], anyOf = [] }) =>
  list ?? [...oneOf, ...anyOf].flatMap((one) => one.enum ?? [one.const]);

for (const [type, definition] of [
  ['RepairReason', 'repair-reason'],
  ['RemovalReason', 'removal-reason'],
  ['BlockKind', 'BlockKind'],
  ['Verdict', 'Verdict'],
  ['TextKind', 'TextKind'],
  ['MetadataOrigin', 'Origin'],
]) {
  test(`${type} has the names of the schema`, () => {
    assert.deepEqual(names(type).sort(), codes(schema.$defs[definition]).sort());
  });
}
