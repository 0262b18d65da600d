// The command of the package, `npx limpid`, on the case files of the native one. What it does as a program of its own is
// tested in package.test.mjs.

import assert from 'node:assert/strict';
import { chmodSync, closeSync, openSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { run } from '../pkg/wasi.js';
import { commandCases } from './lib/cases.mjs';
import { folder } from './lib/run.mjs';
import { complaint, shapes, writesJson } from './lib/schema.mjs';

/** What comes before a number or list that tuning moves, and what ends it. As in cli/tests/cases.rs. */
const MOVING = [
  ['"parts":[', /[\]]/],
  ['"confidence":', /[,}]/],
  ['"score":', /[,}]/],
  ['"evidence":[', /[\]]/],
  ['"candidates":[', /[\]]/],
  [', confidence ', /[,\n]/],
  ['    evidence  ', /\n/],
];

function settled(text) {
  const replace = (all, [key, end]) => {
    const [first, ...rest] = all.split(key);
    const tail = (piece) => (piece.search(end) < 0 ? '' : piece.slice(piece.search(end)));
    return [first, ...rest.map((piece) => `_${tail(piece)}`)].join(key);
  };
  return MOVING.reduce(replace, text);
}

const lines = (text) => (text === '' ? [] : text.split('\n'));

/**
 * The bytes of a content: a text, `{ hex }`, or `{ repeat, times }`.
 * @param {any} content
 */
function bytes(content = '') {
  if (typeof content === 'string') return Buffer.from(content);
  if (content.hex !== undefined) return Buffer.from(content.hex.replaceAll(' ', ''), 'hex');
  return Buffer.from(content.repeat.repeat(content.times));
}

async function write(home, name, content) {
  await mkdir(dirname(join(home, name)), { recursive: true });
  await writeFile(join(home, name), bytes(content));
}

/**
 * What the command does with a case, and what it printed as it came.
 * @param {any} t @param {{ args: string[], stdin?: any, files?: Record<string, any> }} one
 */
async function outcome(t, { args, stdin, files = {} }) {
  const [home, streams] = [await folder(t), await folder(t)];
  for (const [name, content] of Object.entries(files)) await write(home, name, content);
  await write(streams, 'stdin', stdin);
  const open = (name, flags) => openSync(join(streams, name), flags);
  const fds = { stdin: open('stdin', 'r'), stdout: open('stdout', 'w'), stderr: open('stderr', 'w') };
  const status = await run(args, { cwd: home, env: {}, ...fds });
  Object.values(fds).forEach(closeSync);
  const printed = (name) => readFileSync(join(streams, name), 'utf8');
  const names = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(home, name)).isFile(),
  );
  const changed = names.filter(
    (name) => files[name] === undefined || !readFileSync(join(home, name)).equals(bytes(files[name])),
  );
  const after = changed.sort().map((name) => [name, lines(settled(readFileSync(join(home, name), 'utf8')))]);
  const [stdout, stderr] = [printed('stdout'), printed('stderr')];
  return {
    stdout,
    got: { status, stdout: lines(settled(stdout)), stderr: lines(stderr), after: Object.fromEntries(after) },
  };
}

/** What the schema says against what was printed. The schema does not cover `null` and fields of the input. */
function complaints(stdout, { args, expect }) {
  if (!writesJson(args) || expect.status === 2) return [];
  const wrong = (line) => {
    const value = JSON.parse(line);
    const all = shapes(args).map((shape) => complaint(value, shape, Object.keys(value)));
    return all.includes(null) ? [] : all[0];
  };
  return stdout.split('\n').filter(Boolean).flatMap(wrong);
}

for (const one of commandCases()) {
  test(one.name, async (t) => {
    const { got, stdout } = await outcome(t, one);
    assert.deepEqual(got, { status: 0, stdout: [], stderr: [], after: {}, ...one.expect });
    assert.deepEqual(complaints(stdout, one), []);
  });
}

test('accepts --jobs, and processes one file after the other', async (t) => {
  const files = { 'a.txt': 'cafÃ© one', 'b.txt': 'cafÃ© two' };
  const { got } = await outcome(t, { args: ['repair', '--jobs', '4', 'a.txt', 'b.txt'], files });
  assert.deepEqual(got.stdout.join(''), 'café onecafé two');
});

test('relative and absolute names reach files outside the folder', async (t) => {
  const other = await folder(t, { 'a.txt': 'cafÃ©' });
  const { got } = await outcome(t, { args: ['repair', join(other, 'a.txt'), join('..', basename(other), 'a.txt')] });
  assert.equal(got.stdout.join(''), 'cafécafé');
});

test('a file that is replaced keeps its permissions', async (t) => {
  const home = await folder(t, { 'a.txt': 'cafÃ©' });
  const file = join(home, 'a.txt');
  chmodSync(file, 0o640);
  assert.equal(await run(['repair', '--in-place', file], { env: {} }), 0);
  assert.equal(readFileSync(file, 'utf8'), 'café');
  assert.equal(statSync(file).mode & 0o777, 0o640);
});

test('does not overwrite its input, whatever its name', async (t) => {
  const home = await folder(t, { 'a.txt': 'cafÃ©' });
  symlinkSync('a.txt', join(home, 'link'));
  const { got } = await outcome(t, { args: ['repair', join(home, 'a.txt'), '-o', join(home, 'link')] });
  assert.equal(got.status, 2);
  assert.match(got.stderr[0], /is the input; write to another file/);
});
