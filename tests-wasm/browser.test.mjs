// The package in real browsers, inside the demo page with its Content-Security-Policy.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { browsers } from './lib/browsers.mjs';
import { cases } from './lib/cases.mjs';
import { serve } from './lib/server.mjs';

for (const { name, open } of browsers) {
  describe(`in ${name}`, () => {
    let site;
    let browser;
    let page;

    before(async () => {
      site = await serve();
      browser = await open();
      page = await browser.newPage();
    });

    after(async () => {
      await browser?.close();
      await site?.close();
    });

    /** Runs a job of jobs.mjs in the page, loaded anew: modules keep what they loaded. */
    async function inPage(job, argument) {
      await page.goto(site.url);
      const run = async (name, given) => {
        const { jobs } = await import('/tests-wasm/lib/jobs.mjs');
        return jobs[name](await import('/limpid/browser.js'), given);
      };
      return page.evaluate(run, job, argument);
    }

    test('every case', async () => assert.deepEqual(await inPage('cases', cases()), []));

    test('knows every table that the core lacks', async () => {
      assert.deepEqual(await inPage('tables'), { length: 112_988, different: 0 });
    });

    test('the core has to be loaded first', async () => assert.equal(await inPage('early'), 'not-initialised'));

    for (const kind of ['address', 'bytes', 'module', 'response']) {
      test(`the core loads from its ${kind}`, async () => assert.equal(await inPage('load', kind), 'é'));
    }

    test('the core loads at once', async () => assert.equal(await inPage('loadSync'), 'é'));

    test('a load that failed can be tried again', async () => {
      assert.deepEqual(await inPage('loadAgain'), ['load-failed', 'é']);
    });

    test('lone surrogates are kept', async () => assert.equal(await inPage('surrogates'), true));
  });
}
