// Packs the module of the command into the package: a third of the size. `cargo xtask wasm-command` runs this.
//
//   node pkg/scripts/pack-command.mjs MODULE

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const module = readFileSync(globalThis.process.argv[2]);
const params = { [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: module.length };
writeFileSync(
  fileURLToPath(new URL('../limpid_command.wasm.br', import.meta.url)),
  brotliCompressSync(module, { params }),
);
