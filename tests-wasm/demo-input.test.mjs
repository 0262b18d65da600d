// The demo page: text and files that visitors give it, and what it says when they cannot be used.

import assert from 'node:assert/strict';

import { NEWS, testDemo } from './lib/demo.mjs';

/** Russian in windows-1251, as a file of the nineties. */
const RUSSIAN = 'В понедельник утром в городе открылась новая библиотека, и жители пришли посмотреть на неё. '.repeat(
  4,
);
const windows1251 = Buffer.from(
  [...RUSSIAN].map((char) => {
    const code = char.codePointAt(0);
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : code === 0x451 ? 0xb8 : code;
  }),
);

testDemo('the input of the demo page', [
  [
    'opens a file in an old encoding',
    async (visit, { give }) => {
      await give(visit, 'library.txt', windows1251);
      assert.equal(await visit.cleaned(), RUSSIAN);
      assert.match(await visit.text('#overview'), /windows-1251/);
    },
  ],
  [
    'reads HTML that is typed, and shows none of it as markup',
    async (visit) => {
      const prose = 'The town library opened on Monday, and people came to look at it. '.repeat(6);
      const html = `<html><nav><a href="/">Home</a></nav><p>${prose}</p><p>${prose}&lt;img src=x onerror=alert(1)&gt;</p></html>`;
      await visit.type(html);
      await visit.settled('your text');
      assert.ok((await visit.cleaned()).includes('<img src=x onerror=alert(1)>'));
      assert.equal(await visit.count('#result img'), 0);
    },
  ],
  // Firefox leaves the data out of a clipboard event that a script made.
  [
    'accepts text that is pasted anywhere',
    async (visit) => {
      const text = 'The shop opened on Monday, and people came to see it.';
      await visit.page.evaluate((pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      }, text);
      await visit.settled('pasted text');
      assert.equal(await visit.cleaned(), text);
    },
    { only: 'Chromium' },
  ],
  [
    'accepts a pasted page with its markup',
    async (visit) => {
      const prose = 'The shop by the harbour opened on Monday, and many people came to see it for themselves. '.repeat(
        3,
      );
      const html = `<nav><a href="/">Home</a> <a href="/news">News</a></nav><main><p>${prose}</p><p>${prose}</p></main>`;
      await visit.page.evaluate((pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', pasted);
        clipboardData.setData('text/plain', 'Home News The shop opened.');
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      }, html);
      await visit.settled('pasted page');
      assert.equal(await visit.cleaned(), `${prose.trim()}\n${prose.trim()}`);
    },
    { only: 'Chromium' },
  ],
  [
    'accepts a file that is dropped anywhere',
    async (visit) => {
      await visit.page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['Das CafÃ© öffnete am Montag.'], 'drop.txt'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      });
      await visit.settled('drop.txt');
      assert.equal(await visit.cleaned(), 'Das Café öffnete am Montag.');
    },
  ],
  [
    'an empty field shows a hint, and a binary file clears the previous result',
    async (visit) => {
      const { page } = visit;
      await page.$eval('#text', (field) => {
        field.value = '';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await page.waitForFunction(() => document.querySelector('#verdict').textContent.startsWith('Paste a page'));
      assert.equal(await visit.text('#error'), '');
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['%PDF-1.7\n1 0 obj<<>>\n'.repeat(20)], 'paper.pdf'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      });
      await page.waitForFunction(
        () => document.querySelector('#verdict').textContent === 'There is no text in paper.pdf.',
      );
      assert.equal(await visit.text('#error'), 'PDF document, not text. Open a text file or a saved web page instead.');
      assert.equal(await visit.cleaned(), 'The clean text appears here.');
      assert.equal(await visit.page.$eval('#strip', ({ hidden }) => hidden), true);
      assert.equal(await visit.page.$eval('#copy', ({ disabled }) => disabled), true);
      await page.select('#sample', 'news');
      await visit.settled(NEWS);
      assert.equal(await visit.text('#error'), '');
    },
  ],
  [
    'reports errors in plain words',
    async (visit) => {
      await visit.page.click('#options-toggle');
      await visit.page.type('#encoding', 'klingon');
      await visit.page.keyboard.press('Tab');
      await visit.page.waitForFunction(() => document.querySelector('#error').textContent.includes('Unknown encoding'));
      assert.ok((await visit.cleaned()).length > 1000);
    },
  ],
]);
