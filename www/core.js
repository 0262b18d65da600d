// The border to the package: runs it and makes plain data of its results, so that they can come from a worker.

import { init, process, summarize, decode } from './limpid/browser.js';
import { inOrder } from './choice.js';

/** Runs the pipeline. `input` is text or bytes; `options` are those of the package. */
export async function run(input, options) {
  await init();
  const began = performance.now();
  const report = process(...asked(input, options));
  const ms = performance.now() - began;
  return flat(report, ms);
}

/** Picks sentences of a text that the visitor made by switching changes off. */
export async function resummarize(text, options) {
  await init();
  return sentences(summarize(text, options));
}

/** The package looks at bytes by itself; to read them as told they are decoded first. */
function asked(input, options) {
  if (typeof input === 'string' || options.as === 'auto') return [input, options];
  return [decode(input, options.decode).text, options];
}

function flat(report, ms) {
  const repairs = report.repairs.map((change) => flatChange(change, report.pageText, false));
  const removals = report.removals.map((change) => flatChange(change, report.pageText, true));
  const { pageText, text, metadata, verdict, decoded } = report;
  const changes = inOrder(repairs, removals);
  return { pageText, text, metadata, verdict, decoded, changes, sentences: sentences(report.summary), ms };
}

function flatChange(change, pageText, removal) {
  const { start, end } = change.page;
  const { id, replacement, reasons, confidence, evidence } = change;
  const report = !removal && replacement === pageText.slice(start, end);
  return { id, start, end, replacement, reason: reasons[0], reasons, confidence, evidence, removal, report };
}

function sentences(summary) {
  const flatten = ({ span, rank, score, parts, picked }) => ({ ...span, rank, score, parts, picked });
  return (summary?.sentences ?? []).map(flatten);
}
