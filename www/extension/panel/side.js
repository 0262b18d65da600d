// The panel next to the page: a side panel in Chromium, a sidebar in Firefox.

import { $ } from '../../dom.js';
import { browser } from '../shared/browser.js';

const hasSide = () => Boolean(browser.sidebarAction?.open || browser.sidePanel?.open);

export function mountSide(tab) {
  $('side').hidden = location.hash !== '' || !hasSide();
  $('side').addEventListener('click', () => openSide(tab).then(() => window.close()));
}

async function openSide({ id, windowId }) {
  const path = `panel.html#tab=${id}`;
  if (browser.sidebarAction?.open) {
    // Firefox opens it only while it sees the click.
    const opened = browser.sidebarAction.open();
    await browser.sidebarAction.setPanel({ tabId: id, panel: path });
    await opened;
    return;
  }
  await browser.sidePanel.setOptions({ tabId: id, path, enabled: true });
  await browser.sidePanel.open({ tabId: id, windowId });
}
