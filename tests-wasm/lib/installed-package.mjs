// The package as a user gets it: packed, and installed in an empty folder.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm } from './run.mjs';
import { root } from './server.mjs';

/** `{ home, packed, remove }`: the folder, what npm says of the tarball, and how to be rid of it. */
export async function installedPackage() {
  const home = await mkdtemp(join(tmpdir(), 'limpid-package-'));
  const [packed] = JSON.parse(
    await npm(['pack', join(root, 'pkg'), '--json', '--pack-destination', home], { cwd: home }),
  );
  await writeFile(join(home, 'package.json'), '{ "private": true, "type": "module" }');
  await npm(['install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`], { cwd: home });
  return { home, packed, remove: () => rm(home, { recursive: true, force: true }) };
}
