// The reading view of the built extension in Chromium and Firefox: its style, vertical pages, printing, reading aloud, and the
// context menu.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { changed, choose, shown, testExtension, until } from './lib/extension.mjs';

/** A voice for machines that have none: it says a sentence in a moment, and the page holds what was said. */
const VOICE = `
{
  let current = null;
  const said = (text) => document.dispatchEvent(new CustomEvent('said', { detail: text }));
  const speech = {
    speak(utterance) {
      current = utterance;
      said(utterance.text);
      setTimeout(() => { if (current === utterance) utterance.onend(); }, 150);
    },
    cancel() { current = null; },
  };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speech, configurable: true });
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: class { constructor(text) { this.text = text; } }, configurable: true });
}
`;

/** The build with that voice, and in Chromium with the permission for the context menu: nobody is there to be asked. */
const prepared = (name) =>
  changed(name, async (manifest, folder) => {
    if (name === 'Chromium') {
      manifest.permissions.push('contextMenus');
      delete manifest.optional_permissions;
    }
    const script = join(folder, 'content.js');
    await writeFile(script, VOICE + (await readFile(script, 'utf8')));
  });

const footer = (page) => page.evaluate(() => document.querySelector('.site-footer').checkVisibility());
const sizeOfText = (page) => page.evaluate(() => getComputedStyle(document.body).fontSize);

testExtension(
  'reading with the extension',
  [
    [
      'the reading view is only a style sheet: a column in the chosen style, and no trace after leaving it',
      async ({ cleaned, leave }) => {
        const { page, panel } = await cleaned('article');
        await page.evaluate(() => globalThis.undoInvariants.remember());
        const look = () =>
          page.evaluate(() => {
            const { fontSize, backgroundColor, maxInlineSize } = getComputedStyle(document.body);
            return { fontSize, backgroundColor, isColumn: maxInlineSize !== 'none', wide: document.body.offsetWidth };
          });
        const before = await look();
        await choose(panel, 'reading');
        await until(async () => (await look()).fontSize === '19px', 'the reading view');
        const reading = await look();
        assert.ok(reading.isColumn && reading.wide < before.wide, JSON.stringify(reading));
        assert.deepEqual(await page.evaluate(shown, '.site-footer, .related'), [false, false]);
        await panel.evaluate(() => {
          const theme = document.querySelector('#reading [name="theme"]');
          theme.value = 'dark';
          theme.dispatchEvent(new Event('input', { bubbles: true }));
        });
        await until(async () => (await look()).backgroundColor === 'rgb(23, 25, 26)', 'the dark theme');
        assert.match(
          await panel.evaluate(() => document.querySelector('#minutes').textContent),
          /^\d+ minutes? to read$/,
        );
        await choose(panel, 'clean');
        await until(async () => (await look()).fontSize === before.fontSize, 'the clean view');
        assert.deepEqual(await look(), before);
        assert.deepEqual(await page.evaluate(() => globalThis.undoInvariants.differences()), []);
        await leave(panel, page);
      },
    ],
    [
      'the reading view of a vertical page stays vertical, with lines inside the window',
      async ({ cleaned, leave }) => {
        const { page, panel } = await cleaned('vertical');
        await page.evaluate(() => globalThis.undoInvariants.remember());
        const before = await sizeOfText(page);
        await choose(panel, 'reading');
        await until(async () => (await sizeOfText(page)) === '19px', 'the reading view');
        const look = await page.evaluate(() => {
          const [first, second] = [...document.querySelectorAll('article > p:not(.byline)')].map((paragraph) =>
            paragraph.getBoundingClientRect(),
          );
          const { writingMode } = getComputedStyle(document.querySelector('article > p'));
          return {
            writingMode,
            isInside: first.top >= 0 && first.bottom <= innerHeight,
            isLong: first.height > innerHeight / 2,
            isOrdered: second.right <= first.left,
            scrolls: document.scrollingElement.scrollHeight > innerHeight,
          };
        });
        assert.deepEqual(look, {
          writingMode: 'vertical-rl',
          isInside: true,
          isLong: true,
          isOrdered: true,
          scrolls: false,
        });
        await choose(panel, 'clean');
        await until(async () => (await sizeOfText(page)) === before, 'the clean view');
        assert.deepEqual(await page.evaluate(() => globalThis.undoInvariants.differences()), []);
        await leave(panel, page);
      },
    ],
    [
      'the reading view prints as one column of dark text on white, without what is hidden',
      async ({ cleaned, driver, leave }) => {
        const { page, panel } = await cleaned('article');
        await choose(panel, 'reading');
        await until(async () => (await sizeOfText(page)) === '19px', 'the reading view');
        await panel.evaluate(() => {
          const theme = document.querySelector('#reading [name="theme"]');
          theme.value = 'dark';
          theme.dispatchEvent(new Event('input', { bubbles: true }));
        });
        const colours = () =>
          page.evaluate(() => {
            const { color, backgroundColor } = getComputedStyle(document.body);
            return [color, backgroundColor].join();
          });
        await until(async () => (await colours()) === 'rgb(220, 220, 214),rgb(23, 25, 26)', 'the dark theme');
        await driver.printed(page, true);
        await until(async () => (await colours()) === 'rgb(0, 0, 0),rgb(255, 255, 255)', 'the colours of paper');
        assert.equal(await footer(page), false);
        assert.equal(await sizeOfText(page), '19px');
        const hasColumn = () => getComputedStyle(document.body).maxInlineSize !== 'none';
        assert.equal(await page.evaluate(hasColumn), true);
        await driver.printed(page, false);
        await until(async () => (await colours()) === 'rgb(220, 220, 214),rgb(23, 25, 26)', 'the screen again');
        await leave(panel, page);
      },
    ],
    [
      'a page is read aloud sentence by sentence, with a pause, and stays as it is',
      async ({ cleaned, leave }) => {
        const { page, panel } = await cleaned('article');
        await page.evaluate(() => {
          globalThis.said = [];
          document.addEventListener('said', ({ detail }) => globalThis.said.push(detail));
          globalThis.undoInvariants.remember();
        });
        const press = (id) => panel.evaluate((wanted) => document.getElementById(wanted).click(), id);
        const said = () => page.evaluate(() => globalThis.said);
        await press('aloud-play');
        await until(async () => (await said()).length >= 2, 'two sentences');
        // The sentence that is read is marked in the page.
        assert.equal(await page.evaluate(() => CSS.highlights.has('limpid-sentence')), true);
        await press('aloud-play');
        await until(
          () => panel.evaluate(() => document.querySelector('#aloud-play').dataset.what === 'resume'),
          'the pause',
        );
        const before = (await said()).length;
        await new Promise((done) => {
          setTimeout(done, 400);
        });
        assert.equal((await said()).length, before);
        await press('aloud-play');
        await until(async () => (await said()).length > before + 1, 'it goes on');
        // What was interrupted is said again.
        const all = await said();
        assert.equal(all[before], all[before - 1]);
        const text = await page.evaluate(() => document.querySelector('article').textContent.replace(/\s+/g, ' '));
        for (const sentence of all) assert.ok(text.includes(sentence.replace(/\s+/g, ' ').trim()), sentence);
        await press('aloud-stop');
        await until(() => panel.evaluate(() => document.querySelector('#aloud-stop').hidden), 'the end');
        assert.equal(await page.evaluate(() => CSS.highlights.has('limpid-sentence')), false);
        assert.deepEqual(await page.evaluate(() => globalThis.undoInvariants.records()), []);
        await leave(panel, page);
      },
    ],
    [
      'entries of the context menu clean the page, restore it and open the reading view',
      async ({ cleaned, driver, leave }) => {
        const options = await driver.openOwn('options.html');
        await until(
          () => options.evaluate(() => document.querySelector('[name="focus"]').value === 'balanced'),
          'the settings',
        );
        await driver.click(options, '[name="menu"]');
        await until(
          () =>
            options.evaluate(async () => {
              const { settings } = await (globalThis.browser ?? globalThis.chrome).storage.local.get('settings');
              return settings?.menu === true;
            }),
          'the choice is kept',
        );
        // The button gives access to the tab, as a real press of an entry would.
        const { page, panel } = await cleaned('article');
        await driver.pressMenu(page, 'toggle');
        await until(() => footer(page), 'the page is back');
        await driver.pressMenu(page, 'toggle');
        await until(async () => !(await footer(page)), 'the page is clean');
        await driver.pressMenu(page, 'reading');
        await until(async () => (await sizeOfText(page)) === '19px', 'the reading view');
        assert.equal(await footer(page), false);
        await leave(options, panel, page);
      },
    ],
  ],
  prepared,
);
