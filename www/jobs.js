// The jobs that the page has the package do. They run in the page's worker, or on the main thread if no worker starts.

import { decode, freeMemory, process, summarize } from './limpid/browser.js';
import { toPlainData, toPlainSummary } from './plain-data.js';

/** Runs every stage once, since engines compile functions on their first call, which would distort the time that is shown. */
const WARM_UP = 'Home | News\n\nThe cafÃ© reopened on Monday. It had been shut for a year.\n';
/** After a longer input, the memory of the core is released. Bytes or characters. */
const LARGE_INPUT = 4_000_000;

/** The package detects whether bytes are HTML or text. If the user chose one, the bytes are decoded first. */
const isFormatGiven = (input, options) => typeof input !== 'string' && options.as !== 'auto';

export const jobs = {
  warmUp() {
    process(WARM_UP, { summary: true });
  },

  /** Runs the pipeline. `input` is text or bytes; `options` are those of the package. */
  report(input, options) {
    const began = performance.now();
    try {
      const decoded = isFormatGiven(input, options) ? decode(input, options.decode) : null;
      const report = process(decoded?.text ?? input, options);
      return toPlainData(report, decoded ?? report.decoded, performance.now() - began);
    } finally {
      if (input.length > LARGE_INPUT) freeMemory();
    }
  },

  /** Picks sentences of a text that the visitor made by undoing changes. */
  summary: (text, options) => toPlainSummary(summarize(text, options), text),
};
