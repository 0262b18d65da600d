// The entries in the context menu of pages, if the user turned them on.

import { browser } from '../shared/browser.js';
import { readSettings } from '../shared/settings.js';
import { text } from '../shared/strings.js';

const CONTEXTS = ['page', 'selection', 'link', 'image'];

/** The command that each entry sends to the page, and its title. */
const titles = () => ({ toggle: text('commandToggle'), reading: text('menuReading'), pick: text('pick') });

let last = Promise.resolve();

/** Adds or removes the entries. Calls run one after the other, because adding an entry twice is an error. */
export function updateMenu() {
  last = last.then(update, update);
  return last;
}

async function update() {
  const menus = browser.contextMenus;
  if (!menus) return;
  await menus.removeAll();
  if (!(await readSettings()).menu) return;
  for (const [id, title] of Object.entries(titles())) menus.create({ id, title, contexts: CONTEXTS });
}

const seen = new WeakSet();

/** Calls `act(tab, name)` when an entry is clicked. Call this again after the permission was granted. */
export function listenToMenu(act) {
  const event = browser.contextMenus?.onClicked;
  if (!event || seen.has(event)) return;
  seen.add(event);
  event.addListener(({ menuItemId }, tab) => act(tab, menuItemId));
}
