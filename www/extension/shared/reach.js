// Getting into the page of a tab. A click on the button, or the shortcut, gives the right to (`activeTab`).

import { browser } from './browser.js';

/** Puts the content script into a tab, where it is not there yet. Rejects where the browser lets no extension in. */
export async function reach(tabId) {
  await browser.scripting.executeScript({ target: { tabId }, files: ['content.js'] });
}

/** Puts a style sheet of the user's into a tab, or takes it away again. */
export async function setSheet(tabId, css, isOn) {
  const sheet = { target: { tabId }, origin: 'USER', css };
  await (isOn ? browser.scripting.insertCSS(sheet) : browser.scripting.removeCSS(sheet));
}

/** Puts the rules that hide into a tab and its frames. They stay there: alone they change nothing. */
export async function style(tabId) {
  await browser.scripting.insertCSS({ target: { tabId, allFrames: true }, origin: 'USER', files: ['page.css'] });
}
