// The source of the demo page: what it must not hold, and that its lists are complete.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { family, meaning } from '../www/strings.js';
import { root } from './lib/server.mjs';

const read = (path) => readFile(join(root, path), 'utf8');

describe('the source of the page', async () => {
  const names = (await readdir(join(root, 'www'), { recursive: true })).filter((name) => /\.(js|html|css)$/.test(name));
  const sources = await Promise.all(names.map(async (name) => [name, await read(join('www', name))]));

  test('never turns text into markup or code', () => {
    const forbidden =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTML|DOMParser|\beval\s*\(|new Function|javascript:|srcdoc/;
    for (const [name, text] of sources) assert.doesNotMatch(text, forbidden, name);
  });

  test('has no inline script, style or handler', async () => {
    const html = await read('www/index.html');
    assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/);
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=/);
  });

  test('names no other address on the network', () => {
    for (const [name, text] of sources) {
      const addresses = (text.match(/https?:\/\/[^'"\s)]+/g) ?? []).filter(
        (url) => url !== 'http://www.w3.org/2000/svg',
      );
      assert.deepEqual(addresses, [], name);
    }
  });

  test('has a policy that forbids everything it does not need', async () => {
    const [, policy] = (await read('www/index.html')).match(/Content-Security-Policy" content="([^"]*)"/);
    const rules = [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ];
    for (const rule of rules) assert.ok(policy.split('; ').includes(rule), rule);
  });
});

test('the copy for offline use holds every file of the page', async () => {
  const worker = await read('www/sw.js');
  const [, list] = worker.match(/const FILES = \[([\s\S]*?)\];/);
  const held = [...list.matchAll(/'([^']+)'/g)].map(([, file]) => file);
  const there = (await readdir(join(root, 'www'), { recursive: true }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.\w+$/.test(file) && !file.startsWith('extension/') && file !== 'sw.js');
  const [, copied] = (await read('xtask/src/demo.rs')).match(/const PACKAGE: [^=]*= \[([^\]]*)\]/);
  const package_ = [...copied.matchAll(/"([^"]+)"/g)]
    .map(([, file]) => `limpid/${file}`)
    .filter((file) => !file.includes('LICENSE'));
  assert.deepEqual([...held].sort(), ['./', 'sample.txt', ...there, ...package_].sort());
  const [, pages] = worker.match(/const PAGES = \[([^\]]*)\]/);
  const written = (await readdir(join(root, 'docs')))
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -3));
  assert.deepEqual([...pages.matchAll(/'([\w-]+)'/g)].map(([, page]) => page).sort(), written.sort());
});

test('every reason has a description', async () => {
  const types = await read('pkg/index.d.ts');
  const listed = (name) =>
    [
      ...types
        .split(`export type ${name} =`)[1]
        .split('\n\n')[0]
        .matchAll(/\| '([\w-]+)'/g),
    ].map(([, code]) => code);
  const repairs = listed('RepairReason');
  assert.deepEqual(Object.keys(meaning).sort(), [...repairs, ...listed('RemovalReason')].sort());
  assert.ok(repairs.every((reason) => family(reason) === 'repair'));
});
