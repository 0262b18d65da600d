// The command `limpid` as a module of WASI: the native program, compiled to WebAssembly.

import { chmodSync, readFileSync, statSync } from 'node:fs';
import { parse, sep } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { unpackDelta } from './command-patch.js';

/** The module, packed as its difference to the core, which has the same tables. */
const MODULE = new URL('./limpid_command.wasm.br', import.meta.url);
const CORE = ['./limpid_bg.wasm', './limpid_tables.wasm'].map((name) => new URL(name, import.meta.url));
/** The only folder that the module gets, with everything that the user may read and write, as for a native command. */
const ROOT = '/';

let compiled;

/** Node's WASI without its warning that it is experimental, which would appear among the messages of the command. */
async function loadWasi() {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return (await import('node:wasi')).WASI;
  } finally {
    process.emitWarning = emitWarning;
  }
}

function unpackedModule() {
  const core = Buffer.concat(CORE.map((file) => readFileSync(file)));
  return unpackDelta(core, brotliDecompressSync(readFileSync(MODULE)));
}

/**
 * Runs the command and gives its exit status. `cwd` is where names of files begin; `stdin`, `stdout` and `stderr` are
 * file descriptors.
 */
export async function run(args, { cwd = process.cwd(), env = process.env, stdin = 0, stdout = 1, stderr = 2 } = {}) {
  const WASI = await loadWasi();
  const { root } = parse(cwd);
  const folder = ROOT + cwd.slice(root.length).split(sep).join('/');
  const wasi = new WASI({
    version: 'preview1',
    args: ['limpid', ...args],
    env: { ...env, PWD: folder },
    preopens: { [ROOT]: root },
    stdin,
    stdout,
    stderr,
    returnOnExit: true,
  });
  compiled ??= new WebAssembly.Module(unpackedModule());
  let memory;
  /** @type {Record<string, any>} */
  const imports = wasi.getImportObject();
  imports.wasi_snapshot_preview1 = keepingModes(imports.wasi_snapshot_preview1, root, () => memory);
  const instance = new WebAssembly.Instance(compiled, imports);
  ({ memory } = instance.exports);
  return wasi.start(instance);
}

/** WASI has no file permissions, so they are copied here before one file replaces another. */
function keepingModes(functions, root, memory) {
  const path = (start, length) => root + new TextDecoder().decode(new Uint8Array(memory().buffer, start, length));
  const path_rename = (fd, start, length, ...target) => {
    const old = statSync(path(...target.slice(1)), { throwIfNoEntry: false });
    if (old) chmodSync(path(start, length), old.mode);
    return functions.path_rename(fd, start, length, ...target);
  };
  return { ...functions, path_rename };
}
