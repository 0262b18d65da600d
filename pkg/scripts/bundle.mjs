// Bundles the entries of Node into one file each: its loader takes a millisecond or two for each module, and `require`
// needs CommonJS. `cargo xtask wasm` runs this after entries.mjs.
//
//   node pkg/scripts/bundle.mjs

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** CommonJS has no `import.meta.url`. */
const MODULE_URL = "const moduleUrl = require('node:url').pathToFileURL(__filename).href;";

/** @type {any[]} */
const formats = [
  { format: 'esm', end: 'mjs' },
  { format: 'cjs', end: 'cjs', banner: MODULE_URL, define: { 'import.meta.url': 'moduleUrl' } },
];

for (const entry of ['node', 'text/node']) {
  for (const { end, banner = '', ...options } of formats) {
    await build({
      ...options,
      absWorkingDir: folder,
      entryPoints: [`${entry}.js`],
      outfile: `${entry}.${end}`,
      bundle: true,
      platform: 'node',
      target: 'node20',
      logLevel: 'warning',
      banner: { js: `// @ts-nocheck\n${banner}` },
    });
  }
}
