// Reading the core from the disk, for the entries of Node.

import { readFileSync } from 'node:fs';
import { LimpidError } from './errors.js';

/** The content of a file of the package. Bundlers may leave `readWith` without an address to start from. */
export function readCore(readWith) {
  try {
    return readWith(readFileSync);
  } catch (error) {
    const help = `if a bundler moved limpid into another file, import 'limpid/inline', or leave limpid outside the bundle (esbuild: external: ['limpid'], webpack: externals: { limpid: 'commonjs limpid' })`;
    throw new LimpidError('load-failed', `could not read the core (${error.message}): ${help}`, { cause: error });
  }
}
