// Where the browsers are. No dependency: it runs before `npm ci`.

import { existsSync } from 'node:fs';

const PLACES = {
  Chromium: [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  Firefox: [
    process.env.FIREFOX,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
};

/** The names of the browsers. */
export const names = Object.keys(PLACES);

/** The program of a browser, or undefined. */
export function findBrowser(name) {
  return PLACES[name].find((path) => path && existsSync(path));
}
