import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// The core stays a file, which the background fetches; without `external` the script would hold a copy of it.
const common = { bundle: true, outdir: 'out', logLevel: 'warning', external: ['*/fallback-core.js', '*/fallback-worker.js'] };
await build({ ...common, entryPoints: ['background.js'], format: 'esm' });
await build({ ...common, entryPoints: ['content.js'], format: 'iife' });
copyFileSync(fileURLToPath(import.meta.resolve('limpid/core.wasm')), 'out/limpid_bg.wasm');
