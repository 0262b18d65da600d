// Chromium and Firefox, both driven by Puppeteer, so that one test text serves both.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './find-browser.mjs';

/** Chromium without its own network traffic; as root and in containers it has no sandbox to use. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The same for Firefox. */
const FIREFOX_SETTINGS = {
  'app.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'http://127.0.0.1:9/',
};

/** A headless Chromium: a Puppeteer `Browser`. Close it with `close()`. `more` are further options of the launch. */
export function openChromium({ args = [], ...more } = {}) {
  return open('chrome', find('Chromium'), { args: [...CHROMIUM_FLAGS, ...args], ...more });
}

/** A headless Firefox: a Puppeteer `Browser` (WebDriver BiDi). Close it with `close()`. */
export function openFirefox(more = {}) {
  return open('firefox', find('Firefox'), { extraPrefsFirefox: FIREFOX_SETTINGS, ...more });
}

/** Every browser that tests run in: a name, and how to open it. */
export const browsers = [
  { name: 'Chromium', open: openChromium },
  { name: 'Firefox', open: openFirefox },
];

async function open(browser, executablePath, options) {
  const userDataDir = await mkdtemp(join(tmpdir(), `limpid-${browser}-`));
  const opened = await puppeteer.launch({ browser, executablePath, headless: true, userDataDir, ...options });
  const close = opened.close.bind(opened);
  opened.close = async () => {
    await close();
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  return opened;
}

function find(name) {
  const found = findBrowser(name);
  if (!found) throw new Error(`${name} is missing: install it, or name its program in ${name.toUpperCase()}`);
  return found;
}
