// Cleaning and following a long live page in Chromium: what each step costs, and the longest task while it grows.
//
//   node benches/dom-long.mjs [--letters 2000] [--rounds 5]
//
// The page is tests-wasm/site/endless.html, grown to 12 elements a letter. `relayout` is the browser's own work after
// hiding. Tasks are those of the Long Tasks API (50 ms and more, painting included) while the page grows, with the core in a
// worker as in the extension, and in the page's own script.

import { parseArgs } from 'node:util';

import { openChromium } from '../tests-wasm/lib/browsers.mjs';
import { serve } from '../tests-wasm/lib/server.mjs';

const { values } = parseArgs({
  options: { letters: { type: 'string', default: '2000' }, rounds: { type: 'string', default: '5' } },
});

/** Runs in the page: the best times of `rounds` cleanings. */
async function steps(letters, rounds) {
  const { cleanDocument, init } = await import('/limpid/dom.js');
  const { answer } = await import('/limpid/dom/core.js');
  const { planParts, planRepairs } = await import('/limpid/dom/plan.js');
  const { walk } = await import('/limpid/dom/walk.js');
  await init();
  for (let n = 0; n < letters; n += 1) globalThis.more();
  const best = {};
  const timed = (name, job) => {
    const start = performance.now();
    const result = job();
    best[name] = Math.min(best[name] ?? Infinity, performance.now() - start);
    return result;
  };
  const settle = () => document.body.offsetHeight;
  for (let round = 0; round < rounds; round += 1) {
    settle();
    const [reading, columns] = timed('walk', () => {
      const read = walk(document);
      return [read, read.columns];
    });
    const given = timed('core', () => answer({ type: 'clean', columns, options: {} }));
    timed('plan', () => [planRepairs(reading, given), planParts(reading, given)]);
    const session = timed('all', () => cleanDocument(document));
    await session.ready;
    timed('relayout', settle);
    session.undo();
    await new Promise((done) => { setTimeout(done, 50); });
  }
  return { elements: document.querySelectorAll('*').length, ...best };
}

/** Runs in the page: the longest task while it grows by `rounds` letters, and how long each was waited for. */
async function following(rounds, isInWorker) {
  const { cleanDocument } = await import('/limpid/dom.js');
  const source = `
    import { init } from '${location.origin}/limpid/browser.js';
    import { answer } from '${location.origin}/limpid/dom/core.js';
    const ready = init();
    onmessage = async ({ data: [id, job] }) => { await ready; postMessage([id, answer(job)]); };`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { type: 'module' });
  const waiting = new Map();
  worker.onmessage = ({ data: [id, given] }) => waiting.get(id)(given);
  const transport = (job) => new Promise((done) => { worker.postMessage([waiting.set(waiting.size, done).size - 1, job]); });
  const session = cleanDocument(document, { observe: { debounce: 50, budget: 200 }, ...(isInWorker ? { transport } : {}) });
  await session.ready;
  const pause = (time) => new Promise((done) => { setTimeout(done, time); });
  await pause(1500);
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
  for (let round = 0; round < rounds; round += 1) {
    const change = new Promise((done) => { session.on('change', done); });
    globalThis.more();
    await change;
    await pause(300);
  }
  const longest = Math.max(...tasks, 0);
  session.disconnect();
  session.undo();
  return longest;
}

const [site, browser] = [await serve(), await openChromium()];
try {
  const page = await browser.newPage();
  await page.goto(`${site.url}tests-wasm/site/endless.html`);
  const rounds = Number(values.rounds);
  const { elements, ...times } = await page.evaluate(steps, Number(values.letters), rounds);
  const rest = times.all - times.core;
  console.log(`${elements} elements; milliseconds, the best of ${rounds}`);
  for (const [name, time] of Object.entries({ ...times, 'without the core': rest })) console.log(`${name.padEnd(18)}${time.toFixed(1).padStart(8)}`);
  for (const [title, isInWorker] of [['in a worker', true], ['in this script', false]]) {
    const longest = await page.evaluate(following, rounds, isInWorker);
    console.log(`following, core ${title}: ${longest === 0 ? 'no task of 50 ms' : `longest task ${longest.toFixed(0)} ms`} (goal: 50)`);
  }
} finally {
  await browser.close();
  await site.close();
}
