// Export and import of all settings as one JSON file.

import { validReading } from '../shared/reading-style.js';
import { allSites, DEFAULTS, readSettings, writeSettings, writeSite } from '../shared/settings.js';

/** The version of the file format. */
const VERSION = 1;
const CHOICES = { focus: ['balanced', 'precision', 'recall'], button: ['panel', 'switch'] };
const LIMITS = { sentences: [1, 20], rate: [0.5, 2.5] };
const TEMPLATE = /^[0-9a-z]{1,8}$/;
/** The most templates of one site that are imported: more than a user would pick by hand. */
const MAX_TEMPLATES = 1000;

export async function exportAll() {
  const sites = Object.fromEntries(await allSites());
  return JSON.stringify({ limpid: VERSION, settings: await readSettings(), sites }, null, 2);
}

/**
 * Imports the settings in a file, and returns the number of its sites. Throws if it is not a file of this extension; ignores
 * invalid values. Settings that need a permission take effect when it is granted.
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

/** The known settings with valid values. */
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
    Array.isArray(list)
      ? list.filter((one) => typeof one === 'string' && TEMPLATE.test(one)).slice(0, MAX_TEMPLATES)
      : [];
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
