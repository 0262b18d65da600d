// The programs in examples/, beside an installed package: compiled, built and run. `DENO`, `BUN` and `WORKERD` name programs
// that are not on the path.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openChromium } from './lib/browsers.mjs';
import { findProgram } from './lib/find-program.mjs';
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

/** Whether a runtime is missing, as `node:test` wants to know it. */
const without = (program, name) => ({
  skip: program ? false : `${name} is not installed; \`npm install ${name}\`, and its program in ${name.toUpperCase()}`,
});

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

const deno = findProgram('deno');
test('deno/summarize.ts', without(deno, 'deno'), async () => {
  const printed = await run(deno, ['run', '--allow-read', 'deno/summarize.ts', 'page.html'], { cwd: home });
  assert.match(
    printed,
    /^(The dam above the town broke at noon on Monday, after three weeks of rain|Nobody was hurt, the mayor of the café said)\.\n$/,
  );
});

const bun = findProgram('bun');
test('bun/detect.ts', without(bun, 'bun'), async () => {
  writeFileSync(at('old.txt'), Buffer.from('le café était fermé à midi, très tôt', 'latin1'));
  assert.match(await run(bun, ['bun/detect.ts', 'old.txt'], { cwd: home }), /^old\.txt: windows-1252, 0\.\d\d\n$/);
});

const workerd = findProgram('workerd');
test('workerd/worker.js', without(workerd, 'workerd'), async () => {
  const { build } = await import('esbuild');
  /** @type {import('esbuild').BuildOptions} */
  const bundle = { bundle: true, format: 'esm', conditions: ['workerd'], external: ['*.wasm'] };
  await build({
    absWorkingDir: at('workerd'),
    entryPoints: ['worker.js'],
    outfile: at('workerd/bundle.js'),
    ...bundle,
  });
  symlinkSync(at('node_modules'), at('workerd/node_modules'));
  const address = `127.0.0.1:${await freePort()}`;
  const server = spawn(workerd, ['serve', 'config.capnp', `--socket-addr=http=${address}`], { cwd: at('workerd') });
  try {
    assert.deepEqual(await answer(`http://${address}`, PAGE), { text: TEXT, verdict: 'cleaned' });
  } finally {
    server.kill();
  }
});

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** The JSON that a server answers, once it listens. */
async function answer(url, body, tries = 100) {
  try {
    return await (await fetch(url, { method: 'POST', body })).json();
  } catch (error) {
    if (tries === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return answer(url, body, tries - 1);
  }
}

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

  test('vite, built', async () => {
    await tool('vite/bin/vite.js', ['build', '--outDir', 'out', '--logLevel', 'warn'], { cwd: at('vite') });
    assert.deepEqual(await shown(at('vite/out'), '#text'), ['India’s café']);
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

  test('webpack, built', async () => {
    const [{ default: webpack }, { default: config }] = [
      await import('webpack'),
      await import(at('webpack/webpack.config.cjs')),
    ];
    const done = await new Promise((resolve, reject) =>
      webpack(config).run((error, stats) => (error ? reject(error) : resolve(stats))),
    );
    assert.ok(!done.hasErrors(), done.toString('errors-only'));
    assert.deepEqual(await shown(at('webpack'), '#text'), ['The café reopened on Monday.']);
  });
});
