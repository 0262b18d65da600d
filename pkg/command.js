#!/usr/bin/env node
// The command of the package: `npx limpid`. What it does is in `wasi.js`.

import { isatty } from 'node:tty';
import { run } from './wasi.js';

/** Standard output. Unless it is a terminal, `process.stdout` stays untouched: Node would make its pipe non-blocking. */
const STDOUT = 1;

/** @param {any} error */
function messageOf(error) {
  if (error.syscall === 'uv_cwd') return 'the current folder no longer exists; change to another one';
  if (error.syscall) return `the package is incomplete (${error.message}); reinstall it`;
  return `this is a bug in limpid (${error.message}); please report it with the input`;
}

const columns = isatty(STDOUT) ? String(process.stdout.columns) : undefined;
const env = { ...(columns && { COLUMNS: columns }), ...process.env };
try {
  process.exitCode = await run(process.argv.slice(2), { env });
} catch (error) {
  console.error(`limpid: ${messageOf(error)}`);
  process.exitCode = 1;
}
