// Converts results of the package to plain data that a worker can post. Pure: no document, no core.

import { inOrder } from './selection.js';

/** Kinds of blocks that look different from running text. */
const SHOWN = new Set(['heading', 'list-item', 'code', 'quote']);

/** A report with the repairs and removals in one list, all spans in the page text. */
export function toPlainData(report, decoded, ms) {
  const repairs = report.repairs.map((change) => toPlainChange(change, report.pageText, false));
  const removals = report.removals.map((change) => toPlainChange(change, report.pageText, true));
  const { pageText, text, metadata, verdict } = report;
  const blocks = report.blocks.filter(({ kind }) => SHOWN.has(kind)).map(({ kind, page }) => ({ kind, ...page }));
  const changes = inOrder(repairs, removals);
  return {
    pageText,
    text,
    markdown: report.markdown,
    metadata,
    verdict,
    decoded,
    blocks,
    changes,
    summary: toPlainSummary(report.summary, text),
    ms,
  };
}

function toPlainChange(change, pageText, removal) {
  const { start, end } = change.page;
  const { id, replacement, reasons, confidence, evidence } = change;
  const report = !removal && replacement === pageText.slice(start, end);
  return { id, start, end, replacement, reason: reasons[0], reasons, confidence, evidence, removal, report };
}

/** The sentences of a summary of `text` in its order, how many there were to choose from, and the key phrases. */
export function toPlainSummary(summary, text) {
  const toPlainSentence = ({ span, rank, score, parts, reasons }) => ({ ...span, rank, score, parts, reasons });
  const list = (summary?.picked ?? []).map(toPlainSentence).sort((a, b) => a.start - b.start);
  const phrase = ({ spans }) => ({ text: text.slice(spans[0].start, spans[0].end), count: spans.length });
  return { picked: list, count: summary?.sentences.length ?? 0, phrases: (summary?.keyPhrases ?? []).map(phrase) };
}
