// The sites that are cleaned without a click: one registered content script, for those that people chose and whose host
// permission they gave.

import { browser } from '../shared/browser.js';
import { ALL_SITES, allSites, patternOf, readSettings } from '../shared/settings.js';

const SCRIPT = 'always';

/** Calls wait for each other: two at once would both register. */
let last = Promise.resolve();

export function registerSites() {
  last = last.then(register, register);
  return last;
}

async function register() {
  const { matches, excludeMatches } = await chosen();
  const isRegistered = (await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT] })).length > 0;
  if (isRegistered) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT] });
  if (matches.length === 0) return;
  const script = { id: SCRIPT, matches, js: ['content.js'], runAt: 'document_idle' };
  const exceptions = excludeMatches.length > 0 ? { excludeMatches } : {};
  await browser.scripting.registerContentScripts([{ ...script, ...exceptions }]);
}

const isAllowed = (origins) => browser.permissions.contains({ origins });

/** All sites but the exceptions, or those that were chosen one by one. */
async function chosen() {
  const [{ automatic }, sites] = await Promise.all([readSettings(), allSites()]);
  const patterns = (wanted) => [
    ...new Set(sites.filter(([, site]) => wanted(site)).map(([origin]) => patternOf(origin))),
  ];
  if (automatic && (await isAllowed(ALL_SITES))) {
    return { matches: ALL_SITES, excludeMatches: patterns(({ never }) => never) };
  }
  const always = patterns((site) => site.always);
  const allowed = await Promise.all(always.map((origin) => isAllowed([origin])));
  return { matches: always.filter((_, n) => allowed[n]), excludeMatches: [] };
}
