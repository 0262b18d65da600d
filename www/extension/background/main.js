// The background: holds the core, styles tabs, and answers the button, the shortcut and the content scripts. The browser
// may stop it at any time; it keeps nothing that it could miss.

import { clean, init } from '../../../pkg/browser.js';
import { answer } from '../../../pkg/dom/core.js';
import { browser } from '../shared/browser.js';
import { packAll, unpackAll } from '../shared/columns.js';
import { reach, style, styleReading } from '../shared/reach.js';
import { readSettings } from '../shared/settings.js';
import { outcome, text } from '../shared/strings.js';
import { registerSites } from './sites.js';

const BADGE = '#0a5566';

// ---------------------------------------------------------------------------------------------- the core

/** What a content script asks: the reply is `{ answer }` or `{ error: { code, message } }`. */
async function serve(job, tabId) {
  try {
    await init();
  } catch (error) {
    return { error: { code: 'load-failed', message: String(error?.message ?? error) } };
  }
  try {
    if (job.type === 'summarize') return { answer: answer(job) };
    await style(tabId);
    return { answer: packAll(answer({ ...job, columns: unpackAll(job.columns) })) };
  } catch (error) {
    return { error: { code: error?.code ?? 'failed', message: String(error?.message ?? error) } };
  }
}

/** The page as Markdown, text or clean HTML: a string, or null where the core does not load. */
async function write({ html, form, focus }) {
  try {
    await init();
    return clean(html, { as: 'html', focus })[form];
  } catch {
    return null;
  }
}

// ---------------------------------------------------------------------------------------------- the button

/** What the button of a tab says: how many parts are hidden. */
async function showOutcome(tabId, { phase, parts, repairs }) {
  const isClean = phase === 'clean';
  const title = isClean ? outcome({ parts, repairs }) : text('actionTitle');
  await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE });
  await browser.action.setBadgeText({ tabId, text: isClean && parts > 0 ? String(parts) : '' });
  await browser.action.setTitle({ tabId, title });
}

async function toggle(tab) {
  try {
    await reach(tab.id);
    await browser.tabs.sendMessage(tab.id, { type: 'toggle' }, { frameId: 0 });
  } catch {
    await browser.action.setBadgeText({ tabId: tab.id, text: '!' });
    await browser.action.setTitle({ tabId: tab.id, title: text('errorPage') });
  }
}

/** The button opens the panel, or switches at once. */
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
  if (message.type === 'write') {
    write(message).then(reply);
    return true;
  }
  if (message.type === 'reading') {
    styleReading(tabId, message.css, message.isOn).then(reply, reply);
    return true;
  }
  // The tab may be gone by now.
  if (message.type === 'outcome') showOutcome(tabId, message).catch(() => {});
  return false;
});

browser.commands.onCommand.addListener(async (command, tab) => {
  if (command === 'toggle') toggle(tab ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]);
});

browser.action.onClicked.addListener(toggle);
browser.permissions.onAdded.addListener(registerSites);
browser.permissions.onRemoved.addListener(registerSites);
browser.storage.onChanged.addListener((changes) => {
  if ('settings' in changes) applyButton();
  if (Object.keys(changes).some((key) => key.startsWith('site:'))) registerSites();
});
browser.runtime.onInstalled.addListener(() => Promise.all([applyButton(), registerSites()]));
browser.runtime.onStartup.addListener(() => Promise.all([applyButton(), registerSites()]));
