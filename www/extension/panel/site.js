// Whether this site is cleaned without a click. That needs the browser's permission, which is asked for here and in the
// options, and nowhere else.

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
    // Where all sites are cleaned, this one is or is not an exception; the permission stays for the others.
    if (settings.automatic && allowed) return writeSite(site, () => ({ never: !checked }));
    return checked ? turnOn(site, origins) : turnOff(site, origins);
  };
}

/**
 * The request must come first: browsers grant it only while they see the click. Firefox closes the panel over it, so the
 * wish is stored separately; the background acts on the permission.
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
