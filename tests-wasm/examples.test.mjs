// The programs of examples/ that need nothing but the package: compiled and run. setups.test.mjs has those with bundlers,
// frameworks and other runtimes.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openChromium } from './lib/browsers.mjs';
import { installedPackage } from './lib/installed-package.mjs';
import { run, tool } from './lib/run.mjs';
import { root, serve } from './lib/server.mjs';

const PAGE =
  '<nav><a href=/>Home</a> <a href=/news>News</a></nav><h1>The dam broke</h1><p>The dam above the town broke at noon on Monday, after three weeks of rain. Nobody was hurt, the mayor of the cafÃ© said.</p>';
const TEXT =
  'The dam broke\n\nThe dam above the town broke at noon on Monday, after three weeks of rain. Nobody was hurt, the mayor of the café said.';
const { execPath } = globalThis.process;

let home;
let remove;
const at = (name) => join(home, name);

before(async () => {
  ({ home, remove } = await installedPackage());
  cpSync(join(root, 'examples'), home, { recursive: true, filter: (path) => !path.endsWith('.rs') });
  writeFileSync(at('page.html'), PAGE);
});

after(() => remove());

describe('in Node', () => {
  test('node/clean.mjs', () => {
    const { stdout, stderr } = spawnSync(execPath, ['clean.mjs', '../page.html'], {
      cwd: at('node'),
      encoding: 'utf8',
    });
    assert.equal(stdout, `${TEXT}\n`);
    assert.match(stderr, /^navigation \([\d.]+\): 11 characters\n$/);
  });

  test('node/repair.cjs', () => {
    const { stdout } = spawnSync(execPath, ['repair.cjs'], {
      cwd: at('node'),
      encoding: 'utf8',
      input: 'cafÃ©\nsound\n',
    });
    assert.equal(stdout, 'café\nsound\n');
  });

  test('typescript/outline.ts', async () => {
    await tool('typescript/bin/tsc', ['-p', '.'], { cwd: at('typescript') });
    const printed = await run(execPath, ['out/outline.js'], { cwd: at('typescript') });
    assert.match(
      printed,
      /^(The café on the square opened again on Monday|It had been shut for a year)\.\n2 repairs, \d of them doubtful\nbad-option\n$/,
    );
  });
});

describe('in Chromium', () => {
  /** What a page shows when its title says that it is done. */
  async function shown(folder, selector) {
    const site = await serve({ folder });
    const browser = await openChromium();
    try {
      const page = await browser.newPage();
      await page.goto(site.url);
      await page.waitForFunction(() => document.title === 'done', { timeout: 20_000 });
      return await page.$$eval(selector, (elements) => elements.map((element) => element.textContent));
    } finally {
      await browser.close();
      await site.close();
    }
  }

  test('web-worker/index.html', async () => {
    symlinkSync(at('node_modules'), at('web-worker/node_modules'));
    assert.deepEqual(await shown(at('web-worker'), 'li'), [
      'The café reopened on Monday. It had been shut for a year.',
      'The bridge is closed until May. Buses go round by the harbour.',
    ]);
  });

  for (const [name, packages] of [
    ['react', ['react', 'react-dom']],
    ['vue', ['vue']],
  ]) {
    test(`${name}, built by Vite`, async () => {
      for (const one of packages) symlinkSync(join(root, 'node_modules', one), at(join('node_modules', one)));
      await tool('vite/bin/vite.js', ['build', '--outDir', 'out', '--logLevel', 'warn'], { cwd: at(name) });
      assert.deepEqual(await shown(at(`${name}/out`), '#text'), [
        'The café reopened on Monday. It had been shut for a year.',
      ]);
    });
  }
});
