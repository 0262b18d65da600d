// The demo page: its parts without a document, then the page itself in Chromium and Firefox.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import * as limpid from '../pkg/node.js';
import { flat } from '../www/flat.js';
import { lines } from '../www/lines.js';
import { rebuild, toOutput, toPage } from '../www/selection.js';
import { family, meaning, visible } from '../www/strings.js';
import { browsers } from './lib/browsers.mjs';
import { root, serve } from './lib/server.mjs';

const read = (path) => readFile(join(root, path), 'utf8');
const sample = await read('tests/sample/page.txt');

// ---------------------------------------------------------------------------------------------- without a document

describe('the source of the page', async () => {
  const names = (await readdir(join(root, 'www'), { recursive: true })).filter((name) => /\.(js|html|css)$/.test(name));
  const sources = await Promise.all(names.map(async (name) => [name, await read(join('www', name))]));

  test('makes no markup and no code out of text', () => {
    const forbidden =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTML|DOMParser|\beval\s*\(|new Function|javascript:|srcdoc/;
    for (const [name, text] of sources) assert.doesNotMatch(text, forbidden, name);
  });

  test('has no inline script, style or handler', async () => {
    const html = await read('www/index.html');
    assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/);
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=/);
  });

  test('names no other place of the network', () => {
    for (const [name, text] of sources) {
      const addresses = (text.match(/https?:\/\/[^'"\s)]+/g) ?? []).filter(
        (url) => url !== 'http://www.w3.org/2000/svg',
      );
      assert.deepEqual(addresses, [], name);
    }
  });

  test('forbids itself everything that it does not need', async () => {
    const [, policy] = (await read('www/index.html')).match(/Content-Security-Policy" content="([^"]*)"/);
    const rules = [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ];
    for (const rule of rules) assert.ok(policy.split('; ').includes(rule), rule);
  });
});

test('the copy for offline use holds every file of the page', async () => {
  const worker = await read('www/sw.js');
  const [, list] = worker.match(/const FILES = \[([\s\S]*?)\];/);
  const held = [...list.matchAll(/'([^']+)'/g)].map(([, file]) => file);
  const there = (await readdir(join(root, 'www'), { recursive: true }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.\w+$/.test(file) && !file.startsWith('extension/') && file !== 'sw.js');
  const [, copied] = (await read('xtask/src/demo.rs')).match(/const PACKAGE: [^=]*= \[([^\]]*)\]/);
  const package_ = [...copied.matchAll(/"([^"]+)"/g)]
    .map(([, file]) => `limpid/${file}`)
    .filter((file) => !file.includes('LICENSE'));
  assert.deepEqual([...held].sort(), ['./', 'sample.txt', ...there, ...package_].sort());
  const [, pages] = worker.match(/const PAGES = \[([^\]]*)\]/);
  const written = (await readdir(join(root, 'docs')))
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -3));
  assert.deepEqual([...pages.matchAll(/'([\w-]+)'/g)].map(([, page]) => page).sort(), written.sort());
});

test('every reason has its words', async () => {
  const types = await read('pkg/index.d.ts');
  const listed = (name) =>
    [
      ...types
        .split(`export type ${name} =`)[1]
        .split('\n\n')[0]
        .matchAll(/\| '([\w-]+)'/g),
    ].map(([, code]) => code);
  const repairs = listed('RepairReason');
  assert.deepEqual(Object.keys(meaning).sort(), [...repairs, ...listed('RemovalReason')].sort());
  assert.ok(repairs.every((reason) => family(reason) === 'repair'));
});

test('any choice of changes makes the text that the package makes', () => {
  const report = limpid.process(sample);
  const result = flat(report, null, 0);
  assert.ok(result.changes.length > 20);
  assert.equal(rebuild(result, new Set()).text, report.text);
  for (let round = 1; round <= 40; round += 1) {
    const off = new Set(
      result.changes.map(({ id }) => id).filter((id) => (id * 7919 + round * 104729) % 11 < round % 11),
    );
    const built = rebuild(result, off);
    const { text, edits } = built;
    assert.equal(
      text,
      report.with(({ id }) => !off.has(id)),
      `round ${round}`,
    );
    for (const { id, output } of edits) {
      assert.equal(text.slice(output.start, output.end), result.changes.find((change) => change.id === id).replacement);
    }
    for (let at = 0; at < text.length; at += 97) {
      const inside = edits.some(({ output }) => output.start <= at && at < output.end);
      if (!inside) assert.equal(toOutput(built, toPage(built, at)), at);
    }
  }
});

test('lines hold all text but line feeds and empty lines, each run under its marks', () => {
  const text = 'one two\n\n \nthree\r\nfour';
  const layer = [
    { start: 2, end: 2 },
    { start: 4, end: 14 },
    { start: 18, end: 19 },
  ];
  const found = [...lines(text, [layer, []])];
  assert.deepEqual(
    found.map(({ start, end }) => text.slice(start, end)),
    ['one two', 'three\r', 'four'],
  );
  assert.deepEqual(
    found.map(({ apart }) => apart),
    [false, true, false],
  );
  for (const { start, end, runs } of found) {
    assert.equal(runs.map((run) => text.slice(run.start, run.end)).join(''), text.slice(start, end));
    for (const run of runs) {
      const over = layer.find((mark) => mark.start <= run.start && run.end <= mark.end);
      assert.equal(run.marks[0], over);
      assert.equal(run.marks[1], undefined);
    }
  }
});

test('a long line is cut, but no character is', () => {
  const text = `x${'😀'.repeat(20_000)}`;
  const found = [...lines(text, [])];
  assert.ok(found.length > 1);
  const pieces = found.map(({ start, end }) => text.slice(start, end));
  assert.equal(pieces.join(''), text);
  assert.ok(pieces.every((piece) => piece.isWellFormed()));
});

test('what cannot be seen is shown', () => {
  assert.equal(visible('a\u0007b\u0093\u00a0'), 'a‹07›b‹93›‹A0›');
  assert.equal(visible('plain – é 漢 😀'), 'plain – é 漢 😀');
});

// ---------------------------------------------------------------------------------------------- in browsers

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

/** How the page calls its samples. */
const NEWS = 'sample: news page';
const DUMP = 'sample: plain text of a page';

/** A page in a browser with all that it complains of, and all that it asks for. */
class Visit {
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

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** `[title, task, options]`; `only` names the one browser for it. @type {[string, any, any?][]} */
const VISITS = [
  [
    'shows the sample page, its repairs and its removals',
    async (visit) => {
      const report = limpid.process(Buffer.from(sample));
      assert.match(await visit.text('#verdict'), /^\d+ parts? removed, \d+ places? repaired\.$/);
      assert.equal(
        await visit.text('#announcer'),
        `${report.removals.length} parts hidden, ${report.repairs.length} repairs`,
      );
      assert.equal(await visit.count('#original .tag'), report.removals.length);
      assert.equal(await visit.count('#original .fix[role=button]'), report.repairs.length);
      assert.match(await visit.text('#overview'), /utf-8/);
      const lines = report.text.split('\n').filter((line) => line.trim());
      assert.equal(await visit.cleaned(), lines.join('\n'));
    },
    { sample: 'dump', view: 'changes' },
  ],
  [
    'switches one change off and on, by pointer',
    async (visit) => {
      const first = await visit.cleaned();
      await visit.page.click('#original .tag');
      // A click explains; the button puts back.
      assert.equal(await visit.cleaned(), first);
      assert.equal(await visit.text('#change-details [data-act=turn]'), 'Put back');
      await visit.page.click('#change-details [data-act=turn]');
      const kept = await visit.text('#original .gone');
      assert.ok((await visit.cleaned()).startsWith(kept.trim()));
      assert.notEqual(await visit.cleaned(), first);
      await visit.page.click('#change-details [data-act=turn]');
      assert.equal(await visit.cleaned(), first);
    },
    { sample: 'dump', view: 'changes' },
  ],
  [
    'switches repairs, a reason and all changes',
    async (visit) => {
      const first = await visit.cleaned();
      const box = (label) =>
        visit.page.evaluateHandle(
          (wanted) =>
            [...document.querySelectorAll('#change-list .toggle')]
              .find((toggle) => toggle.textContent === wanted)
              .querySelector('input'),
          label,
        );
      const thereAndBack = async (label) => {
        const [input, here] = [await box(label), await visit.cleaned()];
        await input.click();
        assert.notEqual(await visit.cleaned(), here, label);
        await input.click();
        assert.equal(await visit.cleaned(), here, label);
      };
      await thereAndBack('Removals');
      await thereAndBack('related');
      // The repairs of this page lie in parts that are removed: they show once those are back.
      await (await box('Removals')).click();
      await thereAndBack('Repairs');
      await (await box('Removals')).click();
      assert.equal(await visit.cleaned(), first);
      await (await box('All changes')).click();
      assert.equal(
        await visit.cleaned(),
        sample
          .split('\n')
          .filter((line) => line.trim())
          .join('\n'),
      );
      assert.match(await visit.text('#verdict'), /^Nothing/);
    },
    { sample: 'dump', view: 'changes' },
  ],
  [
    'can be used by keyboard alone',
    async (visit) => {
      const { keyboard } = visit.page;
      const first = await visit.cleaned();
      await visit.page.focus('.skip');
      assert.equal(await visit.text(':focus'), 'Skip to the result');
      await keyboard.press('Enter');
      for (let n = 0; n < 12 && (await visit.focused()).id === null; n += 1) await keyboard.press('Tab');
      const start = await visit.focused();
      assert.equal(start.on, 'true');
      await keyboard.press('ArrowDown');
      const next = await visit.focused();
      assert.notEqual(next.id, start.id);
      assert.match(await visit.text('#change-details'), /Details \(\d+ % sure\)/);
      await keyboard.press('Enter');
      assert.equal((await visit.focused()).on, 'false');
      assert.notEqual(await visit.cleaned(), first);
      await keyboard.press(' ');
      assert.deepEqual(await visit.focused(), next);
      assert.equal(await visit.cleaned(), first);
      await keyboard.press('End');
      const last = await visit.focused();
      await keyboard.press('ArrowUp');
      assert.notEqual((await visit.focused()).id, last.id);
      await keyboard.press('Home');
      assert.deepEqual(await visit.focused(), start);
      await keyboard.press('Escape');
      assert.equal(await visit.count('#change-details.open'), 0);
      assert.deepEqual(await visit.focused(), start);
    },
    { sample: 'dump', view: 'changes' },
  ],
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
    'takes text that is pasted anywhere',
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
    'takes a file that is dropped anywhere',
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
    'takes several files, lists them, and shows the one that is chosen',
    async (visit) => {
      await visit.page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['Das CafÃ© öffnete am Montag.'], 'one.txt'));
        dataTransfer.items.add(new File(['The shop opened on Monday.'], 'two.txt'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      });
      await visit.page.waitForFunction(() => document.querySelector('#batch-heading').textContent === '2 files');
      await visit.settled('one.txt');
      assert.equal(await visit.cleaned(), 'Das Café öffnete am Montag.');
      assert.match(await visit.text('#batch li'), /^one\.txt.*1 place repaired$/);
      assert.equal(await visit.text('#batch [aria-current] .file-name'), 'one.txt');
      await visit.page.click('#batch li:nth-child(2) button');
      await visit.settled('two.txt');
      assert.equal(await visit.cleaned(), 'The shop opened on Monday.');
      assert.equal(await visit.text('#batch [aria-current] .file-name'), 'two.txt');
      await visit.page.select('#sample', 'news');
      await visit.settled(NEWS);
      assert.equal(await visit.page.$eval('#batch-panel', (panel) => panel.hidden), true);
    },
  ],
  [
    'saves the results of several files as JSON Lines and as an archive',
    async (visit) => {
      const saved = await visit.page.evaluate(async () => {
        const blobs = [];
        URL.createObjectURL = (blob) => {
          blobs.push(blob);
          return 'data:,';
        };
        const dataTransfer = new DataTransfer();
        for (const name of ['a.txt', 'b.txt']) dataTransfer.items.add(new File([`The cafÃ© of ${name} opened.`], name));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        const button = document.querySelector('#batch-save');
        while (button.disabled)
          await new Promise((resolve) => {
            setTimeout(resolve, 20);
          });
        HTMLAnchorElement.prototype.click = () => {};
        button.click();
        document.querySelector('#batch-zip').click();
        while (blobs.length < 2)
          await new Promise((resolve) => {
            setTimeout(resolve, 20);
          });
        return [await blobs[0].text(), await blobs[1].text()];
      });
      assert.match(saved[1], /^PK\u0003\u0004.*a\.txt.*b\.txt/s);
      const rows = saved[0]
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.deepEqual(
        rows.map(({ name, text, repairs }) => [name, text, repairs]),
        [
          ['a.txt', 'The café of a.txt opened.', 1],
          ['b.txt', 'The café of b.txt opened.', 1],
        ],
      );
    },
  ],
  [
    'an empty field asks for something, and a file without text leaves no result of another page',
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
      assert.equal(await visit.cleaned(), 'There is no text here.');
      await page.select('#sample', 'news');
      await visit.settled(NEWS);
      assert.equal(await visit.text('#error'), '');
    },
  ],
  [
    'takes a folder',
    async (visit, { name, folder }) => {
      await mkdir(join(folder, 'pages'), { recursive: true });
      await writeFile(join(folder, 'pages', 'first.txt'), 'The first page opened on Monday.');
      await writeFile(join(folder, 'pages', 'second.txt'), 'The second page opened on Tuesday.');
      const input = await visit.page.$('#folder');
      // Puppeteer gives a folder to Chromium as it is; Firefox's protocol has no such thing, so it gets the files.
      if (name === 'Firefox') {
        await visit.page.$eval('#folder', (field) => field.removeAttribute('webkitdirectory'));
        await visit.page.$eval('#folder', (field) => field.setAttribute('multiple', ''));
        await input.uploadFile(join(folder, 'pages', 'first.txt'), join(folder, 'pages', 'second.txt'));
      } else {
        await input.uploadFile(join(folder, 'pages'));
      }
      await visit.page.waitForFunction(() => document.querySelector('#batch-heading').textContent === '2 files');
      assert.match(await visit.text('#batch'), /first\.txt.*second\.txt/);
    },
  ],
  [
    'puts the two texts side by side, and the changes back between them',
    async (visit) => {
      await visit.show('changes');
      const isShown = () => visit.page.$eval('.sheet > .changes', (column) => column.offsetParent !== null);
      assert.equal(await isShown(), true);
      await visit.show('side');
      assert.equal(await isShown(), false);
      const widths = await visit.page.$$eval('.sheet > .original, .sheet > .cleaned', (columns) =>
        columns.map(({ offsetWidth }) => offsetWidth),
      );
      assert.ok(Math.abs(widths[0] - widths[1]) <= 1 && widths[0] > 500, String(widths));
      await visit.show('changes');
      assert.equal(await isShown(), true);
    },
  ],
  [
    'a large file is worked on in the worker, with a word about the time',
    async (visit) => {
      const size = globalThis.process.env.LIMPID_LONG ? 20_000_000 : 5_200_000;
      await visit.page.evaluate((bytes) => {
        const seen = { words: new Set(), shown: false, longest: 0 };
        globalThis.seen = seen;
        let last = performance.now();
        setInterval(() => {
          seen.longest = Math.max(seen.longest, performance.now() - last);
          last = performance.now();
          seen.words.add(document.querySelector('#verdict').textContent);
          seen.shown ||= !document.querySelector('#progress').hidden;
        }, 20);
        const line = (n) =>
          `<p>${n}: the river ran straight for a hundred years, and the cafÃ© on its bank was closed all that time.</p>`;
        const lines = Array.from({ length: Math.ceil(bytes / line(10_000).length) }, (_, n) => line(n));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(lines, 'large.html'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      }, size);
      const isDone = () => document.querySelector('#overview').dataset.source === 'large.html';
      await visit.page.waitForFunction(isDone, { timeout: 170_000 });
      const { words, shown, longest } = await visit.page.evaluate(() => ({
        ...globalThis.seen,
        words: [...globalThis.seen.words],
      }));
      assert.ok(
        words.some((word) => /^Working on large\.html \([\d.]+ MB\) … .*command\.$/.test(word)),
        String(words),
      );
      assert.ok(shown);
      // Laying out what is seen first; the work itself is not on this thread.
      assert.ok(longest < 8000, `${longest} ms without a turn`);
      assert.match(await visit.text('#verdict'), /places repaired/);
    },
  ],
  [
    'works on its own thread where no worker starts',
    async (visit, { site }) => {
      await visit.page.evaluateOnNewDocument(() => {
        globalThis.Worker = undefined;
      });
      await visit.page.goto(site.url);
      await visit.settled(NEWS);
      assert.equal(await visit.count('#summary .sentence'), 3);
      // What it loaded of the package is what `cargo xtask demo` puts beside it.
      const gathered = await read('xtask/src/demo.rs');
      const loaded = visit.requests.filter((url) => url.startsWith(`${site.url}limpid/`));
      assert.ok(loaded.length >= 4);
      for (const url of loaded) assert.ok(gathered.includes(`"${url.slice(`${site.url}limpid/`.length)}"`), url);
    },
  ],
  [
    'summarizes the text that the visitor chose',
    async (visit) => {
      const first = await visit.text('#summary');
      const changed = (was) => {
        const now = document.querySelector('#summary');
        return now.querySelector('.sentence') && now.textContent !== was;
      };
      await visit.page.$eval('#change-list input', (box) => box.click());
      await visit.page.waitForFunction(changed, { timeout: 10_000 }, first);
      const marked = await visit.page.$$eval('#cleaned mark', (marks) =>
        marks.map((mark) => mark.textContent).join(' '),
      );
      const sentences = await visit.page.$$eval('#summary .sentence', (found) => found.map((one) => one.textContent));
      assert.equal(sentences.length, 3);
      for (const sentence of sentences) assert.ok(marked.includes(sentence), sentence);
      await visit.page.$eval('#change-list input', (box) => box.click());
      assert.equal(await visit.text('#summary'), first);
    },
    { sample: 'dump' },
  ],
  [
    'marks the sentences of the summary in the text',
    async (visit) => {
      const sentences = await visit.page.$$eval('#summary .sentence', (found) => found.map((one) => one.textContent));
      assert.equal(sentences.length, 3);
      assert.equal(await visit.count('#cleaned mark[data-ordinal]'), 3);
      await visit.page.evaluate(() => document.querySelectorAll('#summary .sentence')[1].click());
      assert.equal(await visit.text(':focus'), sentences[1]);
      await visit.page.select('#unit', 'percent');
      await visit.page.waitForFunction(() => document.querySelectorAll('#summary .sentence').length !== 3);
    },
    { sample: 'dump', view: 'summary' },
  ],
  [
    'says in words what went wrong',
    async (visit) => {
      await visit.page.click('#options-toggle');
      await visit.page.type('#encoding', 'klingon');
      await visit.page.keyboard.press('Tab');
      await visit.page.waitForFunction(() => document.querySelector('#error').textContent.includes('not known'));
      assert.ok((await visit.cleaned()).length > 1000);
    },
  ],
  [
    'has one column on a phone, and never scrolls sideways',
    async (visit) => {
      for (const view of ['text', 'markdown', 'summary', 'changes', 'side']) {
        await visit.page.click(`[data-view=${view}]`);
        const over = await visit.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(over, 0, view);
        const lefts = await visit.page.$$eval('.source, .result', (parts) => parts.map(({ offsetLeft }) => offsetLeft));
        assert.equal(lefts[0], lefts[1], view);
      }
    },
    { width: 360, height: 740 },
  ],
  [
    'turns right-to-left text the right way',
    async (visit, { give }) => {
      const text =
        'افتتحت المكتبة الجديدة يوم الاثنين وجاء الناس لرؤيتها في الصباح الباكر.\n\nIt opened on Monday, in the morning.\n';
      await give(visit, 'arabic.txt', text);
      const sides = await visit.page.$$eval('#original p', (found) =>
        found.map((line) => getComputedStyle(line).direction),
      );
      assert.deepEqual(sides, ['rtl', 'ltr']);
    },
  ],
];

for (const { name, open } of browsers) {
  describe(`the demo page in ${name}`, () => {
    let site;
    let browser;
    let folder;

    before(async () => {
      site = await serve();
      browser = await open();
      folder = await mkdtemp(join(tmpdir(), 'limpid-demo-'));
    });

    after(async () => {
      await browser?.close();
      await site?.close();
      if (folder) await rm(folder, { recursive: true, force: true });
    });

    const visiting = (title, task, options) =>
      test(title, async () => {
        const visit = await Visit.open(browser, site.url, options);
        await task(visit, { name, site, folder, give });
        await visit.close();
      });

    async function give(visit, file, bytes) {
      const path = join(folder, file);
      await writeFile(path, bytes);
      await (await visit.page.$('#file')).uploadFile(path);
      await visit.settled(file);
    }

    for (const [title, task, options] of VISITS) if ((options?.only ?? name) === name) visiting(title, task, options);

    test('works when the server is gone, once it was open', async () => {
      const server = await serve();
      const visit = await Visit.open(browser, server.url, { offline: true });
      // The worker first fills its copy, then takes over.
      await visit.page.waitForFunction(() =>
        navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated'),
      );
      await visit.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await server.close();
      await visit.page.goto(`${server.url}?again`);
      await visit.settled(NEWS);
      assert.equal(await visit.count('#summary .sentence'), 3);
      await give(visit, 'offline.txt', 'Das CafÃ© öffnete am Montag.');
      assert.equal(await visit.cleaned(), 'Das Café öffnete am Montag.');
      await visit.page.close();
    });
  });
}

describe('axe finds nothing to complain of', () => {
  for (const { name, open } of browsers) {
    for (const scheme of name === 'Firefox' ? ['light'] : ['light', 'dark']) {
      test(`${name}, ${scheme}`, async () => {
        const axe = await read('node_modules/axe-core/axe.min.js');
        const [site, browser] = [await serve(), await open()];
        try {
          const visit = await Visit.open(browser, site.url, { scheme });
          await visit.page.click('#options-toggle');
          await visit.page.evaluate(() => {
            const dataTransfer = new DataTransfer();
            for (const name of ['a.txt', 'b.txt'])
              dataTransfer.items.add(new File(['The cafÃ© opened. '.repeat(9)], name));
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
          });
          await visit.settled('a.txt');
          await visit.page.waitForFunction(() => document.querySelector('#batch-heading').textContent === '2 files');
          const look = async () => {
            await visit.page.evaluate(axe);
            const { violations } = await visit.page.evaluate(() => globalThis.axe.run());
            assert.deepEqual(
              violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`),
              [],
            );
          };
          await look();
          await visit.page.select('#sample', 'news');
          await visit.settled(NEWS);
          await visit.show('changes');
          await visit.page.click('#original .fix');
          await visit.page.click('#change-list .more');
          await pause(300);
          await look();
          await visit.close();
        } finally {
          await browser.close();
          await site.close();
        }
      });
    }
  }
});
