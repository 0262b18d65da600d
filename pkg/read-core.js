// Reading the core from the disk.

import { readFileSync } from 'node:fs';
import { LimpidError } from './errors.js';

/** The bytes of the core at `path`. The error message names the fix if a bundler took this script but not the core. */
export function readCore(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    const help =
      "if a bundler moved limpid into another file, import 'limpid/inline', or leave limpid outside the bundle " +
      "(esbuild: external: ['limpid'], webpack: externals: { limpid: 'commonjs limpid' })";
    throw new LimpidError('load-failed', `could not read the core from ${path}: ${help}`, { cause: error });
  }
}
