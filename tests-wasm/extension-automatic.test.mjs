// The built extension in Chromium and Firefox: sites that are cleaned without a click.

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';

import { changed, loadUntil, phaseOf, shown, testExtension, until } from './lib/extension.mjs';

testExtension('automatic cleaning by the extension', [
  [
    'cleans a site without a click if the user chose it',
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
        await loadUntil(page, address, async () => !(await footer()), 'the footer is gone by itself');
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
  /** All sites are cleaned without a click; one is an exception. In Chromium this build has the permission already. */
  [
    'cleans all sites but the exceptions without a click if the user chose that',
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
        await loadUntil(page, address, async () => !(await footer()), 'the footer is gone by itself');
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
        // The exception is forgotten.
        await options.bringToFront();
        await own.click(options, '#sites button');
        await until(async () => (await options.evaluate(scripts)).join() === '2,0', 'no exception is registered');
        await page.bringToFront();
        await loadUntil(page, address, async () => !(await footer()), 'the footer is gone again');
      } finally {
        await own.close();
        if (folder) await rm(folder, { recursive: true });
      }
    },
  ],
]);
