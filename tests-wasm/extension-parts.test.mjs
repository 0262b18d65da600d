// Parts of the extension by themselves: reading aloud, export and import of settings, and the list of the panel in a plain page.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { openChromium } from './lib/browsers.mjs';
import { serve } from './lib/server.mjs';

const kept = {};
const storage = {
  get: async (key) => (key === null ? { ...kept } : { [key]: kept[key] }),
  set: async (values) => void Object.assign(kept, structuredClone(values)),
  remove: async (key) => void delete kept[key],
};
/** The scripts that are registered, and what was asked for: sites of the one script, or none. */
const registered = new Map();
const asked = [];
const note = (name, write) => async (given) => {
  asked.push(name);
  await write(given);
};
const scripting = {
  getRegisteredContentScripts: async ({ ids }) => ids.flatMap((id) => registered.get(id) ?? []),
  registerContentScripts: note('register', ([script]) => registered.set(script.id, script)),
  updateContentScripts: note('update', ([{ id, ...news }]) => registered.set(id, { ...registered.get(id), ...news })),
  unregisterContentScripts: note('unregister', ({ ids: [id] }) => registered.delete(id)),
};
const permissions = { contains: async () => true };
/** @type {any} */ (globalThis).browser = { storage: { local: storage }, scripting, permissions };

const { Aloud } = await import('../www/extension/content/aloud.js');
const { exportAll, importAll, validSettings } = await import('../www/extension/options/backup.js');
const { isAutomatic, readSettings, readSite, writeSettings, writeSite } = await import(
  '../www/extension/shared/settings.js'
);
const { registerSites } = await import('../www/extension/background/sites.js');

/** A voice that says at once what it is given, when it is told to. */
function voice() {
  const said = [];
  let queue = [];
  return {
    said,
    cancels: 0,
    speech: {
      speak: (utterance) => queue.push(utterance),
      cancel: () => (queue = []),
    },
    Utterance: class {
      constructor(text) {
        this.text = text;
      }
    },
    next(event = 'onend') {
      const utterance = queue.shift();
      if (!utterance) return;
      said.push([utterance.text, utterance.rate]);
      utterance[event]();
    },
  };
}

test('sentences are read in order, with pauses, at another speed, to the end', () => {
  const sound = voice();
  const marked = [];
  const aloud = new Aloud((n) => marked.push(n), /** @type {any} */ (sound));
  aloud.start(['One.', 'Two.', 'Three.'], 'en');
  sound.next();
  assert.deepEqual([aloud.state, aloud.at, aloud.count], ['reading', 1, 3]);
  aloud.pause();
  sound.next();
  assert.deepEqual([aloud.state, aloud.at], ['paused', 1]);
  aloud.resume();
  aloud.setRate(9);
  sound.next();
  sound.next();
  assert.deepEqual(sound.said, [
    ['One.', 1],
    ['Two.', 2.5],
    ['Three.', 2.5],
  ]);
  assert.equal(aloud.state, 'off');
  assert.deepEqual([marked[0], marked.at(-2), marked.at(-1)], [0, 2, null]);
});

test('a voice that fails is reported, and an end that comes late changes nothing', () => {
  const sound = voice();
  const aloud = new Aloud(() => {}, /** @type {any} */ (sound));
  let late;
  Object.assign(sound.speech, {
    speak: (utterance) => {
      late = utterance;
    },
  });
  aloud.start(['One.', 'Two.'], null);
  aloud.stop();
  late.onend();
  assert.equal(aloud.state, 'off');
  aloud.start(['One.', 'Two.'], null);
  late.onerror();
  assert.equal(aloud.state, 'failed');
  assert.equal(new Aloud(() => {}, /** @type {any} */ ({})).isPossible, false);
});

test('settings are exported and imported, and another kind of file changes nothing', async () => {
  await writeSite('https://a.example', () => ({ always: true, hidden: ['1abc'] }));
  await writeSite('https://b.example', () => ({ never: true }));
  const file = await exportAll();
  for (const key of Object.keys(kept)) delete kept[key];
  assert.equal(await importAll(file), 2);
  assert.deepEqual(await readSite('https://a.example'), {
    always: true,
    never: false,
    dismissed: [],
    hidden: ['1abc'],
  });
  assert.equal((await readSite('https://b.example')).never, true);
  assert.equal(await exportAll(), file);
  for (const other of ['', '[]', '{"limpid":2}', '{"limpid":1,"settings":3}', 'null']) {
    await assert.rejects(async () => importAll(other));
  }
  assert.equal(await exportAll(), file);
});

test('invalid values in a file of settings are ignored', async () => {
  const strange = {
    focus: 'most',
    sentences: 400,
    button: 'switch',
    repair: 'yes',
    __proto__x: 1,
    rate: 2,
    reading: { size: 900 },
  };
  const { reading, ...rest } = validSettings(strange);
  assert.deepEqual(rest, { button: 'switch', rate: 2 });
  assert.equal(reading.size, 40);
  const sites = {
    'javascript:alert(1)': {},
    'https://c.example/path': {},
    'https://c.example': { hidden: ['<b>', 5, 'ok'] },
  };
  assert.equal(await importAll(JSON.stringify({ limpid: 1, settings: {}, sites })), 1);
  assert.deepEqual((await readSite('https://c.example')).hidden, ['ok']);
});

test('a site is cleaned automatically if it was chosen, or if all sites were and it is not an exception', async () => {
  const site = await readSite('https://unknown.example');
  const settings = await readSettings();
  assert.equal(isAutomatic(settings, site), false);
  assert.equal(isAutomatic(settings, { ...site, always: true }), true);
  assert.equal(isAutomatic({ ...settings, automatic: true }, site), true);
  assert.equal(isAutomatic({ ...settings, automatic: true }, { ...site, never: true }), false);
});

test('the script of automatic cleaning stays registered while it is wanted, and is registered once', async () => {
  for (const key of Object.keys(kept)) delete kept[key];
  const news = 'https://news.example';
  const after = async (change) => {
    await change();
    asked.length = 0;
    await registerSites();
    const script = registered.get('always');
    return [asked.join(), script?.matches.join() ?? '', script?.excludeMatches.join() ?? ''];
  };
  const never = (isNever) => () => writeSite(news, () => ({ never: isNever, always: false }));
  const all = 'http://*/*,https://*/*';
  const one = 'https://news.example/*';
  assert.deepEqual(await after(() => writeSite('https://shop.example', () => ({ dismissed: ['x'] }))), ['', '', '']);
  assert.deepEqual(await after(() => writeSite(news, () => ({ always: true }))), ['register', one, '']);
  assert.deepEqual(await after(() => writeSite(news, () => ({ dismissed: ['x'] }))), ['', one, '']);
  assert.deepEqual(await after(() => writeSettings({ automatic: true })), ['update', all, '']);
  assert.deepEqual(await after(never(true)), ['update', all, one]);
  assert.deepEqual(await after(() => writeSettings({ sentences: 5 })), ['', all, one]);
  assert.deepEqual(await after(never(false)), ['update', all, '']);
  assert.deepEqual(await after(() => writeSettings({ automatic: false })), ['unregister', '', '']);
});

/** Runs in a page: shows a thousand parts, opens their group, and says what is open and how many rows there are. */
async function showThousand() {
  globalThis.browser = { i18n: { getMessage: (key) => (key === 'language' ? 'en' : key) } };
  document.body.innerHTML = '<section id="hidden"><div id="groups"></div></section>';
  const { renderGroups } = await import('/extension/panel/groups.js');
  const part = (id, reason) => ({ id, reasons: [reason], excerpt: `part ${id}`, applied: true });
  const parts = Array.from({ length: 1000 }, (_, n) => part(n, 'advert')).concat(
    part(1000, 'footer'),
    part(1001, 'footer'),
  );
  const count = () =>
    [...document.querySelectorAll('details')].map(({ open, dataset }) => [
      dataset.reason,
      open,
      document.querySelectorAll(`[data-reason="${dataset.reason}"] li`).length,
    ]);
  renderGroups(parts, () => {});
  const first = count();
  document.querySelector('[data-reason="advert"] summary').click();
  const isFilled = () => document.querySelector('[data-reason="advert"] li') !== null;
  for (let n = 0; n < 1200 && !isFilled(); n += 1) await new Promise((done) => setTimeout(done, 25));
  renderGroups(
    parts.map((one) => ({ ...one, applied: one.id !== 3 })),
    () => {},
  );
  const states = [...document.querySelectorAll('[data-part="3"] .part, [data-part="4"] .part')].map(
    (one) => one.ariaPressed,
  );
  return { first, second: count(), states };
}

/** Runs in a page: sentences as the panel shows them. */
async function showSentences() {
  const { sentenceOf } = await import('/extension/content/excerpt.js');
  return [
    ['WomenMen Kids', '<div><a>Women</a><a>Men</a> <a>Kids</a></div>'],
    ['Two lines\nof😀oneword', '<p>Two lines<br>of😀<a>one</a><a>word</a></p>'],
    [
      'The banks are narrower (see a map), as all say.',
      '<p>The <b>b</b>anks are <a>narrow</a>er (<a>see a map</a>),\n as <a href="#">all</a> say.</p>',
    ],
  ].map(([said, html]) => {
    document.body.innerHTML = html;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const ranges = [];
    while (texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      ranges.push(range);
    }
    return sentenceOf(said, ranges);
  });
}

describe('in a page', () => {
  let site;
  let browser;
  let page;

  before(async () => {
    site = await serve();
    browser = await openChromium();
    page = await browser.newPage();
    await page.goto(`${site.url}tests-wasm/dom/empty.html`);
  });

  after(async () => {
    await browser?.close();
    await site?.close();
  });

  test('words that only the style separates are separated in the panel', async () => {
    const excerpts = await page.evaluate(async () => {
      const { excerptOf } = await import('/extension/content/excerpt.js');
      const of = (html) => {
        const part = document.createElement('div');
        part.innerHTML = html;
        return excerptOf([part]);
      };
      return [
        of('<a>Women</a><a>Men</a><a>Kids</a>'),
        of('<ul><li>Sale<li>Cart (2)</ul>'),
        of('<p><span class="initial">W</span>elcome to <b>the</b> shop</p><script>x()</script>'),
        of('x'.repeat(5000)).length,
      ];
    });
    assert.deepEqual(excerpts, ['Women Men Kids', 'Sale Cart (2)', 'Welcome to the shop', 160]);
  });

  test('adjacent links in a sentence get spaces between them, other links none', async () => {
    const sentences = await page.evaluate(showSentences);
    assert.deepEqual(sentences, [
      'Women Men Kids',
      'Two lines of😀one word',
      'The banks are narrower (see a map), as all say.',
    ]);
  });

  test('a thousand parts are collapsed, and their rows are made when the group is opened', async () => {
    const rows = await page.evaluate(showThousand);
    assert.deepEqual(rows.first, [
      ['advert', false, 0],
      ['footer', true, 2],
    ]);
    assert.deepEqual(rows.second[0], ['advert', true, 1000]);
    assert.deepEqual(rows.states, ['false', 'true']);
  });
});
