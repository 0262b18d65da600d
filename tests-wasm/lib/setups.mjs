// The setups in which limpid is tested. Each is a project of examples/, with the output that is expected of it.

import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { openChromium, openFirefox } from './browsers.mjs';
import { run } from './run.mjs';
import { shownAt } from './setup.mjs';

/** What every program shows: a repair in its own thread, and one in a worker. */
const SHOWN = 'India’s café | India’s café';
/** What it shows when it imports `limpid/repair`, which has no workers. */
const SHOWN_ALONE = 'India’s café';
const shownBy = ({ isAlone }) => (isAlone ? SHOWN_ALONE : SHOWN);
const printedBy = (setup) => `${shownBy(setup)}\n`;
const PAGE =
  '<nav><a href=/>Home</a> <a href=/news>News</a></nav><h1>The dam broke</h1><p>The dam above the town broke at noon on Monday, after three weeks of rain. Nobody was hurt, the mayor of the cafÃ© said.</p>';
const TEXT =
  'The dam broke\n\nThe dam above the town broke at noon on Monday, after three weeks of rain. Nobody was hurt, the mayor of the café said.';
/** One of its sentences. */
const SENTENCE =
  /^(The dam above the town broke at noon on Monday, after three weeks of rain|Nobody was hurt, the mayor of the café said)\.\n$/;

const VITE = {
  vite6: 'node_modules/vite6/bin/vite.js',
  vite7: 'node_modules/vite7/bin/vite.js',
  vite8: 'node_modules/vite/bin/vite.js',
};
const NEXT = 'node_modules/next/dist/bin/next';
/** The runners' limit of 5 seconds is too low on a busy machine. */
const TEST_TIMEOUT = '--testTimeout=60000';

async function viteDev(setup, browser, script) {
  await setup.serving(script, ['--port', 'PORT', '--host', '127.0.0.1'], async (url) => {
    assert.equal(await shownAt(browser, url), shownBy(setup));
  });
}

async function viteBuild(setup, browser, script) {
  await setup.node(script, 'build', '--outDir', 'out', '--logLevel', 'warn');
  await setup.static('out', async (url) => assert.equal(await shownAt(browser, url), shownBy(setup)));
}

/** A page whose worker is a script of its own, which imports limpid, too. */
const OWN_WORKER = {
  'own.js': `import { repair, serveJobs } from 'limpid';
    serveJobs({ repaired: (text) => repair(text).text });`,
  'main.js': `import { createWorker, init, repair } from 'limpid';
    const TEXT = 'Indiaโ€™s cafÃ©';
    const worker = () => new Worker(new URL('./own.js', import.meta.url), { type: 'module' });
    async function texts() {
      await init();
      return [repair(TEXT).text, await createWorker({ worker }).run('repaired', [TEXT])];
    }
    function show(text) {
      const shown = document.createElement('p');
      shown.id = 'text';
      document.body.append(Object.assign(shown, { textContent: text }));
    }
    texts().then((list) => show(list.join(' | ')), (error) => show(error.message));`,
};

/** Before version 8, Vite builds a worker as one script without `import`, unless its configuration says otherwise. */
async function viteOwnWorker(setup, browser) {
  for (const [name, script] of Object.entries(OWN_WORKER)) writeFileSync(setup.at(name), script);
  for (const script of [VITE.vite6, VITE.vite7]) await viteBuild(setup, browser, script);
}

/** A program for a server, with all packages inside. */
const SERVER = {
  'server.js': `import { batch, repair } from 'limpid';
    const TEXT = 'Indiaโ€™s cafÃ©';
    const texts = [repair(TEXT).text];
    for await (const { report } of batch([TEXT], { jobs: 1 })) texts.push(report.text);
    console.log(texts.join(' | '));`,
  'server.config.js':
    "export default { ssr: { noExternal: true }, build: { ssr: 'server.js', outDir: 'out', target: 'node20' } };",
};

async function viteServer(setup) {
  for (const [name, script] of Object.entries(SERVER)) writeFileSync(setup.at(name), script);
  for (const script of [VITE.vite6, VITE.vite7, VITE.vite8]) {
    await setup.node(script, 'build', '--config', 'server.config.js', '--logLevel', 'warn');
    assert.equal(await setup.node('out/server.js'), `${SHOWN}\n`);
  }
}

/** A server component, a client component and a route handler. */
async function next(setup, browser, ...flags) {
  await setup.node(NEXT, 'build', ...flags);
  await setup.serving(NEXT, ['start', '-p', 'PORT', '-H', '127.0.0.1'], async (url) => {
    assert.match(
      await (await fetch(url)).text(),
      /<p id="server">The café reopened on Monday, the mayor of the town said\.<\/p>/,
    );
    const answer = await fetch(`${url}api/repair`, { method: 'POST', body: 'cafÃ©' });
    assert.deepEqual(await answer.json(), { text: 'café', pages: setup.isAlone ? [] : ['café', 'café'] });
    const there = await fetch(`${url}api/edge`, { method: 'POST', body: 'cafÃ©' });
    assert.deepEqual(await there.json(), { text: 'café', pages: setup.isAlone ? [] : ['café'] });
    assert.equal(await shownAt(browser, url), shownBy(setup));
  });
}

async function bundledBrowser(setup, browser, ...pages) {
  for (const page of pages) {
    await setup.static('.', async (url) => assert.equal(await shownAt(browser, url + page), shownBy(setup), page));
  }
}

async function webAndNode(setup, browser) {
  await setup.node('build.mjs');
  await bundledBrowser(setup, browser, '');
  assert.equal(await setup.node('out/node.cjs'), printedBy(setup));
}

/** A page with a text that the server repairs, and one that the browser repairs. */
async function serverAndBrowser(setup, browser, script, ...args) {
  await setup.serving(script, args, async (url) => {
    assert.match(await (await fetch(url)).text(), /<p id="server">café \| café<\/p>/);
    assert.equal(await shownAt(browser, url), shownBy(setup));
  });
}

/** What the content script of the installed extension writes into a page. */
async function extension(setup, browser, install = () => {}) {
  try {
    await install();
    await setup.static('site', async (url) => assert.equal(await shownAt(browser, url), shownBy(setup)));
  } finally {
    await browser.close();
  }
}

async function seaProgram(setup) {
  const { execPath } = globalThis.process;
  await setup.node('build.mjs');
  await setup.node('--experimental-sea-config', 'sea.json');
  copyFileSync(execPath, setup.at('out/program'));
  const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
  await setup.node(
    'node_modules/postject/dist/cli.js',
    'out/program',
    'NODE_SEA_BLOB',
    'out/sea.blob',
    '--sentinel-fuse',
    fuse,
  );
  assert.equal(await run(setup.at('out/program'), [], { cwd: '/' }), printedBy(setup));
}

/** Makes the scripts that repair in workers, too, import `limpid/repair`, which has no workers. */
function useRepairAlone(setup) {
  for (const path of setup.scripts()) {
    const script = readFileSync(path, 'utf8');
    const alone = script.includes('import { batch, ') ? repairAlone(script) : script.replace(ALIAS, ALIAS_ALONE);
    if (alone !== script) writeFileSync(path, alone);
  }
  setup.isAlone = true;
}

/** How a bundler's configuration asks for one script with the core. */
const ALIAS = "{ limpid: 'limpid/inline' }";
const ALIAS_ALONE = "{ 'limpid/repair': 'limpid/repair/inline' }";

function repairAlone(script) {
  return script
    .replace('import { batch, ', 'import { ')
    .replace("from 'limpid'", "from 'limpid/repair'")
    .replace(/^ *for await .*\n/m, '');
}

/** The same setup with `limpid/repair`; those of esbuild need no packages that the repository does not have. */
const alone = ({ name, project, check }) => ({
  name: `${name}, limpid/repair alone`,
  project,
  often: name.startsWith('esbuild') || undefined,
  check: (setup, browser) => {
    useRepairAlone(setup);
    return check(setup, browser);
  },
});

/**
 * `project` is the folder in examples/. Those that are not `often` run with `LIMPID_LONG` alone.
 * @type {{ name: string, project: string, often?: boolean, check: (setup: any, browser: any) => Promise<any> }[]}
 */
const WHOLE = [
  { name: 'webpack 5: web and node', project: 'webpack', often: true, check: webAndNode },
  { name: 'Rspack: web and node', project: 'rspack', check: webAndNode },
  {
    name: 'esbuild: browser, one file, node',
    project: 'esbuild',
    often: true,
    check: async (setup, browser) => {
      await setup.node('build.mjs');
      await bundledBrowser(setup, browser, '', 'one-file.html');
      for (const script of ['out/node.mjs', 'out/node.cjs']) assert.equal(await setup.node(script), printedBy(setup));
    },
  },
  { name: 'Node in a single executable', project: 'esbuild', check: seaProgram },
  {
    name: 'Rollup: browser, one file, node',
    project: 'rollup',
    often: true,
    check: async (setup, browser) => {
      await setup.node('node_modules/rollup/dist/bin/rollup', '--config', '--silent');
      await bundledBrowser(setup, browser, '', 'one-file.html');
      assert.equal(await setup.node('out/node.mjs'), printedBy(setup));
    },
  },
  {
    name: 'Parcel',
    project: 'parcel',
    check: async (setup, browser) => {
      await setup.node('node_modules/parcel/lib/bin.js', 'build', 'index.html', '--dist-dir', 'out', '--no-cache');
      await setup.static('out', async (url) => assert.equal(await shownAt(browser, url), shownBy(setup)));
    },
  },
  { name: 'Vite 6, dev', project: 'vite', check: (setup, browser) => viteDev(setup, browser, VITE.vite6) },
  { name: 'Vite 6, built', project: 'vite', check: (setup, browser) => viteBuild(setup, browser, VITE.vite6) },
  { name: 'Vite 7, dev', project: 'vite', often: true, check: (setup, browser) => viteDev(setup, browser, VITE.vite7) },
  { name: 'Vite 7, built', project: 'vite', check: (setup, browser) => viteBuild(setup, browser, VITE.vite7) },
  { name: 'Vite 6 and 7, built, with a worker of the page', project: 'vite', check: viteOwnWorker },
  { name: 'Vite 6, 7 and 8, built for a server', project: 'vite', check: viteServer },
  {
    name: 'Vite 8, dev',
    project: 'vite',
    check: (setup, browser) => viteDev(setup, browser, VITE.vite8),
  },
  {
    name: 'Vite 8, built, with React',
    project: 'vite',
    often: true,
    check: (setup, browser) => viteBuild(setup, browser, VITE.vite8),
  },
  { name: 'Next.js with Turbopack', project: 'next', often: true, check: (setup, browser) => next(setup, browser) },
  { name: 'Next.js with webpack', project: 'next', check: (setup, browser) => next(setup, browser, '--webpack') },
  {
    name: 'Jest: node and jsdom',
    project: 'jest',
    often: true,
    check: (setup) => setup.node('node_modules/jest/bin/jest.js', '--runInBand', TEST_TIMEOUT),
  },
  {
    name: 'Vitest: node, jsdom and happy-dom',
    project: 'vitest',
    check: (setup) => setup.node('node_modules/vitest/vitest.mjs', 'run', TEST_TIMEOUT),
  },
  {
    name: 'MV3: service worker, event page and content script',
    project: 'extension',
    check: async (setup) => {
      await setup.node('build.mjs');
      await extension(setup, await openChromium(/** @type {any} */ ({ pipe: true, enableExtensions: [setup.home] })));
      const firefox = await openFirefox();
      await extension(setup, firefox, () => firefox.installExtension(setup.home));
    },
  },
  {
    name: 'Deno',
    project: 'deno',
    check: async (setup) => {
      writeFileSync(setup.at('page.html'), PAGE);
      const deno = (...args) => setup.program('@deno', 'deno', ['run', '--allow-read', ...args]);
      assert.equal(await deno('repair.ts'), printedBy(setup));
      assert.match(await deno('summarize.ts', 'page.html'), SENTENCE);
      // Nothing else keeps this program alive while the worker starts.
      const waits = `import { createWorker, repair } from 'limpid';
        createWorker().repair(repair('cafÃ©').text).then(({ text }) => console.log(text));`;
      writeFileSync(setup.at('waits.ts'), waits);
      assert.equal(await deno('waits.ts'), 'café\n');
    },
  },
  {
    name: 'Bun, and one program of it',
    project: 'bun',
    check: async (setup) => {
      writeFileSync(setup.at('old.txt'), Buffer.from('le café était fermé à midi, très tôt', 'latin1'));
      const bun = (...args) => setup.program('@oven', 'bin/bun', args);
      assert.match(await bun('detect.ts', 'old.txt'), /^old\.txt: windows-1252, 0\.\d\d\n$/);
      assert.equal(await bun('repair.ts'), printedBy(setup));
      await bun('build', '--compile', 'repair.ts', '--outfile', 'out/program');
      assert.equal(await run(setup.at('out/program'), [], { cwd: '/' }), printedBy(setup));
    },
  },
  {
    name: 'workerd (Cloudflare Workers)',
    project: 'workerd',
    check: async (setup) => {
      await setup.node('build.mjs');
      const workerd = setup.programAt('@cloudflare', 'bin/workerd');
      const args = ['serve', 'config.capnp', '--socket-addr=http=127.0.0.1:PORT'];
      await setup.servingWith(workerd, args, async (url) => {
        const answer = await fetch(url, { method: 'POST', body: PAGE });
        assert.deepEqual(await answer.json(), { text: TEXT, verdict: 'cleaned' });
      });
    },
  },
  {
    name: 'Angular',
    project: 'angular',
    check: async (setup, browser) => {
      await setup.node('node_modules/@angular/cli/bin/ng.js', 'build');
      await setup.static('out/browser', async (url) => assert.equal(await shownAt(browser, url), shownBy(setup)));
    },
  },
  {
    name: 'SvelteKit',
    project: 'sveltekit',
    check: async (setup, browser) => {
      await setup.node('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error');
      await serverAndBrowser(setup, browser, 'build/index.js');
    },
  },
  {
    name: 'Astro, rendered on a server',
    project: 'astro',
    check: async (setup, browser) => {
      await setup.node('node_modules/astro/astro.js', 'build');
      await serverAndBrowser(setup, browser, 'dist/server/entry.mjs');
    },
  },
  {
    name: 'React Router as a framework',
    project: 'react-router',
    check: async (setup, browser) => {
      await setup.node('node_modules/@react-router/dev/bin.js', 'build');
      await serverAndBrowser(setup, browser, 'node_modules/@react-router/serve/bin.js', 'build/server/index.js');
    },
  },
  {
    name: 'Nuxt',
    project: 'nuxt',
    check: async (setup, browser) => {
      await setup.node('node_modules/nuxt/bin/nuxt.mjs', 'build');
      // Node would find what is missing in the build in the folder above it.
      rmSync(setup.at('node_modules/limpid'), { recursive: true });
      await setup.serving('.output/server/index.mjs', [], async (url) => {
        const answer = await fetch(`${url}api/repair`, { method: 'POST', body: 'cafÃ©' });
        assert.deepEqual(await answer.json(), { text: 'café', pages: ['café', 'café'] });
        assert.equal(await shownAt(browser, url), shownBy(setup));
      });
    },
  },
];

/** The projects that have such scripts. */
const REPAIRING = new Set(['webpack', 'rspack', 'esbuild', 'rollup', 'parcel', 'vite', 'next', 'bun', 'angular']);

/** These write scripts of their own. */
const OWN_SCRIPTS = new Set([viteOwnWorker, viteServer]);

export const SETUPS = [
  ...WHOLE,
  ...WHOLE.filter(({ project, check }) => REPAIRING.has(project) && !OWN_SCRIPTS.has(check)).map(alone),
];
