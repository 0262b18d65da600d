// Makes plain data of what the package returns, so that it can come from a worker. Pure: no document, no core.

import { inOrder } from './choice.js';

/** A report with the repairs and removals in one list, all spans in the page text. */
export function flat(report, decoded, ms) {
  const repairs = report.repairs.map((change) => flatChange(change, report.pageText, false));
  const removals = report.removals.map((change) => flatChange(change, report.pageText, true));
  const { pageText, text, metadata, verdict } = report;
  const changes = inOrder(repairs, removals);
  return { pageText, text, metadata, verdict, decoded, changes, sentences: sentences(report.summary), ms };
}

function flatChange(change, pageText, removal) {
  const { start, end } = change.page;
  const { id, replacement, reasons, confidence, evidence } = change;
  const report = !removal && replacement === pageText.slice(start, end);
  return { id, start, end, replacement, reason: reasons[0], reasons, confidence, evidence, removal, report };
}

/** The sentences of a summary; none where there is no summary. */
export function sentences(summary) {
  const flatten = ({ span, rank, score, parts, picked }) => ({ ...span, rank, score, parts, picked });
  return (summary?.sentences ?? []).map(flatten);
}
