// How the entries of Node find the core, and what they say if they cannot load it.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { installedPackage } from './lib/installed-package.mjs';
import { run } from './lib/run.mjs';
import { root } from './lib/server.mjs';

const node = globalThis.process.execPath;

let home;
let remove;

before(async () => {
  ({ home, remove } = await installedPackage());
});

after(() => remove());

async function file(name, content) {
  await mkdir(dirname(join(home, name)), { recursive: true });
  await writeFile(join(home, name), content);
}

describe('the scripts for Node', () => {
  // Vercel, Netlify and Nuxt copy a program with the files that @vercel/nft finds in it.
  test('name their files in the form that tracing tools recognise', () => {
    const read = (name) => readFileSync(join(root, 'pkg', name), 'utf8');
    for (const [folder, up, core] of [
      ['', './', 'limpid_bg.wasm'],
      ['repair/', '../', 'limpid_repair_bg.wasm'],
    ]) {
      for (const name of [core, 'limpid_tables.wasm']) {
        assert.ok(read(`${folder}node.mjs`).includes(`read(new URL("${up}${name}", import.meta.url))`), name);
        assert.ok(read(`${folder}node.cjs`).includes(`path.join(__dirname, "${up}${name}")`), name);
      }
    }
  });

  // Nitro traces the entry for bundlers, and Node then loads this one.
  test('are named in the entries for bundles, for the same tools', () => {
    for (const folder of ['', 'repair/']) {
      const entry = readFileSync(join(root, 'pkg', `${folder}bundled.js`), 'utf8');
      assert.ok(entry.includes("use(new URL('./node.mjs', import.meta.url))"), folder);
    }
  });

  test('say what to do about a core that was changed', async () => {
    await file(
      'damaged.mjs',
      "import { initSync } from 'limpid'; try { initSync(new Uint8Array(9)) } catch (e) { console.log(e.message) }",
    );
    assert.match(
      await run(node, ['damaged.mjs'], { cwd: home }),
      /^could not load the core: .*import 'limpid\/inline'\n$/,
    );
  });

  test('say what to do where only files of the program are compiled', async () => {
    await file(
      'edge.mjs',
      `import { runInNewContext } from 'node:vm';
      import { repair } from 'limpid';
      const contextCodeGeneration = { wasm: false };
      globalThis.WebAssembly = runInNewContext('WebAssembly', {}, { contextCodeGeneration });
      try { repair('x') } catch (e) { console.log(e.message) }`,
    );
    assert.match(await run(node, ['edge.mjs'], { cwd: home }), /condition 'workerd' or 'edge-light'/);
  });

  test('say what to do where there is no WebAssembly', async () => {
    await file(
      'without.mjs',
      "import { repair } from 'limpid'; delete globalThis.WebAssembly; try { repair('x') } catch (e) { console.log(e.message) }",
    );
    assert.match(await run(node, ['without.mjs'], { cwd: home }), /; this environment has no WebAssembly\n$/);
  });

  test('say what to do about a core that is missing', async () => {
    await file('gone/package.json', '{ "type": "module" }');
    await cp(join(home, 'node_modules/limpid/node.mjs'), join(home, 'gone/node.mjs'));
    await file(
      'gone/main.mjs',
      "import { LimpidError, repair } from './node.mjs'; try { repair('x') } catch (e) { console.log(e instanceof LimpidError, e.code, e.message) }",
    );
    const said = await run(node, ['gone/main.mjs'], { cwd: home });
    assert.match(said, /^true load-failed could not read the core \(.*limpid_bg\.wasm'\): .*import 'limpid\/inline'/);
  });
});

describe('the edge runtimes', () => {
  test('get the core as a file, also from the inline entries: they compile nothing else', async () => {
    await file(
      'resolve.mjs',
      `for (const name of ['limpid', 'limpid/inline', 'limpid/repair', 'limpid/repair/inline'])
        console.log(import.meta.resolve(name).split('/limpid/').pop());`,
    );
    for (const [condition, entry] of [
      ['workerd', 'edge.js'],
      ['edge-light', 'edge-light.js'],
    ]) {
      assert.equal(
        await run(node, [`--conditions=${condition}`, 'resolve.mjs'], { cwd: home }),
        `${entry}\n${entry}\nrepair/${entry}\nrepair/${entry}\n`,
      );
    }
  });

  test('find nothing in the scripts that Next.js refuses in middleware', () => {
    const names = readdirSync(join(root, 'pkg')).filter((name) => name.endsWith('.js'));
    for (const name of [...names, 'generated/glue.js', 'generated/repair-glue.js']) {
      const script = readFileSync(join(root, 'pkg', name), 'utf8');
      assert.ok(!/(?<![.\w])(WebAssembly\.compile|eval|new Function)\(/.test(script), name);
    }
  });
});
