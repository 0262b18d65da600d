// What the page asks of the package. Runs in the page's worker, or on the page's own thread where no worker starts.

import { decode, freeMemory, process, summarize } from './limpid/browser.js';
import { toPlainData, toPlainSummary } from './plain-data.js';

/** Passes through every stage: engines compile a function when it is first called, and the time shown is that of the work. */
const WARM_UP = 'Home | News\n\nThe cafÃ© reopened on Monday. It had been shut for a year.\n';
/** After a longer input the memory of the core is given back. Bytes or characters. */
const LARGE = 4_000_000;

/** The package finds out by itself what bytes are; to read them as told they are decoded first. */
const isTold = (input, options) => typeof input !== 'string' && options.as !== 'auto';

export const jobs = {
  warmUp() {
    process(WARM_UP, { summary: true });
  },

  /** Runs the pipeline. `input` is text or bytes; `options` are those of the package. */
  report(input, options) {
    const began = performance.now();
    try {
      const decoded = isTold(input, options) ? decode(input, options.decode) : null;
      const report = process(decoded?.text ?? input, options);
      return toPlainData(report, decoded ?? report.decoded, performance.now() - began);
    } finally {
      if (input.length > LARGE) freeMemory();
    }
  },

  /** Picks sentences of a text that the visitor made by undoing changes. */
  summary: (text, options) => toPlainSummary(summarize(text, options), text),
};
