// Runtimes that some machines have and others not.

import { spawnSync } from 'node:child_process';

/** The program of that name, or the one that the variable in capital letters names; null where neither starts. */
export function findProgram(name) {
  const program = globalThis.process.env[name.toUpperCase()] ?? name;
  return spawnSync(program, ['--version']).status === 0 ? program : null;
}
