// Packs the module of the command into the package: what the core does not hold, compressed. `cargo xtask wasm` runs this.
//
//   node pkg/scripts/pack-command.mjs MODULE

import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { delta } from './command-patch.mjs';

const pathOf = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

// The command has the tables of the East Asian encodings in their place.
const old = ['limpid_bg.wasm', 'limpid_tables.wasm'].map((name) => readFileSync(pathOf(name)));
const module = delta(Buffer.concat(old), readFileSync(globalThis.process.argv[2]));
const params = { [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: module.length };
writeFileSync(pathOf('limpid_command.wasm.br'), brotliCompressSync(module, { params }));
