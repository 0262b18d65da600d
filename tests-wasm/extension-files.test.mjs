// The source of the extension, without a browser: its rights, its strings, its pictures.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { root } from './lib/server.mjs';

const folder = join(root, 'www', 'extension');
const read = (name) => readFile(join(folder, name), 'utf8');
const json = async (name) => JSON.parse(await read(name));
/** What `Intl.PluralRules` may ask for. */
const FORMS = /_(zero|one|two|few|many|other)$/;

const locales = await readdir(join(folder, '_locales'));
/** @type {Map<string, any>} */
const messages = new Map(
  await Promise.all(
    locales.map(
      async (locale) => /** @type {[string, any]} */ ([locale, await json(`_locales/${locale}/messages.json`)]),
    ),
  ),
);

test('the permissions are minimal, and access to pages is requested when needed', async () => {
  const common = await json('manifest.json');
  assert.deepEqual(common.permissions, ['activeTab', 'scripting', 'storage']);
  assert.equal(common.host_permissions, undefined);
  const policy = common.content_security_policy.extension_pages;
  assert.match(
    policy,
    /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self';/,
  );
  assert.doesNotMatch(policy, /https?:|\*|'unsafe-(inline|eval)'/);
  const rights = async (browser) => {
    const own = Object.entries(await json(`manifest.${browser}.json`));
    return Object.fromEntries(own.filter(([key]) => /permission|host|script|web_accessible/.test(key)));
  };
  // These show no warning and give access to no page. Chromium crashes where a side panel is opened whose permission was
  // optional, and Firefox has no optional context menu.
  assert.deepEqual(await rights('chromium'), {
    permissions: ['activeTab', 'scripting', 'sidePanel', 'storage'],
    optional_permissions: ['contextMenus'],
  });
  assert.deepEqual(await rights('firefox'), { permissions: ['activeTab', 'contextMenus', 'scripting', 'storage'] });
});

test('every language has every string', () => {
  const plain = (locale) =>
    Object.keys(messages.get(locale))
      .filter((key) => !FORMS.test(key))
      .sort();
  const plurals = (locale) =>
    [
      ...new Set(
        Object.keys(messages.get(locale))
          .filter((key) => FORMS.test(key))
          .map((key) => key.replace(FORMS, '')),
      ),
    ].sort();
  assert.ok(locales.length >= 3);
  for (const locale of locales) {
    assert.deepEqual(plain(locale), plain('en'), locale);
    assert.deepEqual(plurals(locale), plurals('en'), locale);
    const { pluralCategories } = new Intl.PluralRules(locale.replace('_', '-')).resolvedOptions();
    for (const key of plurals(locale)) {
      for (const form of pluralCategories)
        assert.ok(messages.get(locale)[`${key}_${form}`], `${locale}: ${key}_${form}`);
    }
    for (const [key, { message }] of Object.entries(messages.get(locale))) {
      assert.ok(message.trim(), `${locale}: ${key}`);
      const places = (text) => [...new Set(text.match(/\$\d/g))].sort();
      if (!FORMS.test(key))
        assert.deepEqual(places(message), places(messages.get('en')[key].message), `${locale}: ${key}`);
    }
    assert.equal(messages.get(locale).language.message, locale.replace('_', '-'));
    // The stores cut at 132 characters.
    assert.ok(messages.get(locale).description.message.length <= 132, locale);
  }
});

test('every string that is used exists, and every string that exists is used', async () => {
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => /\.(js|html|json)$/.test(name) && !name.startsWith('_locales'),
  );
  const sources = (await Promise.all(names.map(read))).join('\n');
  const keys = Object.keys(messages.get('en')).filter((key) => !key.startsWith('reason_'));
  const used = [
    ...sources.matchAll(
      /data-(?:text|label|title)="(\w+)"|__MSG_(\w+)__|\btext\((?:[^()'"]*\? )?'(\w+)'(?: : '(\w+)')?|plural\('(\w+)'/g,
    ),
  ].flatMap((found) => found.slice(1).filter(Boolean));
  const bases = new Set(keys.map((key) => key.replace(FORMS, '')));
  for (const key of used) assert.ok(bases.has(key), `not there: ${key}`);
  for (const key of bases) assert.match(sources, new RegExp(`['"_]${key}['"_]`), `not used: ${key}`);
});

test('every reason has a description', async () => {
  const types = await readFile(join(root, 'pkg', 'index.d.ts'), 'utf8');
  const unions = [...types.matchAll(/export type (?:Repair|Removal)Reason =([^;]*);/g)].map(([, union]) => union);
  const reasons = unions.flatMap((union) => [...union.matchAll(/'([a-z0-9-]+)'/g)].map(([, reason]) => reason));
  assert.ok(reasons.length > 30);
  for (const reason of reasons) assert.ok(messages.get('en')[`reason_${reason.replaceAll('-', '_')}`], reason);
});

test('the icons have the sizes that the manifest says', async () => {
  const { icons } = await json('manifest.json');
  for (const [size, name] of Object.entries(icons)) {
    const png = await readFile(join(folder, name));
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [Number(size), Number(size)], name);
  }
});
