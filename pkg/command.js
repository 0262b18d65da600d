#!/usr/bin/env node
// The command of the package: `npx limpid`. What it does is in `wasi.js`.

import { isatty } from 'node:tty';
import { run } from './wasi.js';

/** Standard output. Unless it is a terminal, `process.stdout` stays untouched: Node would make its pipe non-blocking. */
const STDOUT = 1;

/** @param {any} error */
function messageOf(error) {
  if (error.syscall === 'uv_cwd') return 'the folder that this runs in does not exist any more; change to another one';
  if (error.syscall) return `the package is not complete (${error.message}); install it again`;
  return `an error of limpid itself (${error.message}); please report it with the input`;
}

const columns = isatty(STDOUT) ? String(process.stdout.columns) : undefined;
const env = { ...(columns && { COLUMNS: columns }), ...process.env };
try {
  process.exitCode = await run(process.argv.slice(2), { env });
} catch (error) {
  console.error(`limpid: ${messageOf(error)}`);
  process.exitCode = 1;
}
