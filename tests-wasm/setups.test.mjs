// limpid in the set-ups that people use: each project of examples/ with the packed package, built and opened. `LIMPID_LONG`
// runs all of them; `LIMPID_SETUP=next` those whose name or folder has that word.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openChromium } from './lib/browsers.mjs';
import { npm } from './lib/run.mjs';
import { root } from './lib/server.mjs';
import { setUp } from './lib/setup.mjs';
import { SETUPS } from './lib/setups.mjs';

const { LIMPID_LONG, LIMPID_SETUP } = globalThis.process.env;
/** @param {{ name: string, project: string, often?: boolean }} setup */
const wanted = ({ name, project, often }) =>
  LIMPID_SETUP ? `${name} ${project}`.toLowerCase().includes(LIMPID_SETUP.toLowerCase()) : (often ?? LIMPID_LONG);

let home;
let tarball;
let browser;

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'limpid-setups-'));
  const [packed] = JSON.parse(
    await npm(['pack', join(root, 'pkg'), '--json', '--pack-destination', home], { cwd: home }),
  );
  tarball = join(home, packed.filename);
  browser = await openChromium();
});

after(async () => {
  await browser?.close();
  await rm(home, { recursive: true, force: true });
});

describe('limpid works at the first try in', () => {
  for (const setup of SETUPS) {
    const skip = wanted(setup) ? false : 'in the full matrix: set LIMPID_LONG=1';
    test(setup.name, { skip }, async () => setup.check(await setUp(setup.project, tarball), browser));
  }
});
