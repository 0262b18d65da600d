// The panel of the built extension in Chromium and Firefox: its list of parts, pointing at parts, and the summary.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { choose, phaseOf, shown, testExtension, told, until } from './lib/extension.mjs';
import { root } from './lib/server.mjs';

/** How often the button that opens the panel is clicked before the test fails. */
const CLICKS = 4;

/**
 * Moves the mouse over what `selector` finds until the picker frames it, and returns the place. One move is not enough: a
 * tab that has just come to the front drops what reaches it before its first frame is drawn.
 */
async function pointAt(page, selector) {
  const place = await page.evaluate((wanted) => {
    const { left, top } = document.querySelector(wanted).getBoundingClientRect();
    return [left + 5, top + 5];
  }, selector);
  const isFramed = () =>
    page.evaluate((wanted) => document.querySelector(wanted).matches('[data-limpid~="pick"]'), selector);
  let nudge = 0;
  await until(async () => {
    nudge = 1 - nudge;
    await page.mouse.move(place[0] + nudge, place[1]);
    return isFramed();
  }, 'the frame');
  return place;
}

testExtension('the panel of the extension', [
  [
    'a click on a part brings it back, pointing at it shows it for a moment',
    async ({ cleaned, leave }) => {
      const { page, panel } = await cleaned('article');
      await panel.evaluate(() => document.querySelector('[data-reason="footer"] .part').focus());
      await until(async () => (await page.evaluate(shown, '.site-footer'))[0], 'the footer shows');
      await panel.evaluate(() => document.activeElement.blur());
      await until(async () => !(await page.evaluate(shown, '.site-footer'))[0], 'the footer is gone again');
      await panel.evaluate(() => document.querySelector('[data-reason="footer"] .part').click());
      await until(async () => (await page.evaluate(shown, '.site-footer'))[0], 'the footer is back');
      await until(async () => (await panel.evaluate(told)).outcome === '5 parts hidden', 'one part less');
      // What was brought back stays, when the page is cleaned again.
      await choose(panel, 'original');
      await phaseOf(panel, 'original');
      await choose(panel, 'clean');
      await phaseOf(panel, 'clean');
      assert.deepEqual(await page.evaluate(shown, '.site-footer, .related'), [false, true]);
      // Ctrl+Z takes back what was last done in the panel, and nothing else.
      await panel.evaluate(() => {
        // `Most read` is a list of related stories, too.
        const parts = [...document.querySelectorAll('[data-reason="related"] .part')];
        parts.find(({ textContent }) => textContent.includes('Related stories')).click();
      });
      await until(async () => (await page.evaluate(shown, '.related'))[0], 'the related stories are back');
      await panel.evaluate(() => dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true })));
      await until(async () => !(await page.evaluate(shown, '.related'))[0], 'they are gone again');
      await leave(panel, page);
    },
  ],
  [
    'parts that are always kept are remembered for the site until the options page forgets them',
    async ({ cleaned, driver, leave }) => {
      const { page, panel } = await cleaned('article');
      // One right after the other: neither may forget the other. What is seen is remembered, though the tab goes at once.
      await panel.evaluate(() => {
        const rows = [...document.querySelectorAll('[data-reason] li')];
        const keep = (wanted) => rows.find(wanted).querySelector('.keep').click();
        keep((row) => row.closest('[data-reason="consent"]'));
        keep(({ textContent }) => textContent.includes('Related stories'));
      });
      await until(
        async () => (await page.evaluate(shown, '.cookie-banner, .related')).every(Boolean),
        'both parts are back',
      );
      await leave(page, panel);
      const again = await cleaned('article');
      assert.deepEqual(await again.page.evaluate(shown, '.related, .site-footer, .cookie-banner'), [true, false, true]);
      const options = await driver.openOwn('options.html');
      await until(() => options.evaluate(() => document.querySelector('#sites button') !== null), 'the site is listed');
      await options.evaluate(() => document.querySelector('#sites button').click());
      await until(() => options.evaluate(() => !document.querySelector('#no-sites').hidden), 'no site is left');
      await leave(options, again.panel, again.page);
    },
  ],
  [
    'a picked part is hidden, here and on the next page of the site, until it is shown again',
    async ({ cleaned, leave }) => {
      const { page, panel } = await cleaned('article');
      await panel.evaluate(() => document.querySelector('#pick').click());
      const isPicking = () =>
        page.evaluate(() => getComputedStyle(document.documentElement, '::after').position === 'fixed');
      await until(isPicking, 'the line that says what to do');
      // In Chromium the panel is a popup, which goes.
      await page.bringToFront();
      await page.evaluate(() => {
        globalThis.clicks = 0;
        addEventListener('click', () => (globalThis.clicks += 1));
      });
      await pointAt(page, 'h1 + p');
      await page.keyboard.press('Escape');
      await until(async () => !(await isPicking()), 'the end of pointing');
      assert.deepEqual(await page.evaluate(shown, 'h1 + p'), [true]);
      await leave(panel);
      const again = await cleaned('article');
      await again.panel.evaluate(() => document.querySelector('#pick').click());
      await until(
        () => again.page.evaluate(() => getComputedStyle(document.documentElement, '::after').position === 'fixed'),
        'again',
      );
      await again.page.bringToFront();
      const place = await pointAt(again.page, '.byline');
      await again.page.mouse.click(...place);
      await until(async () => !(await again.page.evaluate(shown, '.byline'))[0], 'the by-line is gone');
      assert.equal(await page.evaluate(() => globalThis.clicks), 0);
      await leave(again.page, again.panel, page);
      const third = await cleaned('article');
      assert.deepEqual(await third.page.evaluate(shown, '.byline'), [false]);
      assert.deepEqual([...new Set(await third.page.evaluate(shown, 'h1, article > p:not(.byline)'))], [true]);
      await third.panel.evaluate(() => {
        document.querySelector('[data-reason="user-rule"]').open = true;
      });
      await until(
        () => third.panel.evaluate(() => document.querySelector('[data-reason="user-rule"] .part') !== null),
        'its row',
      );
      await third.panel.evaluate(() => document.querySelector('[data-reason="user-rule"] .part').click());
      await until(async () => (await third.page.evaluate(shown, '.byline'))[0], 'the by-line is back');
      await until(
        () =>
          third.panel.evaluate(async () => {
            const stored = Object.values(await (globalThis.browser ?? globalThis.chrome).storage.local.get(null));
            return stored.every(({ hidden = [] }) => hidden.length === 0);
          }),
        'the site no longer hides it',
      );
      await leave(third.page, third.panel);
      const last = await cleaned('article');
      assert.deepEqual(await last.page.evaluate(shown, '.byline'), [true]);
      await leave(last.page, last.panel);
    },
  ],
  [
    'a sentence of the summary is highlighted in the page, which does not change',
    async ({ cleaned, leave }) => {
      const { page, panel } = await cleaned('article');
      await until(
        () => panel.evaluate(() => document.querySelectorAll('#sentences button').length === 3),
        'three sentences',
      );
      await page.evaluate(() => globalThis.undoInvariants.remember());
      const said = await panel.evaluate(() => {
        const button = document.querySelectorAll('#sentences button')[1];
        button.click();
        return button.textContent;
      });
      const lit = () =>
        [...(CSS.highlights.get('limpid-sentence') ?? [])]
          .map((range) => range.cloneRange?.().toString() ?? '')
          .join('');
      await until(async () => await page.evaluate(() => CSS.highlights.has('limpid-sentence')), 'the highlight');
      assert.equal((await page.evaluate(lit)).replace(/\s+/g, ' '), said);
      await panel.evaluate(() => document.querySelectorAll('#sentences button')[1].click());
      await until(
        async () => !(await page.evaluate(() => CSS.highlights.has('limpid-sentence'))),
        'the end of the highlight',
      );
      assert.deepEqual(await page.evaluate(() => globalThis.undoInvariants.records()), []);
      await leave(panel, page);
    },
  ],
  [
    'axe finds no violations in the panel and the options',
    async ({ cleaned, driver, leave }) => {
      const { page, panel } = await cleaned('mojibake');
      await until(() => panel.evaluate(() => document.querySelectorAll('#sentences button').length > 0), 'the summary');
      const source = await readFile(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
      const complaints = async (own) => {
        await own.evaluate(source);
        const { violations } = await own.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      };
      // The panel goes when another tab comes.
      assert.deepEqual(await complaints(panel), []);
      const options = await driver.openOwn('options.html');
      assert.deepEqual(await complaints(options), []);
      await leave(options, panel, page);
    },
  ],
  [
    'the panel reports that a page of the browser cannot be cleaned',
    async ({ driver, leave }) => {
      // A panel in a tab of its own is such a page.
      const panel = await driver.openOwn('panel.html');
      await phaseOf(panel, 'no-access');
      const words = await panel.evaluate(() => document.querySelector('#failure-text').textContent);
      assert.match(words, /cannot be cleaned: .*browser pages/);
      await leave(panel);
    },
  ],
  [
    'the panel opens next to the page',
    async ({ name, open, site }) => {
      const own = await open();
      try {
        const page = await own.browser.newPage();
        await page.goto(`${site.url}tests-wasm/site/article.html`);
        // The real width of the window counts.
        await page.setViewport(null);
        const width = await page.evaluate(() => innerWidth);
        // In Firefox the popup is out of reach, and the panel is in a tab of its own.
        const panel = name === 'Firefox' ? await own.openOwn('panel.html') : await own.press(page);
        await until(() => panel.evaluate(() => !document.querySelector('#side').hidden), 'the button');
        // That tab is a page of the extension itself, which is not for cleaning.
        if (name === 'Firefox') await panel.evaluate(() => delete document.body.dataset.phase);
        const isOpen = async () =>
          name === 'Firefox'
            ? own.inBrowser(() => !document.querySelector('#sidebar-box').hidden)
            : (await page.evaluate(() => innerWidth)) < width;
        // On a busy machine a click may come before the panel listens; the popup is gone once the panel is open.
        for (let tries = 0; tries < CLICKS && !(await isOpen()); tries++) {
          await own.click(panel, '#side').catch(() => {});
          await until(isOpen, 'the panel next to the page', 5000).catch(() => {});
        }
        await until(isOpen, 'the panel next to the page');
      } finally {
        await own.close();
      }
    },
  ],
]);
