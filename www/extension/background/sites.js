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

/**
 * Brings the browser's registration in line with what people chose. A script that is registered is changed in place: a page
 * that loads while it is not registered would not be cleaned.
 */
async function register() {
  const [wanted, [registered]] = await Promise.all([
    chosen(),
    browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT] }),
  ]);
  if (wanted.matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT] });
  } else if (!registered) {
    const script = { id: SCRIPT, ...wanted, js: ['content.js'], runAt: 'document_idle' };
    await browser.scripting.registerContentScripts([script]);
  } else if (!isSame(registered, wanted)) {
    await browser.scripting.updateContentScripts([{ id: SCRIPT, ...wanted }]);
  }
}

/** True where both run on the same sites. Browsers leave out empty lists, and need not keep the order. */
const isSame = (one, other) =>
  ['matches', 'excludeMatches'].every((name) => sorted(one[name]).join() === sorted(other[name]).join());

const sorted = (patterns = []) => [...patterns].sort();

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
