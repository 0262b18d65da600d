// The built extension in Chromium and Firefox, on the hard pages of site/: what it hides, and that taking it back leaves
// no trace; the panel; the background stopped in between.

import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { changed, choose, extended, phaseOf, told, until, visitor } from './lib/extension.mjs';
import { root, serve } from './lib/server.mjs';
import { installUndoInvariants } from './lib/undo-invariants.mjs';

/** The pages: what is gone after cleaning, what stays, and whether something is repaired. */
const PAGES = [
  { name: 'article', gone: '.menu, .share, .sidebar, .related, .site-footer, .cookie-banner', stays: 'h1, article p' },
  { name: 'spa', gone: '.related, .site-footer', stays: 'h1, article p' },
  { name: 'endless', gone: '.menu, .related, .site-footer', stays: 'h1, h2, article p' },
  { name: 'csp', gone: '.menu, .share, .related, .site-footer', stays: 'h1, article p' },
  { name: 'trusted', gone: '.menu, .share, .related, .site-footer', stays: 'h1, article p' },
  { name: 'arabic', gone: '.menu, .related, .site-footer', stays: 'h1, article p' },
  { name: 'chinese', gone: '.menu, .related, .site-footer', stays: 'h1, article p' },
  { name: 'forum', gone: '.menu, .site-footer', stays: 'h1, .post-author, .post-body p' },
  { name: 'docs', gone: '.menu, .toc, .site-footer', stays: 'h1, h2, p > code, pre, td' },
  { name: 'mojibake', gone: '.menu, .site-footer', stays: 'h1, article p, pre', repairs: true },
  { name: 'media', gone: '.menu, .ad, .site-footer', stays: 'h1, article > p, #dialog, #dialog *, .live, .live *' },
  { name: 'shadow', gone: '.menu, .site-footer', stays: 'h1, article p' },
  { name: 'frames', gone: '.menu, .site-footer', stays: 'h1, article p' },
];

/** Runs in a page: is each element that `selector` finds, in shadow roots and frames too, shown? */
function shown(selector) {
  const all = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element.matches(selector) ? [element.checkVisibility()] : []),
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ...(element.contentDocument ? all(element.contentDocument) : []),
    ]);
  return all(document);
}

/** @type {[string, any][]} */
const TESTS = [
  [
    'the shortcut switches',
    async ({ cleaned, driver, leave }) => {
      // A panel that is closed before it has begun cleans nothing.
      const { page, panel } = await cleaned('article');
      await leave(panel);
      const isClean = (clean) =>
        until(async () => (await page.evaluate(shown, '.site-footer'))[0] !== clean, `clean: ${clean}`);
      await isClean(true);
      await driver.toggle(page);
      await isClean(false);
      await driver.toggle(page);
      await isClean(true);
      await leave(page);
    },
  ],
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
      await panel.evaluate(() => document.querySelector('[data-reason="related"] .part').click());
      await until(async () => (await page.evaluate(shown, '.related'))[0], 'the related stories are back');
      await panel.evaluate(() => dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true })));
      await until(async () => !(await page.evaluate(shown, '.related'))[0], 'they are gone again');
      await leave(panel, page);
    },
  ],
  [
    'what is always to be kept is remembered for the site, and forgotten by the options page',
    async ({ cleaned, driver, leave }) => {
      const { page, panel } = await cleaned('article');
      // One right after the other: neither may forget the other. What is seen is remembered, though the tab goes at once.
      await panel.evaluate(() => {
        for (const reason of ['consent', 'related']) document.querySelector(`[data-reason="${reason}"] .keep`).click();
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
    'a part that somebody points at is hidden, here and on the next page of the site, until it is shown again',
    async ({ cleaned, leave }) => {
      const { page, panel } = await cleaned('article');
      await panel.evaluate(() => document.querySelector('#pick').click());
      const isPicking = () =>
        page.evaluate(() => getComputedStyle(document.documentElement, '::after').position === 'fixed');
      await until(isPicking, 'the line that says what to do');
      // In Chromium the panel is a popup, which goes.
      await page.bringToFront();
      const place = await page.evaluate(() => {
        globalThis.heard = 0;
        addEventListener('click', () => (globalThis.heard += 1));
        const { left, top } = document.querySelector('h1 + p').getBoundingClientRect();
        return [left + 5, top + 5];
      });
      await page.mouse.move(...place);
      await until(
        () => page.evaluate(() => document.querySelector('h1 + p').matches('[data-limpid~="pick"]')),
        'the frame',
      );
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
      const [x, y] = await again.page.evaluate(() => {
        const { left, top } = document.querySelector('.byline').getBoundingClientRect();
        return [left + 5, top + 5];
      });
      await again.page.mouse.move(x, y);
      await again.page.mouse.click(x, y);
      await until(async () => !(await again.page.evaluate(shown, '.byline'))[0], 'the by-line is gone');
      assert.equal(await page.evaluate(() => globalThis.heard), 0);
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
    'the reading view is a style sheet alone: a column of a chosen look, and no trace when it is left',
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
    'a page that loads more and renders itself again is followed',
    async ({ cleaned, leave }) => {
      const { page, panel } = await cleaned('endless');
      const before = await page.evaluate(shown, '.related');
      await page.evaluate(() => globalThis.more());
      await until(
        async () => (await page.evaluate(shown, '.related')).filter((is) => !is).length > before.length,
        'the new part is hidden',
      );
      await leave(panel, page);
      const spa = await cleaned('spa');
      await spa.page.evaluate(() => globalThis.render(1));
      await until(async () => !(await spa.page.evaluate(shown, '.site-footer'))[0], 'the new footer is hidden');
      await choose(spa.panel, 'original');
      await phaseOf(spa.panel, 'original');
      await until(
        () => spa.page.evaluate(() => document.querySelectorAll('[data-limpid]').length === 0),
        'nothing is left',
      );
      await leave(spa.panel, spa.page);
    },
  ],
  [
    'never hides what is in use',
    async ({ driver, leave, visit }) => {
      const page = await visit('media');
      await page.evaluate(() => globalThis.play().catch(() => {}));
      await page.type('#email', 'someone@example.org');
      const isPlaying = await page.evaluate(() => !document.querySelector('#audio').paused);
      const panel = await driver.press(page);
      await phaseOf(panel, 'clean');
      assert.deepEqual([...new Set(await page.evaluate(shown, '#dialog, #typed form, #typed form *, .live'))], [true]);
      if (isPlaying) assert.deepEqual(await page.evaluate(shown, '#audio'), [true]);
      await leave(panel, page);
    },
  ],
  [
    'a hostile page is cleaned and given back while it rages',
    async ({ driver, leave, site }) => {
      const page = await driver.browser.newPage();
      await page.goto(`${site.url}tests-wasm/site/hostile.html`);
      // Half a million changes a second, if the machine can.
      await page.evaluate(() => {
        globalThis.calm = globalThis.rage(1000);
      });
      const panel = await driver.press(page);
      await phaseOf(panel, 'clean');
      assert.match((await panel.evaluate(told)).outcome, /^\d+ parts hidden$/);
      const footer = () => page.evaluate(() => document.querySelector('.site-footer').checkVisibility());
      assert.equal(await footer(), false);
      await choose(panel, 'original');
      await phaseOf(panel, 'original');
      await until(footer, 'the footer is back');
      assert.equal(await page.evaluate(() => document.querySelectorAll('[data-limpid]').length), 0);
      await page.evaluate(() => globalThis.calm());
      await leave(panel, page);
    },
  ],
  [
    'axe finds nothing to complain of in the panel and the options',
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
    'without WebAssembly there is a clear message, and the page stays as it was',
    async ({ name, open }) => {
      const folder = await changed(name, (manifest) => {
        const policy = manifest.content_security_policy;
        policy.extension_pages = policy.extension_pages.replace(" 'wasm-unsafe-eval'", '');
      });
      const [site, driver] = [await serve(), await open(folder)];
      try {
        const page = await driver.browser.newPage();
        await page.goto(`${site.url}tests-wasm/site/article.html`);
        await page.evaluate(installUndoInvariants);
        await page.evaluate(() => globalThis.undoInvariants.remember());
        const panel = await driver.press(page);
        await phaseOf(panel, 'failed');
        const [message, isShown] = await panel.evaluate(() => [
          document.querySelector('#failure-text').textContent,
          document.querySelector('#failure').checkVisibility(),
        ]);
        assert.match(message, /could not be loaded.*WebAssembly.*as it was/);
        assert.ok(isShown);
        assert.deepEqual(
          await page.evaluate(() => [globalThis.undoInvariants.differences(), globalThis.undoInvariants.records()]),
          [[], []],
        );
      } finally {
        await driver.close();
        await site.close();
        await rm(folder, { recursive: true });
      }
    },
  ],
  [
    'a site is cleaned without a click when that was chosen',
    async ({ driver, name, open, site }) => {
      // Nobody is there to answer the browser's question. In Firefox a setting answers it; Chromium has none, so this build
      // has the permission already that people would give.
      const folder =
        name === 'Firefox'
          ? null
          : await changed(name, (manifest) => {
              manifest.host_permissions = ['http://127.0.0.1/*'];
            });
      const own = folder ? await open(folder) : driver;
      try {
        await own.agree?.();
        const page = await own.browser.newPage();
        const address = `${site.url}tests-wasm/site/article.html`;
        const footer = async () => (await page.evaluate(shown, '.site-footer'))[0];
        await page.goto(address);
        const panel = await own.press(page);
        await phaseOf(panel, 'clean');
        const isChosen = (wanted) =>
          until(
            () =>
              panel.evaluate(async (chosen) => {
                const { scripting } = globalThis.browser ?? chrome;
                return (
                  document.querySelector('#always').checked === chosen &&
                  (await scripting.getRegisteredContentScripts()).length === Number(chosen)
                );
              }, wanted),
            `the site is registered: ${wanted}`,
          );
        await isChosen(false);
        await own.click(panel, '#always');
        await isChosen(true);
        await page.goto(address);
        await until(async () => !(await footer()), 'the footer is gone by itself');
        // In Chromium the panel goes when the page comes to the front.
        if (name === 'Firefox') {
          await own.click(panel, '#always');
          await isChosen(false);
          assert.deepEqual(await panel.evaluate(async () => (await browser.permissions.getAll()).origins), []);
          await page.bringToFront();
          await page.goto(address);
          await new Promise((done) => {
            setTimeout(done, 500);
          });
          assert.equal(await footer(), true);
        }
      } finally {
        if (folder) {
          await own.close();
          await rm(folder, { recursive: true });
        }
      }
    },
  ],
];

TESTS.push([
  'the panel opens beside the page',
  async ({ name, open, site }) => {
    const own = await open();
    try {
      const page = await own.browser.newPage();
      await page.goto(`${site.url}tests-wasm/site/article.html`);
      // The real width of the window counts.
      await page.setViewport(null);
      const width = await page.evaluate(() => innerWidth);
      // In Firefox the popup is out of reach, and the panel stands in a tab of its own.
      const panel = name === 'Firefox' ? await own.openOwn('panel.html') : await own.press(page);
      await until(() => panel.evaluate(() => !document.querySelector('#side').hidden), 'the button');
      // That tab is a page of the extension itself, which is not for cleaning.
      if (name === 'Firefox') await panel.evaluate(() => delete document.body.dataset.phase);
      const isOpen = async () =>
        name === 'Firefox'
          ? own.inBrowser(() => !document.querySelector('#sidebar-box').hidden)
          : (await page.evaluate(() => innerWidth)) < width;
      await own.click(panel, '#side').catch(() => {});
      // On a busy machine Chromium may take the click before the panel listens; the popup is gone once the panel is open.
      await until(isOpen, 'the panel beside the page', 5000).catch(() => own.click(panel, '#side').catch(() => {}));
      await until(isOpen, 'the panel beside the page');
    } finally {
      await own.close();
    }
  },
]);

/** All sites are cleaned without a click; one is an exception. In Chromium this build has the permission already. */
TESTS.push([
  'all sites are cleaned without a click when that was chosen, but for the exceptions',
  async ({ name, open, site }) => {
    const everywhere = (manifest) => {
      manifest.host_permissions = ['http://*/*', 'https://*/*'];
    };
    const folder = name === 'Firefox' ? undefined : await changed(name, everywhere);
    const own = await open(folder);
    try {
      await own.agree?.();
      const options = await own.openOwn('options.html');
      await until(
        () => options.evaluate(() => document.querySelector('[name="focus"]').value === 'balanced'),
        'the settings',
      );
      await own.click(options, '[name="automatic"]');
      const scripts = async () => {
        const { scripting } = globalThis.browser ?? chrome;
        return (await scripting.getRegisteredContentScripts()).flatMap(({ matches, excludeMatches }) => [
          matches.length,
          excludeMatches?.length ?? 0,
        ]);
      };
      await until(async () => (await options.evaluate(scripts)).join() === '2,0', 'all sites are registered');
      const page = await own.browser.newPage();
      const footer = async () => (await page.evaluate(shown, '.site-footer'))[0];
      const address = `${site.url}tests-wasm/site/article.html`;
      await page.goto(address);
      await until(async () => !(await footer()), 'the footer is gone by itself');
      const panel = await own.press(page);
      await phaseOf(panel, 'clean');
      await until(() => panel.evaluate(() => document.querySelector('#always').checked), 'the site is one of all');
      await own.click(panel, '#always');
      await until(async () => (await options.evaluate(scripts)).join() === '2,1', 'the exception is registered');
      await page.bringToFront();
      await page.goto(address);
      await new Promise((done) => {
        setTimeout(done, 500);
      });
      assert.equal(await footer(), true);
    } finally {
      await own.close();
      if (folder) await rm(folder, { recursive: true });
    }
  },
]);

/** Cleans a page and takes it back: nothing is different afterwards. */
async function cleanAndBack({ name: file, gone, stays, repairs = false }, { driver, leave, site, visit }) {
  const page = await visit(file);
  const requests = [];
  await page.evaluate(() => {
    scrollTo(0, 120);
    const last = [...document.querySelectorAll('p')].at(-1)?.firstChild;
    if (last) getSelection().setBaseAndExtent(last, 1, last, 3);
    globalThis.undoInvariants.remember();
  });
  page.on('request', (request) => requests.push(request.url()));
  const before = site.requests.length;
  const panel = await driver.press(page);
  await phaseOf(panel, 'clean');
  const { outcome } = await panel.evaluate(told);
  const marked = await page.evaluate(shown, '[data-limpid]');
  assert.deepEqual(
    marked,
    marked.map(() => false),
    'what is marked is hidden',
  );
  assert.ok(marked.length > 0);
  assert.match(outcome, repairs ? /^\d+ parts? hidden, \d+ repairs$/ : /^\d+ parts? hidden$/);
  assert.deepEqual([...new Set(await page.evaluate(shown, gone))], [false], gone);
  assert.deepEqual([...new Set(await page.evaluate(shown, stays))], [true], stays);
  await driver.stopBackground();
  await choose(panel, 'original');
  await phaseOf(panel, 'original');
  await until(
    async () => (await page.evaluate(() => globalThis.undoInvariants.differences())).length === 0,
    'the page as it was',
  ).catch(async () => assert.deepEqual(await page.evaluate(() => globalThis.undoInvariants.differences()), []));
  const records = await page.evaluate(() => globalThis.undoInvariants.records());
  assert.deepEqual(records, ['attributes data-limpid', ...(repairs ? ['characterData'] : [])]);
  assert.deepEqual(await page.evaluate(() => globalThis.undoInvariants.violations), []);
  assert.deepEqual([requests, site.requests.slice(before)], [[], []]);
  await leave(panel, page);
}

function testsIn(name, open) {
  let site;
  let driver;

  before(async () => {
    // One after the other, so that the site is closed when there is no browser or no extension.
    site = await serve();
    driver = await open();
  });

  after(async () => {
    await driver?.close();
    await site?.close();
  });

  const context = () => ({ name, open, ...visitor(driver, site), driver, site });
  for (const one of PAGES) test(`${one.name}: clean and back is nothing`, () => cleanAndBack(one, context()));
  for (const [title, task] of TESTS) test(title, () => task(context()));
}

/** Both browsers at once: each waits for pages and timers much of the time. */
describe('the extension', { concurrency: extended.length }, () => {
  for (const { name, open } of extended) describe(`in ${name}`, { concurrency: 1 }, () => testsIn(name, open));
});
