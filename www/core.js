// The border to the package: the only file that calls it.

import { init, process, summarize, decode } from './limpid/browser.js';
import { flat, picked } from './flat.js';

/** Enough to pass through every stage. */
const WARM_UP = 'Home | News\n\nThe cafÃ© reopened on Monday. It had been shut for a year.\n';

/** The core, loaded and run once: engines compile a function at its first call, and the time shown is that of the work. */
const ready = init().then(() => process(WARM_UP, { summary: true }));

/** Runs the pipeline. `input` is text or bytes; `options` are those of the package. */
export async function run(input, options) {
  await ready;
  const began = performance.now();
  const decoded = isTold(input, options) ? decode(input, options.decode) : null;
  const report = process(decoded?.text ?? input, options);
  const ms = performance.now() - began;
  return flat(report, decoded ?? report.decoded, ms);
}

/** Picks sentences of a text that the visitor made by switching changes off. */
export async function resummarize(text, options) {
  await ready;
  return picked(summarize(text, options), text);
}

/** The package looks at bytes by itself; to read them as told they are decoded first. */
const isTold = (input, options) => typeof input !== 'string' && options.as !== 'auto';
