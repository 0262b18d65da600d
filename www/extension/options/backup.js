// Export and import of settings: everything that people chose, as one JSON file.

import { validReading } from '../shared/reading-style.js';
import { allSites, DEFAULTS, readSettings, writeSettings, writeSite } from '../shared/settings.js';

/** The form of the file. Later forms have a larger number. */
const VERSION = 1;
const CHOICES = { focus: ['balanced', 'precision', 'recall'], button: ['panel', 'switch'] };
const LIMITS = { sentences: [1, 20], rate: [0.5, 2.5] };
const TEMPLATE = /^[0-9a-z]{1,8}$/;
/** Templates of one site; nobody points at more parts. */
const MOST = 1000;

export async function exportAll() {
  const sites = Object.fromEntries(await allSites());
  return JSON.stringify({ limpid: VERSION, settings: await readSettings(), sites }, null, 2);
}

/**
 * Takes over what a file says, and says how many sites were in it. Throws if it is not a file of this extension; single
 * values that make no sense are left out. What needs a permission begins when that is given.
 */
export async function importAll(json) {
  const { limpid, settings, sites } = JSON.parse(json);
  if (limpid !== VERSION || typeof settings !== 'object' || typeof sites !== 'object')
    throw new Error('another kind of file');
  await writeSettings(validSettings(settings ?? {}));
  const valid = Object.entries(sites ?? {}).filter(([origin]) => isOrigin(origin));
  for (const [origin, site] of valid) await writeSite(origin, () => validSite(site ?? {}));
  return valid.length;
}

/** Those of the settings that are known, each with a value that it may have. */
export function validSettings(settings) {
  const valid = Object.entries(settings).filter(([name, value]) => isValid(name, value));
  const reading = typeof settings.reading === 'object' ? { reading: validReading(settings.reading) } : {};
  return { ...Object.fromEntries(valid), ...reading };
}

function isValid(name, value) {
  if (name === 'reading' || !Object.hasOwn(DEFAULTS, name) || typeof value !== typeof DEFAULTS[name]) return false;
  if (CHOICES[name]) return CHOICES[name].includes(value);
  const [least, most] = LIMITS[name] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return typeof value !== 'number' || (value >= least && value <= most);
}

function validSite({ always, never, dismissed, hidden }) {
  const templates = (list) =>
    Array.isArray(list) ? list.filter((one) => typeof one === 'string' && TEMPLATE.test(one)).slice(0, MOST) : [];
  return {
    always: always === true,
    never: never === true,
    dismissed: templates(dismissed),
    hidden: templates(hidden),
  };
}

function isOrigin(text) {
  try {
    const { origin, protocol } = new URL(text);
    return origin === text && /^https?:$/.test(protocol);
  } catch {
    return false;
  }
}
