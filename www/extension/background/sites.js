// The sites that are cleaned automatically: one registered content script for all sites that the user chose and granted
// access to.

import { browser } from '../shared/browser.js';
import { ALL_SITES, allSites, patternOf, readSettings } from '../shared/settings.js';

const SCRIPT = 'always';

/** Calls run one after the other; two at once would both register. */
let last = Promise.resolve();

export function registerSites() {
  last = last.then(register, register);
  return last;
}

/**
 * Updates the browser's registration to the user's choice. A registered script is changed in place: a page that loads while it
 * is not registered would not be cleaned.
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

/** True if both run on the same sites. Browsers omit empty lists and may change the order. */
const isSame = (one, other) =>
  ['matches', 'excludeMatches'].every((name) => sorted(one[name]).join() === sorted(other[name]).join());

const sorted = (patterns = []) => [...patterns].sort();

const isAllowed = (origins) => browser.permissions.contains({ origins });

/** The patterns of all sites with the exceptions, or of the chosen sites. */
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
