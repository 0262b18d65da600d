// The sites that are cleaned without a click: one registered content script, for those that people chose and whose host
// permission they gave.

import { browser } from '../shared/browser.js';
import { allSites, patternOf } from '../shared/settings.js';

const SCRIPT = 'always';

/** Calls wait for each other: two at once would both register. */
let last = Promise.resolve();

export function registerSites() {
  last = last.then(register, register);
  return last;
}

async function register() {
  const matches = await chosen();
  const isRegistered = (await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT] })).length > 0;
  if (matches.length === 0) {
    if (isRegistered) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT] });
    return;
  }
  const script = { id: SCRIPT, matches, js: ['content.js'], runAt: 'document_idle' };
  await (isRegistered
    ? browser.scripting.updateContentScripts([script])
    : browser.scripting.registerContentScripts([script]));
}

async function chosen() {
  const patterns = new Set((await allSites()).filter(([, { always }]) => always).map(([origin]) => patternOf(origin)));
  const allowed = await Promise.all([...patterns].map((origin) => browser.permissions.contains({ origins: [origin] })));
  return [...patterns].filter((_, n) => allowed[n]);
}
