// Whether this site is cleaned without a click. That needs the browser's permission, which is asked for here and nowhere
// else.

import { $ } from '../../dom.js';
import { browser } from '../shared/browser.js';
import { canAlways, patternOf, readSite, writeSite } from '../shared/settings.js';

let mounted = null;

export async function mountSite(site) {
  if (mounted === site) return;
  mounted = site;
  $('always-label').hidden = !canAlways(site);
  if (!canAlways(site)) return;
  const origins = [patternOf(site)];
  $('site').textContent = new URL(site).hostname;
  const [{ always }, allowed] = await Promise.all([readSite(site), browser.permissions.contains({ origins })]);
  $('always').checked = always && allowed;
  $('always').onchange = () => ($('always').checked ? turnOn(site, origins) : turnOff(site, origins));
}

/**
 * The request must come first: browsers grant it only while they see the click. Firefox closes the panel over it, so the
 * wish is written beside; the background acts on the permission.
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
