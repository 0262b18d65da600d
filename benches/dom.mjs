// Cleaning a live document in Chromium: does it agree with the HTML reader, and what does it cost beside Readability.js?
//
//   node benches/dom.mjs DATA [--sets a,b] [--pages 100] [--rounds 3]
//
// DATA is a folder of SET.jsonl.xz with lines {"id","html","gold"}. Pages are shown in a frame that runs no scripts and
// loads nothing. Times are those of the main thread: for limpid reading, labelling and hiding, for Readability.js
// `new Readability(document.cloneNode(true)).parse()`, both warm, the best of the rounds; with --cold once, each
// page in a fresh document, as a reader meets it. See benches/README.md.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { openChromium } from '../tests-wasm/lib/browsers.mjs';
import { serve } from '../tests-wasm/lib/server.mjs';
import * as limpid from '../pkg/node.js';
import { mean, tokenF1 } from './extractors/metrics.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const READABILITY = '@mozilla/readability@0.6.0';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sets: { type: 'string', default: 'scrapinghub,wcxb_dev,trafilatura' },
    pages: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '3' },
    cold: { type: 'boolean', default: false },
    worst: { type: 'string', default: '0' },
  },
});

function readability() {
  const folder = join(ROOT, 'target', 'extractors', 'npm');
  const file = join(folder, 'node_modules', '@mozilla', 'readability', 'Readability.js');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, READABILITY], { stdio: 'inherit' });
  }
  return readFileSync(file, 'utf8');
}

/** A fixed sample: the first pages by the hash of their ids. */
function load(folder, name, limit) {
  const text = execFileSync('xz', ['-dc', join(folder, `${name}.jsonl.xz`)], { maxBuffer: 2 ** 31 - 1, encoding: 'utf8' });
  const rows = text.split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter(({ html }) => html);
  const key = ({ id }) => createHash('sha256').update(`${name}/${id}`).digest('hex');
  const ordered = rows.map((row) => [key(row), row]).sort(([a], [b]) => (a < b ? -1 : 1));
  return ordered.slice(0, limit).map(([, row]) => row);
}

// ------------------------------------------------------------------------------------------------ in the page

/** Makes `bench(html, rounds)` in a page that has Readability. */
async function prepare() {
  const { cleanDocument, init } = await import('/limpid/dom.js');
  const { answer } = await import('/limpid/dom/core.js');
  const { walk } = await import('/limpid/dom/walk.js');
  await init();

  async function show(html) {
    const frame = document.createElement('iframe');
    frame.sandbox = 'allow-same-origin';
    Object.assign(frame.style, { width: '1200px', height: '800px' });
    frame.srcdoc = html;
    document.body.append(frame);
    await new Promise((done) => {
      frame.addEventListener('load', done, { once: true });
      setTimeout(done, 3000);
    });
    return frame;
  }

  function timed(job) {
    const start = performance.now();
    const result = job();
    return [performance.now() - start, result];
  }

  globalThis.bench = async (html, rounds) => {
    const frame = await show(html);
    const { contentDocument: page } = frame;
    const [ours, walks, cores, theirs] = [[], [], [], []];
    let text = '';
    for (let round = 0; round < rounds; round += 1) {
      frame.contentWindow.getComputedStyle(page.body).height;
      const [time, session] = timed(() => cleanDocument(page));
      ours.push(time);
      ({ text } = await session.ready);
      session.undo();
      frame.contentWindow.getComputedStyle(page.body).height;
      const [walked, columns] = timed(() => walk(page).columns);
      walks.push(walked);
      cores.push(timed(() => answer({ type: 'clean', columns, options: {} }))[0]);
      await new Promise((done) => { setTimeout(done, 0); });
      theirs.push(timed(() => {
        try {
          return new globalThis.Readability(page.cloneNode(true)).parse();
        } catch {
          return null;
        }
      })[0]);
    }
    const reading = walk(page);
    const { blocks, pageText, reasons } = answer({ type: 'clean', columns: reading.columns, options: {} });
    const labels = [];
    for (let b = 0; b < blocks.length; b += 7) labels.push([pageText.slice(blocks[b + 2], blocks[b + 3]), reasons[blocks[b + 4] - 1] ?? null]);
    frame.remove();
    const best = (times) => Math.min(...times);
    const elements = page.querySelectorAll('*').length;
    return { ours: best(ours), walk: best(walks), core: best(cores), theirs: best(theirs), nodes: elements, text, labels };
  };
}

// ------------------------------------------------------------------------------------------------ agreement

const squeezed = (text) => text.replace(/[\s\u00a0]+/g, '');

/** Texts and labels of the HTML reader, in the form of `labels` above. */
function labelsOfHtml(html) {
  const report = limpid.process(html, { read: { kind: 'html' } });
  const isRemoved = ({ page }) => {
    const removal = report.removals.find((one) => one.page.start <= page.start && page.end <= one.page.end);
    return removal ? removal.reasons[0] : null;
  };
  return { text: report.text, labels: report.blocks.map((block) => [report.pageText.slice(block.page.start, block.page.end), isRemoved(block)]) };
}

/** Characters whose label is the same, and those of the longer reading. Texts are matched block by block. */
function agreement(one, other) {
  const known = new Map();
  for (const [text, reason] of other) {
    const key = squeezed(text);
    known.set(key, [...(known.get(key) ?? []), reason]);
  }
  let same = 0;
  const misses = [];
  for (const [text, reason] of one) {
    const key = squeezed(text);
    const found = known.get(key);
    if (found?.length > 0) {
      const there = found.shift();
      if ((there === null) === (reason === null)) same += key.length;
      else misses.push([key.length, `${reason} / ${there}: ${text.slice(0, 80)}`]);
    } else {
      misses.push([key.length, `only here: ${text.slice(0, 80)}`]);
    }
  }
  const size = (list) => list.reduce((sum, [text]) => sum + squeezed(text).length, 0);
  return { same, all: Math.max(size(one), size(other)), misses };
}

// ------------------------------------------------------------------------------------------------ the tables

const quantile = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const fixed = (value, digits = 1) => value.toFixed(digits).padStart(8);

/** A fresh page with both programs. */
async function open(page, site) {
  await page.goto(`${site.url}tests-wasm/dom/empty.html`);
  await page.addScriptTag({ content: readability() });
  await page.evaluate(prepare);
}

async function main() {
  const [folder] = positionals;
  if (!folder) throw new Error('usage: node benches/dom.mjs DATA');
  const sets = values.sets.split(',');
  const each = Math.ceil(Number(values.pages) / sets.length);
  const rows = sets.flatMap((name) => load(folder, name, each)).slice(0, Number(values.pages));
  const [site, browser] = [await serve(), await openChromium()];
  const results = [];
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error.message));
    await page.setRequestInterception(true);
    page.on('request', (request) => (request.url().startsWith(site.url) ? request.continue() : request.abort()));
    await open(page, site);
    const measure = (html, rounds) => page.evaluate((given, count) => globalThis.bench(given, count), html, rounds);
    if (!values.cold) for (const { html } of rows.slice(0, 4)) await measure(html, 4);
    for (const { id, html, gold } of rows) {
      if (values.cold) await open(page, site);
      const live = await measure(html, values.cold ? 1 : Number(values.rounds));
      const read = labelsOfHtml(html);
      const f1 = (text) => tokenF1(gold, text);
      results.push({ id, ...live, rest: Math.max(live.ours - live.core, 0), ...agreement(live.labels, read.labels), live: f1(live.text), read: f1(read.text) });
    }
  } finally {
    await browser.close();
    await site.close();
  }
  print(results);
}

function print(results) {
  const sum = (name) => results.reduce((total, one) => total + one[name], 0);
  console.log(`${results.length} pages; elements: median ${quantile(results.map(({ nodes }) => nodes), 0.5)}, most ${Math.max(...results.map(({ nodes }) => nodes))}`);
  console.log(`labels agree on ${(100 * sum('same') / sum('all')).toFixed(2)} % of characters; mean of pages ${(100 * mean(results.map(({ same, all }) => (all ? same / all : 1)))).toFixed(2)} %`);
  console.log(`token F1: live ${mean(results.map(({ live }) => live)).toFixed(4)}, HTML reader ${mean(results.map(({ read }) => read)).toFixed(4)}`);
  console.log('milliseconds      median      90 %       all');
  for (const [title, name] of [['limpid', 'ours'], ['  the walk', 'walk'], ['  the core', 'core'], ['  without the core', 'rest'], ['Readability.js', 'theirs']]) {
    const times = results.map((one) => one[name]);
    console.log(`${title.padEnd(18)}${fixed(quantile(times, 0.5))}${fixed(quantile(times, 0.9))}${fixed(sum(name), 0)}`);
  }
  for (const [title, name] of [['all on the main thread', 'ours'], ['core in a worker', 'rest']]) {
    const ratio = quantile(results.map((one) => one[name] / one.theirs), 0.5);
    console.log(`ratio, ${title}: of sums ${(sum(name) / sum('theirs')).toFixed(3)}, median of pages ${ratio.toFixed(3)} (goal: 0.2)`);
  }
  const worst = results.toSorted((a, b) => a.same - a.all - (b.same - b.all)).slice(0, Number(values.worst));
  for (const { id, same, all, misses } of worst) {
    console.log(`\n${id}: ${same} of ${all}`);
    for (const [size, what] of misses.sort(([a], [b]) => b - a).slice(0, 6)) console.log(`  ${size} ${what.replace(/\s+/g, ' ')}`);
  }
}

await main();
