// The user's settings: those for all sites, and those for single sites. They are stored only in `storage.local`.

import { browser } from './browser.js';
import { DEFAULT_READING } from './reading-style.js';

/** The settings of the options page. Names and values are those of the package if it has the same option. */
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
 * The settings of a site: whether it is always or never cleaned automatically, and templates of parts that always stay
 * (`dismissed`) or are always hidden.
 */
const UNKNOWN = { always: false, never: false, dismissed: [], hidden: [] };

export async function readSite(origin) {
  const key = SITE + origin;
  const found = (await browser.storage.local.get(key))[key];
  return { ...UNKNOWN, ...found };
}

/** True if the pages of a site are cleaned automatically. */
export const isAutomatic = ({ automatic }, { always, never }) => (automatic ? !never : always);

/** Writes run one after the other, so that each reads what the one before it wrote. */
let lastWrite = Promise.resolve();

/** Updates the settings of a site with what `changesOf(site)` returns; a site without settings is removed. */
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

/** `[origin, site]` of all sites with settings, sorted by origin. */
export async function allSites() {
  const entries = Object.entries(await browser.storage.local.get(null));
  const sites = entries
    .filter(([key]) => key.startsWith(SITE))
    .map(([key, site]) => /** @type {[string, any]} */ ([key.slice(SITE.length), { ...UNKNOWN, ...site }]));
  return sites.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The host permission of an origin, in the syntax of the manifest, which has no ports. */
export function patternOf(origin) {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** The host permission of all sites. */
export const ALL_SITES = ['http', 'https'].map((scheme) => `${scheme}://*/*`);

/** True if a site can be cleaned automatically at all. */
export const canAlways = (origin) => /^https?:/.test(origin ?? '');
