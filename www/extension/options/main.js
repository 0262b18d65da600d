// The options page: every change is kept at once.

import { $, h } from '../../dom.js';
import { browser } from '../shared/browser.js';
import { allSites, patternOf, readSettings, writeSettings, writeSite } from '../shared/settings.js';
import { plural, text, translate } from '../shared/strings.js';

async function start() {
  translate(document);
  const settings = await readSettings();
  for (const [name, value] of Object.entries(settings)) fill($('form').elements[name], value);
  $('form').addEventListener('change', ({ target }) => save(target));
  $('form').addEventListener('submit', (event) => event.preventDefault());
  await renderSites();
  browser.storage.onChanged.addListener(renderSites);
}

function fill(field, value) {
  if (field?.type === 'checkbox') field.checked = value;
  else if (field) field.value = value;
}

async function save(field) {
  if (!field.reportValidity()) return;
  const value = { checkbox: field.checked, number: field.valueAsNumber }[field.type] ?? field.value;
  await writeSettings({ [field.name]: value });
  $('saved').textContent = text('saved');
}

async function renderSites() {
  const sites = await allSites();
  $('sites').replaceChildren(...sites.map(siteRow));
  $('no-sites').hidden = sites.length > 0;
}

function siteRow([origin, { always, dismissed }]) {
  const what = [always && text('siteAlways'), dismissed.length > 0 && plural('kept', dismissed.length)].filter(Boolean);
  const forget = h(
    'button',
    { type: 'button', 'aria-label': text('forgetSite', origin), onclick: () => forgetSite(origin) },
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
  await writeSite(origin, () => ({ always: false, dismissed: [] }));
  await browser.permissions.remove({ origins: [patternOf(origin)] });
}

start();
