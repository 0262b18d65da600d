// What wrangler does by itself: one script, with the core beside it.
import { build } from 'esbuild';

await build({
  entryPoints: ['worker.js'],
  outfile: 'bundle.js',
  bundle: true,
  format: 'esm',
  conditions: ['workerd'],
  external: ['*.wasm'],
});
