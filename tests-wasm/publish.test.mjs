// The packed package as the checkers of npm packages see it.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { npm, tool } from './lib/run.mjs';
import { root } from './lib/server.mjs';

/** Entries that are modules of WebAssembly, data or a script to start, which have no types. */
const NO_TYPES = ['core.wasm', 'schema.json', 'worker.js'];
/**
 * What is not found wrong:
 * - `cjs-resolves-to-esm`: `limpid/inline` and `limpid/dom` are for pages, which have no `require`; Node 22 requires them all
 *   the same;
 * - `no-resolution`: only resolvers of before `exports` (TypeScript's `node10`) find no entry but the main one.
 */
const IGNORED = ['cjs-resolves-to-esm', 'no-resolution'];

let home;
let tarball;

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'limpid-publish-'));
  const [packed] = JSON.parse(
    await npm(['pack', join(root, 'pkg'), '--json', '--pack-destination', home], { cwd: home }),
  );
  tarball = join(home, packed.filename);
});

after(() => rm(home, { recursive: true, force: true }));

test('publint finds nothing', async () => {
  const printed = await tool('publint/src/cli.js', [tarball, '--strict']);
  assert.match(printed, /All good!/);
});

test('attw finds nothing but the exceptions listed here', async () => {
  const args = [tarball, '--no-emoji', '--exclude-entrypoints', ...NO_TYPES, '--ignore-rules', ...IGNORED];
  await tool('@arethetypeswrong/cli/dist/index.js', args);
});
