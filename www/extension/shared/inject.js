// Inserts the script and the styles of the extension into a tab. A click on the button or the shortcut permits it (`activeTab`).

import { browser } from './browser.js';

/** Runs the content script in a tab; a second run there does nothing. Rejects if the browser allows no extension there. */
export async function injectContentScript(tabId) {
  await browser.scripting.executeScript({ target: { tabId }, files: ['content.js'] });
}

/** Inserts a style sheet of the origin `user` into a tab, or removes it. */
export async function setStyleSheet(tabId, css, isOn) {
  const sheet = { target: { tabId }, origin: 'USER', css };
  await (isOn ? browser.scripting.insertCSS(sheet) : browser.scripting.removeCSS(sheet));
}

/** Inserts the rules that hide parts into a tab and its frames. They stay: without the attribute they have no effect. */
export async function insertPageStyles(tabId) {
  await browser.scripting.insertCSS({ target: { tabId, allFrames: true }, origin: 'USER', files: ['page.css'] });
}
