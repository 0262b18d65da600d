// A browser and the repository on a local server, open while the tests of a group run.

import { after, before } from 'node:test';

import { serve } from './server.mjs';

/** Opens both before the tests of the current `describe`, and closes them after it. `open` starts the browser. */
export function openedWithSite(open) {
  /** @type {{ site?: any, browser?: any }} */
  const opened = {};

  before(async () => {
    opened.site = await serve();
    opened.browser = await open();
  });

  after(async () => {
    await opened.browser?.close();
    await opened.site?.close();
  });

  return opened;
}
