#!/usr/bin/env node
// The command of the package: `npx limpid`. What it does is in `wasi.js`.

import { isatty } from 'node:tty';
import { run } from './wasi.js';

/** Standard output. Where it is no terminal, `process.stdout` stays untouched: Node would make its pipe non-blocking. */
const STDOUT = 1;

const columns = isatty(STDOUT) ? String(process.stdout.columns) : undefined;
const env = { ...(columns && { COLUMNS: columns }), ...process.env };
try {
  process.exitCode = await run(process.argv.slice(2), { env });
} catch (error) {
  if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
  console.error(`limpid: an error of limpid itself (${error.message}); please report it with the input`);
  process.exitCode = 1;
}
