// What cleaning does to saved pages in a browser: pictures, headlines and text that are lost, text that gets narrower,
// pages that begin blank or have to be scrolled sideways.
//
//   node benches/live.mjs DATA [--browser Firefox] [--focus recall] [--half a|b] [--only ID,ID] [--show]
//
// DATA is a folder with extract/readability.jsonl.xz (`{"id","html","gold"}`) and peers/readability_expected.jsonl
// (`{"id","title","images"}`). Scripts are off and nothing is loaded; every picture is a generated one of the declared
// size, else 640 × 360. A content picture is an `img` that is shown and whose file name is expected; a headline is a shown
// `h1` with the words of the expected title; a block of text is a line of the gold that the page shows. Pages are in two
// halves by the hash of their id: look at failures of half `a` only, and take `b` as the measure. See benches/README.md.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { browsers } from '../tests-wasm/lib/browsers.mjs';
import { serve } from '../tests-wasm/lib/server.mjs';
import { installMeasure } from './live/look.mjs';
import { declaredSizes, drawPicture, nameOf } from './live/pictures.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', default: 'Chromium' },
    focus: { type: 'string', default: 'balanced' },
    half: { type: 'string' },
    only: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
});

/** What can be lost or go wrong, and the number that it is a share of. */
const FAULTS = [
  ['content pictures lost', 'lostPictures', 'pictures'],
  ['headlines lost', 'lostHeadlines', 'headlines'],
  ['text blocks lost', 'lostLines', 'lines'],
  ['narrower text', 'narrow', null],
  ['scrolled sideways', 'sideways', null],
  ['blank first screen', 'blank', null],
];

const halfOf = (id) => (createHash('sha256').update(id).digest()[0] % 2 === 0 ? 'a' : 'b');

function load(folder) {
  const packed = join(folder, 'extract', 'readability.jsonl.xz');
  const text = execFileSync('xz', ['-dc', packed], { maxBuffer: 2 ** 30, encoding: 'utf8' });
  const parse = (lines) => lines.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const expected = new Map(parse(readFileSync(join(folder, 'peers', 'readability_expected.jsonl'), 'utf8')).map((row) => [row.id, row]));
  const only = values.only?.split(',');
  return parse(text)
    .map((row) => ({ ...row, ...expected.get(row.id), half: halfOf(row.id) }))
    .filter(({ id, half }) => (!values.half || half === values.half) && (!only || only.includes(id)));
}

/** Answers all requests of saved pages; `current` holds the page that is shown now. */
async function intercept(page, site, current) {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const address = request.url();
    const answer = (contentType, body) => request.respond({ status: 200, contentType, body }).catch(() => {});
    const isOurs = address.startsWith(site.url);
    // Firefox does not show the purpose of a request, only what it accepts.
    const isPicture = request.headers().accept?.startsWith('image/');
    if (address === `${site.url}saved/${current.name}`) answer('text/html; charset=utf-8', current.html);
    else if (isPicture && /^https?:/.test(address))
      answer('image/svg+xml', drawPicture(current.sizes.get(nameOf(address))));
    else if (/^https?:/.test(address) && (!isOurs || address.startsWith(`${site.url}saved/`)))
      request.abort().catch(() => {});
    else request.continue().catch(() => {});
  });
}

async function measureAll(rows) {
  const { open } = browsers.find(({ name }) => name === values.browser);
  const [site, browser] = [await serve(), await open()];
  const results = [];
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1300, height: 820 });
    const current = { name: '', html: '', sizes: new Map() };
    await intercept(page, site, current);
    await page.goto(`${site.url}tests-wasm/dom/empty.html`);
    await page.evaluate(installMeasure);
    for (const { id, half, html, gold, title, images } of rows) {
      const name = encodeURIComponent(id);
      Object.assign(current, { name, html, sizes: declaredSizes(html) });
      const wanted = { gold, title, images: images ?? [] };
      const run = (address, given, options) => globalThis.measure(address, given, options);
      const result = await page.evaluate(run, `${site.url}saved/${name}`, wanted, { focus: values.focus });
      if (result) results.push({ id, half, ...result });
      else console.log(`${id}: was not shown`);
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return results;
}

function print(title, results) {
  const sum = (name) => results.reduce((total, one) => total + (one[name].length ?? one[name]), 0);
  console.log(`\n${title}: ${results.length} pages, ${sum('hidden')} changes, ${results.filter(({ undo }) => undo === false).length} not restored`);
  console.log(`  other text hidden: ${((100 * sum('otherHidden')) / Math.max(sum('other'), 1)).toFixed(1)} % of ${sum('other')} characters`);
  for (const [name, lost, all] of FAULTS) {
    const share = all ? ` of ${sum(all)} (${((100 * sum(lost)) / Math.max(sum(all), 1)).toFixed(2)} %)` : ` on ${results.filter((one) => one[lost].length > 0).length} pages`;
    console.log(`  ${name}: ${sum(lost)}${share}`);
  }
}

function showFaults({ id, half, verdict, ...one }) {
  const faults = FAULTS.flatMap(([name, lost]) => one[lost].map((what) => `  ${name}: ${what}`));
  if (faults.length > 0) console.log(`\n${half} ${id} (${verdict})\n${faults.join('\n')}`);
}

const [folder] = positionals;
if (!folder) throw new Error('usage: node benches/live.mjs DATA');
const results = await measureAll(load(folder));
if (values.show) for (const result of results) showFaults(result);
for (const half of ['a', 'b']) {
  const part = results.filter((one) => one.half === half);
  if (part.length > 0) print(`half ${half}`, part);
}
if (!values.half) print('all', results);
