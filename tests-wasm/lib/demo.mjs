// The demo page in Chromium and Firefox, as its tests visit it.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { browsers } from './browsers.mjs';
import { serve } from './server.mjs';

/** How the page calls its samples. */
export const NEWS = 'sample: news page';
export const DUMP = 'sample: plain text of a page';

/** A page in a browser with all that it complains of, and all that it asks for. */
export class Visit {
  page;
  url;
  complaints = [];
  requests = [];

  static async open(
    browser,
    url,
    { width = 1280, height = 900, scheme = 'light', offline = false, sample = '', view = '' } = {},
  ) {
    const visit = new Visit();
    const page = await browser.newPage();
    Object.assign(visit, { page, url });
    await page.setViewport({ width, height });
    // What one visit leaves in a service worker must not help the next.
    if (!offline)
      await page.evaluateOnNewDocument(() => {
        Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
      });
    if (scheme === 'dark') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    page.on(
      'console',
      (message) => ['error', 'warn', 'warning'].includes(message.type()) && visit.complaints.push(message.text()),
    );
    page.on('pageerror', (error) => visit.complaints.push(error.message));
    page.on('request', (request) => visit.requests.push(request.url()));
    await page.goto(url);
    await visit.settled(NEWS);
    if (sample) await visit.choose(sample);
    if (view) await visit.show(view);
    return visit;
  }

  /** Waits until the result of the source of that name is shown. */
  async settled(name) {
    const shown = (wanted) =>
      !document.body.classList.contains('busy') &&
      document.querySelector('#cleaned p') &&
      document.querySelector('#overview')?.dataset.source === wanted;
    await this.page.waitForFunction(shown, { timeout: 30_000 }, name);
  }

  /** Chooses the plain text of a whole page, the sample that the tests compare with. */
  async choose(sample) {
    await this.page.select('#sample', sample);
    await this.settled(DUMP);
  }

  /** Shows a view of the result. */
  show(view) {
    return this.page.click(`[data-view=${view}]`);
  }

  /** Puts text into the field, as a key would. */
  async type(text) {
    const put = (field, value) => {
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    await this.page.$eval('#text', put, text);
  }

  text(selector) {
    return this.page.$eval(selector, (element) => element.textContent);
  }

  /** The clear text, line by line. */
  cleaned() {
    return this.page.$$eval('#cleaned p', (lines) => lines.map((line) => line.textContent).join('\n'));
  }

  count(selector) {
    return this.page.$$eval(selector, (found) => found.length);
  }

  /** What has the focus: the id of its change, and whether that is on. */
  focused() {
    return this.page.evaluate(() => {
      const { dataset, ariaPressed } = document.activeElement;
      return { id: dataset.id === undefined ? null : Number(dataset.id), on: ariaPressed };
    });
  }

  async close() {
    await this.page.close();
    assert.deepEqual(this.complaints, []);
    const outside = this.requests.filter((url) => !url.startsWith(this.url) && !/^(data|blob):/.test(url));
    assert.deepEqual(outside, []);
  }
}

/**
 * Tests the page in each browser. A visit is `[title, task, options]`; `only` names the one browser for it. Its task gets the
 * visit, and `{ name, browser, site, folder, give }`: the browser, the server, a folder for files, and `give(visit, file,
 * bytes)`, which opens a file.
 * @param {string} subject
 * @param {[string, (visit: Visit, tools: any) => Promise<void>, any?][]} visits
 */
export function testDemo(subject, visits) {
  for (const { name, open } of browsers) {
    describe(`${subject} in ${name}`, () => {
      /** @type {any} */
      const tools = { name, give: (visit, file, bytes) => give(tools.folder, visit, file, bytes) };

      before(async () => {
        tools.site = await serve();
        tools.browser = await open();
        tools.folder = await mkdtemp(join(tmpdir(), 'limpid-demo-'));
      });

      after(async () => {
        await tools.browser?.close();
        await tools.site?.close();
        if (tools.folder) await rm(tools.folder, { recursive: true, force: true });
      });

      for (const [title, task, options = {}] of visits) {
        if ((options.only ?? name) !== name) continue;
        test(title, async () => {
          const visit = await Visit.open(tools.browser, tools.site.url, options);
          await task(visit, tools);
          await visit.close();
        });
      }
    });
  }
}

/** Opens a file with the page's own field. */
async function give(folder, visit, file, bytes) {
  const path = join(folder, file);
  await writeFile(path, bytes);
  await (await visit.page.$('#file')).uploadFile(path);
  await visit.settled(file);
}
