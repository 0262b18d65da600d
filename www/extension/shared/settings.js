// What people chose: settings for all sites, and what each site is remembered for. Kept in `storage.local` alone.

import { browser } from './browser.js';
import { DEFAULT_READING } from './reading-style.js';

/** The options of the options page; names and values as in the package where it has them. */
export const DEFAULTS = {
  focus: 'balanced',
  repair: true,
  comments: false,
  observe: true,
  sentences: 3,
  button: 'panel',
  automatic: false,
  menu: false,
  rate: 1,
  reading: DEFAULT_READING,
};

const SITE = 'site:';

export async function readSettings() {
  const { settings } = await browser.storage.local.get('settings');
  return { ...DEFAULTS, ...settings };
}

export async function writeSettings(changes) {
  await browser.storage.local.set({ settings: { ...(await readSettings()), ...changes } });
}

/**
 * What a site is remembered for: it is cleaned without a click, or never is, though all others are; templates of parts that
 * always stay, and of parts that always go.
 */
const UNKNOWN = { always: false, never: false, dismissed: [], hidden: [] };

export async function readSite(origin) {
  const key = SITE + origin;
  const found = (await browser.storage.local.get(key))[key];
  return { ...UNKNOWN, ...found };
}

/** True where a page is cleaned without a click. */
export const isAutomatic = ({ automatic }, { always, never }) => (automatic ? !never : always);

/** Every change waits for the one before it, and reads what that one wrote. */
let lastWrite = Promise.resolve();

/** Changes what is remembered by what `changesOf(site)` gives; a site with nothing to remember is forgotten. */
export function writeSite(origin, changesOf) {
  const write = lastWrite.then(() => replaceSite(origin, changesOf));
  lastWrite = write.catch(() => {});
  return write;
}

async function replaceSite(origin, changesOf) {
  const before = await readSite(origin);
  const site = { ...before, ...changesOf(before) };
  const isEmpty = !site.always && !site.never && site.dismissed.length === 0 && site.hidden.length === 0;
  await (isEmpty ? browser.storage.local.remove(SITE + origin) : browser.storage.local.set({ [SITE + origin]: site }));
}

/** `[origin, site]` of all that is remembered, by name. */
export async function allSites() {
  const entries = Object.entries(await browser.storage.local.get(null));
  const sites = entries
    .filter(([key]) => key.startsWith(SITE))
    .map(([key, site]) => /** @type {[string, any]} */ ([key.slice(SITE.length), { ...UNKNOWN, ...site }]));
  return sites.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The host permission of an origin, as the manifest writes it. Ports are not part of one. */
export function patternOf(origin) {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** The host permission of all sites. */
export const ALL_SITES = ['http', 'https'].map((scheme) => `${scheme}://*/*`);

/** True where a site can be cleaned without a click at all. */
export const canAlways = (origin) => /^https?:/.test(origin ?? '');
