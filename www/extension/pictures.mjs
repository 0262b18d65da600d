// Takes the pictures of the README: `cargo xtask extension --release && node www/extension/pictures.mjs`.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { extended, until } from '../../tests-wasm/lib/extension.mjs';
import { serve } from '../../tests-wasm/lib/server.mjs';

/** Pages of tests-wasm/site. */
const PAGES = ['article', 'forum', 'docs', 'arabic', 'mojibake'];
const SIZE = { width: 1000, height: 640 };
const folder = fileURLToPath(new URL('pictures/', import.meta.url));

const [chromium] = extended;
const [site, driver] = [await serve(), await chromium.open()];
await mkdir(folder, { recursive: true });
try {
  const page = await driver.browser.newPage();
  await page.setViewport(SIZE);
  for (const name of PAGES) {
    await page.goto(`${site.url}tests-wasm/site/${name}.html`);
    await page.screenshot({ path: `${folder}${name}-before.webp`, quality: 70 });
    const panel = await driver.press(page);
    await until(() => panel.evaluate(() => document.querySelectorAll('#sentences button').length > 0), 'the summary');
    await page.screenshot({ path: `${folder}${name}-after.webp`, quality: 70 });
    if (name === 'mojibake') await takePanel(panel);
    await panel.close().catch(() => {});
  }
} finally {
  await driver.close();
  await site.close();
}

/** The panel as a whole, in both colour schemes. */
async function takePanel(panel) {
  for (const value of ['light', 'dark']) {
    await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await panel.screenshot({ path: `${folder}panel-${value}.webp`, quality: 80, fullPage: true });
  }
}
