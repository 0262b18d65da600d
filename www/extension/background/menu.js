// The entries in the menu of a page, where people wanted them.

import { browser } from '../shared/browser.js';
import { readSettings } from '../shared/settings.js';
import { text } from '../shared/strings.js';

const CONTEXTS = ['page', 'selection', 'link', 'image'];

/** What an entry asks of the page, and its name. */
const titles = () => ({ toggle: text('commandToggle'), reading: text('menuReading'), pick: text('pick') });

let last = Promise.resolve();

/** Makes the entries, or takes them away. Calls wait for each other: entries made twice are an error. */
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

/** `act(tab, name)` does what an entry says. To be called again when the browser has given the permission. */
export function listenToMenu(act) {
  const event = browser.contextMenus?.onClicked;
  if (!event || seen.has(event)) return;
  seen.add(event);
  event.addListener(({ menuItemId }, tab) => act(tab, menuItemId));
}
