// The background script: runs the core, styles tabs, and handles the button, the shortcut and the messages of content
// scripts. The browser may stop it at any time, so it keeps no state in memory.

import { init } from '../../../pkg/browser.js';
import { answer } from '../../../pkg/dom/core.js';
import { browser } from '../shared/browser.js';
import { injectContentScript, insertPageStyles, setStyleSheet } from '../shared/inject.js';
import { readSettings } from '../shared/settings.js';
import { outcome, text } from '../shared/strings.js';
import { packAll, unpackAll } from '../shared/typed-arrays.js';
import { listenToMenu, updateMenu } from './menu.js';
import { registerSites } from './sites.js';

const BADGE = '#0a5566';

// ---------------------------------------------------------------------------------------------- the core

/** Runs a job for a content script. The reply is `{ answer }` or `{ error: { code, message } }`. */
async function serve(job, tabId) {
  try {
    await init();
  } catch (error) {
    return { error: { code: 'load-failed', message: String(error?.message ?? error) } };
  }
  try {
    if (job.type === 'summarize') return { answer: answer(job) };
    const given = { ...job, columns: unpackAll(job.columns) };
    if (job.type === 'write') return { answer: answer(given) };
    await insertPageStyles(tabId);
    return { answer: packAll(answer(given)) };
  } catch (error) {
    return { error: { code: error?.code ?? 'failed', message: String(error?.message ?? error) } };
  }
}

// ---------------------------------------------------------------------------------------------- the button

/** Shows the number of hidden parts on the button of a tab. */
async function showOutcome(tabId, { phase, parts, repairs }) {
  const isClean = phase === 'clean';
  const title = isClean ? outcome({ parts, repairs }) : text('actionTitle');
  await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE });
  await browser.action.setBadgeText({ tabId, text: isClean && parts > 0 ? String(parts) : '' });
  await browser.action.setTitle({ tabId, title });
}

/** Sends the page of a tab a command: `toggle`, `reading` or `pick`. */
async function askPage(tab, type) {
  try {
    await injectContentScript(tab.id);
    await browser.tabs.sendMessage(tab.id, { type }, { frameId: 0 });
  } catch {
    await browser.action.setBadgeText({ tabId: tab.id, text: '!' });
    await browser.action.setTitle({ tabId: tab.id, title: text('errorPage') });
  }
}

/** Makes the button open the panel or switch immediately, as the user chose. */
async function applyButton() {
  const { button } = await readSettings();
  await browser.action.setPopup({ popup: button === 'switch' ? '' : 'panel.html' });
}

// ---------------------------------------------------------------------------------------------- what happens

browser.runtime.onMessage.addListener((message, sender, reply) => {
  const tabId = sender.tab?.id;
  if (sender.id !== browser.runtime.id || tabId === undefined) return false;
  if (message.type === 'core') {
    serve(message.job, tabId).then(reply);
    return true;
  }
  if (message.type === 'sheet') {
    setStyleSheet(tabId, message.css, message.isOn).then(reply, reply);
    return true;
  }
  // The tab may be gone by now.
  if (message.type === 'outcome') showOutcome(tabId, message).catch(() => {});
  return false;
});

browser.commands.onCommand.addListener(async (command, tab) => {
  const active = tab ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (command === 'toggle') askPage(active, 'toggle');
});

/** Sets up again what the browser stores for the extension: the popup, the content script and the menu. */
const restoreAll = () => Promise.all([applyButton(), registerSites(), updateMenu()]);

browser.action.onClicked.addListener((tab) => askPage(tab, 'toggle'));
listenToMenu(askPage);
browser.permissions.onAdded.addListener(() => {
  listenToMenu(askPage);
  registerSites();
  updateMenu();
});
browser.permissions.onRemoved.addListener(registerSites);
browser.storage.onChanged.addListener((changes) => {
  if ('settings' in changes) restoreAll();
  else if (Object.keys(changes).some((key) => key.startsWith('site:'))) registerSites();
});
browser.runtime.onInstalled.addListener(restoreAll);
browser.runtime.onStartup.addListener(restoreAll);
