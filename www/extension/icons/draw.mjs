// Draws the icons from www/icon.svg, because Chromium accepts only bitmaps: `node www/extension/icons/draw.mjs`.

import { readFile, writeFile } from 'node:fs/promises';

import { openChromium } from '../../../tests-wasm/lib/browsers.mjs';

const SIZES = [16, 32, 48, 128];

const svg = await readFile(new URL('../../icon.svg', import.meta.url), 'utf8');
const browser = await openChromium();
try {
  const page = await browser.newPage();
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await writeFile(new URL(`${size}.png`, import.meta.url), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
