// The content script: reads the page and applies the result of the background. It holds the session, so that nothing is lost
// when the background is stopped.

import { ATTRIBUTE } from '../../../pkg/dom/page.js';
import { browser } from '../shared/browser.js';
import { isAutomatic, readSettings, readSite } from '../shared/settings.js';
import { Cleaner } from './cleaner.js';
import { servePanel } from './panel.js';

/** Removes what an earlier copy of this script left, if the extension was updated while the page was open. */
function sweep() {
  for (const element of document.querySelectorAll(`[${ATTRIBUTE}]`)) {
    if (
      /^(?=.)(?:(?:hide|hold|unlock|unfix|enable|mark) [a-z-]+)?(?: ?(?:peek|pick))?$/.test(
        element.getAttribute(ATTRIBUTE),
      )
    )
      element.removeAttribute(ATTRIBUTE);
  }
}

async function start() {
  sweep();
  const cleaner = new Cleaner();
  // The event of a context menu does not name the element, so remember it.
  let pressed = null;
  addEventListener('contextmenu', ({ target }) => (pressed = target instanceof Element ? target : null), {
    capture: true,
    passive: true,
  });
  const acts = { toggle: () => cleaner.toggle(), reading: () => cleaner.read(), pick: () => cleaner.pick(pressed) };
  browser.runtime.onMessage.addListener(({ type }) => {
    if (Object.hasOwn(acts, type)) acts[type]();
  });
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === 'panel') servePanel(port, cleaner);
  });
  const [settings, site] = await Promise.all([readSettings(), readSite(location.origin)]);
  if (isAutomatic(settings, site) && cleaner.phase === 'idle') cleaner.clean();
}

// Content scripts have a global of their own, which the page cannot see.
if (!globalThis.isLimpidHere) {
  globalThis.isLimpidHere = true;
  start();
}
