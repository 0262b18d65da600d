// The check box *Always clean this site*. It needs a permission, which is requested only here and in the options.

import { $ } from '../../dom.js';
import { browser } from '../shared/browser.js';
import { canAlways, isAutomatic, patternOf, readSettings, readSite, writeSite } from '../shared/settings.js';

let mounted = null;

export async function mountSite(site) {
  if (mounted === site) return;
  mounted = site;
  $('always-label').hidden = !canAlways(site);
  if (!canAlways(site)) return;
  const origins = [patternOf(site)];
  $('site').textContent = new URL(site).hostname;
  const [settings, known, allowed] = await Promise.all([
    readSettings(),
    readSite(site),
    browser.permissions.contains({ origins }),
  ]);
  $('always').checked = isAutomatic(settings, known) && allowed;
  $('always').onchange = () => {
    const { checked } = $('always');
    // If all sites are cleaned automatically, this only adds or removes an exception; the others need the permission.
    if (settings.automatic && allowed) return writeSite(site, () => ({ never: !checked }));
    return checked ? turnOn(site, origins) : turnOff(site, origins);
  };
}

/**
 * The request must come first: browsers allow it only in the handler of a click. Firefox closes the panel during it, so the
 * setting is stored meanwhile, and the background acts when the permission is granted.
 */
async function turnOn(site, origins) {
  const request = browser.permissions.request({ origins });
  await writeSite(site, () => ({ always: true }));
  const allowed = await request.catch(() => false);
  if (!allowed) await writeSite(site, () => ({ always: false }));
  $('always').checked = allowed;
}

async function turnOff(site, origins) {
  await writeSite(site, () => ({ always: false }));
  await browser.permissions.remove({ origins });
}
