// limpid in the setups that people use: each project of examples/ with the packed package, built and opened.
// `LIMPID_LONG` runs all of them; `LIMPID_SETUP=next` runs those whose name or folder contains that word.

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

/** A machine without the registry cannot install the project; any other error is one. */
function offline(t, { project }, error) {
  if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENOTCACHED|ETIMEDOUT/.test(error.message)) throw error;
  t.skip(`the packages of examples/${project} are not installed, and the registry does not answer`);
}

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

describe('limpid works without configuration in', () => {
  for (const setup of SETUPS) {
    const skip = wanted(setup) ? false : 'in the full matrix: set LIMPID_LONG=1';
    test(setup.name, { skip }, async (t) => {
      const project = await setUp(setup.project, tarball).catch((error) => offline(t, setup, error));
      if (project) await setup.check(project, browser);
    });
  }
});
