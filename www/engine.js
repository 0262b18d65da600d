// The page's one way to the package: in a worker, or on this thread where no worker starts.

import './trusted-types.js';

import { flat, picked } from './flat.js';
import { createWorker, decode, init, process, summarize } from './limpid/browser.js';

/** Passes through every stage: engines compile a function when it is first called, and the time shown is that of the work. */
const WARM_UP = 'Home | News\n\nThe cafÃ© reopened on Monday. It had been shut for a year.\n';

/** The functions of the package, loaded and called once: those of a worker, or those of this thread. */
const limpid = start();

async function start() {
  try {
    const worker = createWorker();
    await worker.process(WARM_UP, { summary: true });
    return worker;
  } catch {
    await init();
    process(WARM_UP, { summary: true });
    return { process, decode, summarize };
  }
}

/** Runs the pipeline. `input` is text or bytes; `options` are those of the package. */
export async function run(input, options) {
  const { process, decode } = await limpid;
  const began = performance.now();
  const decoded = isTold(input, options) ? await decode(input, options.decode) : null;
  const report = await process(decoded?.text ?? input, options);
  return flat(report, decoded ?? report.decoded, performance.now() - began);
}

/** Picks sentences of a text that the visitor made by undoing changes. */
export async function resummarize(text, options) {
  const { summarize } = await limpid;
  return picked(await summarize(text, options), text);
}

/** The package finds out by itself what bytes are; to read them as told they are decoded first. */
const isTold = (input, options) => typeof input !== 'string' && options.as !== 'auto';
