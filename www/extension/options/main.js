// The options page. Every change is saved immediately.

import { $, h } from '../../dom.js';
import { browser } from '../shared/browser.js';
import { ALL_SITES, allSites, patternOf, readSettings, writeSettings, writeSite } from '../shared/settings.js';
import { isolated, plural, text, translate } from '../shared/strings.js';
import { exportAll, importAll } from './backup.js';

/** Permissions that a setting needs. They are requested when it is turned on, not at installation. */
const NEEDED = { automatic: { origins: ALL_SITES }, menu: { permissions: ['contextMenus'] } };
/** Milliseconds after which the browser has read a file that it saves. */
const REVOKE_DELAY = 1500;

async function start() {
  translate(document);
  await fillAll();
  $('form').addEventListener('change', ({ target }) => save(target));
  $('form').addEventListener('submit', (event) => event.preventDefault());
  $('except').addEventListener('submit', addException);
  $('export').addEventListener('click', saveFile);
  $('import').addEventListener('change', openFile);
  await renderSites();
  browser.storage.onChanged.addListener(renderSites);
}

async function fillAll() {
  for (const [name, value] of Object.entries(await readSettings())) fill($('form').elements[name], value);
}

function fill(field, value) {
  if (field?.type === 'checkbox') field.checked = value;
  else if (field) field.value = value;
}

async function save(field) {
  if (!field.reportValidity()) return;
  if (field.checked && NEEDED[field.name]) field.checked = await isAllowed(NEEDED[field.name]);
  const value = { checkbox: field.checked, number: field.valueAsNumber }[field.type] ?? field.value;
  await writeSettings({ [field.name]: value });
  $('saved').textContent = text('saved');
}

/** Requests a permission that is not granted yet. Browsers allow that only in the handler of a click, so it comes first. */
async function isAllowed(needed) {
  // In Firefox the permission is granted at installation, and requesting it is an error.
  const optional = browser.runtime.getManifest().optional_permissions ?? [];
  const isGiven = needed.permissions && !needed.permissions.every((one) => optional.includes(one));
  return isGiven || browser.permissions.request(needed).catch(() => false);
}

// ---------------------------------------------------------------------------------------------- export and import of settings

async function saveFile() {
  const url = URL.createObjectURL(new Blob([await exportAll()], { type: 'application/json' }));
  h('a', { href: url, download: 'limpid-settings.json' }).click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_DELAY);
}

async function openFile({ target }) {
  const [file] = target.files;
  target.value = '';
  if (!file) return;
  try {
    const count = await importAll(await file.text());
    await fillAll();
    $('import-result').textContent = plural('imported', count);
  } catch {
    $('import-result').textContent = text('importFailed');
  }
}

// ---------------------------------------------------------------------------------------------- sites

/** Adds a site that is not cleaned automatically, given by its host name or by any of its addresses. */
async function addException(event) {
  event.preventDefault();
  const { value } = $('except-site');
  try {
    const { origin } = new URL(/^https?:/.test(value) ? value : ['https', value].join('://'));
    await writeSite(origin, () => ({ never: true, always: false }));
    $('except-site').value = '';
  } catch {
    $('except-site').setCustomValidity(text('invalidAddress'));
    $('except-site').reportValidity();
    $('except-site').addEventListener('input', ({ target }) => target.setCustomValidity(''), { once: true });
  }
}

async function renderSites() {
  const sites = await allSites();
  $('sites').replaceChildren(...sites.map(siteRow));
  $('no-sites').hidden = sites.length > 0;
}

function siteRow([origin, { always, never, dismissed, hidden }]) {
  const what = [
    always && text('siteAlways'),
    never && text('siteNever'),
    dismissed.length > 0 && plural('alwaysKept', dismissed.length),
    hidden.length > 0 && plural('alwaysHidden', hidden.length),
  ].filter(Boolean);
  const forget = h(
    'button',
    { type: 'button', 'aria-label': text('forgetSite', isolated(origin)), onclick: () => forgetSite(origin) },
    text('forget'),
  );
  return h(
    'li',
    {},
    h('div', {}, h('bdi', { class: 'origin' }, origin), h('p', { class: 'hint' }, what.join(' · '))),
    forget,
  );
}

async function forgetSite(origin) {
  await writeSite(origin, () => ({ always: false, never: false, dismissed: [], hidden: [] }));
  if (!(await readSettings()).automatic) await browser.permissions.remove({ origins: [patternOf(origin)] });
}

start();
