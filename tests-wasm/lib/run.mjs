// Programs that tests run, and folders of their own.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './server.mjs';

const execute = promisify(execFile);

/** What a program prints; an error holds what it printed. */
export async function run(program, args, options = {}) {
  try {
    return (await execute(program, args, { maxBuffer: 1 << 28, ...options })).stdout;
  } catch (error) {
    throw new Error(`${error.message}\n${error.stdout}`, { cause: error });
  }
}

/** What a script of a development dependency prints, such as `typescript/bin/tsc`. */
export function tool(script, args, options) {
  return run(globalThis.process.execPath, [join(root, 'node_modules', script), ...args], options);
}

/** npm, as a program or as the script of the npm that runs the tests. */
export function npm(args, options) {
  const script = globalThis.process.env.npm_execpath;
  return script
    ? run(globalThis.process.execPath, [script, ...args], options)
    : run('npm', args, { shell: globalThis.process.platform === 'win32', ...options });
}

/** A folder with `files`; it goes when the test `t` ends. */
export async function folder(t, files = {}) {
  const path = await mkdtemp(join(tmpdir(), 'limpid-test-'));
  t?.after(() => rm(path, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content);
  return path;
}
