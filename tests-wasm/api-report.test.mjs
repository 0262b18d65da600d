// The public types, without comments, as a text that a change has to change too: api-report.txt.
//
// `UPDATE_API=1 node --test tests-wasm/api-report.test.mjs` writes it; read the difference before committing it.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { root } from './lib/server.mjs';

const REPORT = join(root, 'tests-wasm/api-report.txt');

/** The declarations that the entries of the package name, and those that these take up. */
function declarations() {
  const { exports } = JSON.parse(readFileSync(join(root, 'pkg/package.json'), 'utf8'));
  const found = new Set();
  const walk = (value) => {
    if (typeof value === 'string') found.add(value);
    else Object.values(value).forEach(walk);
  };
  walk(exports);
  const types = new Set([...found].filter((file) => file.endsWith('.d.ts')));
  for (const file of types) {
    for (const [, from] of readFileSync(join(root, 'pkg', file), 'utf8').matchAll(/ from '(\..*)\.js'/g)) {
      types.add(`./${posix.join(posix.dirname(file), from)}.d.ts`);
    }
  }
  return [...types].sort();
}

/** The text without comments and empty lines. No string of the types holds the start of a comment. */
function bare(text) {
  const lines = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .split('\n');
  return lines
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .join('\n');
}

test('the public types are those of the report', () => {
  const parts = declarations().map((file) => `== ${file}\n${bare(readFileSync(join(root, 'pkg', file), 'utf8'))}\n`);
  const now = parts.join('\n');
  if (process.env.UPDATE_API) writeFileSync(REPORT, now);
  assert.ok(parts.length >= 4);
  assert.equal(now, readFileSync(REPORT, 'utf8'), 'UPDATE_API=1 writes the report anew');
});
