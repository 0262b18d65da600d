import { build } from 'esbuild';

const common = { bundle: true, logLevel: 'warning' };

await build({ ...common, entryPoints: ['browser.js'], outdir: 'out', format: 'esm', splitting: true });
// One script: the core comes inside.
await build({ ...common, entryPoints: ['browser.js'], outfile: 'out/one-file.js', alias: { limpid: 'limpid/inline' } });
await build({ ...common, entryPoints: ['node.js'], outfile: 'out/node.mjs', platform: 'node', format: 'esm' });
await build({ ...common, entryPoints: ['node.js'], outfile: 'out/node.cjs', platform: 'node' });
