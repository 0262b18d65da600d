// Measures of extracted text, as the collections of pages define them.

// Chinese, Japanese, Thai, Lao, Burmese and Khmer put no spaces between words: a character is a token.
const UNSPACED = '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff';
const TOKEN = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}_])+`, 'gu');
const WORD = /[\p{L}\p{N}_]+/gu;

export const tokens = (text) => (text ?? '').toLowerCase().match(TOKEN) ?? [];

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function counts(items) {
  const found = new Map();
  for (const item of items) {
    found.set(item, (found.get(item) ?? 0) + 1);
  }
  return found;
}

function overlap(a, b) {
  const [left, right] = [counts(a), counts(b)];
  let both = 0;
  for (const [item, count] of left) {
    both += Math.min(count, right.get(item) ?? 0);
  }
  return both;
}

/** Bag of tokens of one page (WCXB). */
export function tokenF1(gold, text) {
  const [a, b] = [tokens(gold), tokens(text)];
  return a.length + b.length ? (2 * overlap(a, b)) / (a.length + b.length) : 1;
}

function shingles(text) {
  const words = text.match(WORD) ?? [];
  const length = Math.min(4, words.length);
  return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '));
}

/** Four words in a row: F1 of the mean precision and the mean recall (article-extraction-benchmark). */
export function shingleF1(pairs) {
  const [precisions, recalls] = [[], []];
  for (const [gold, text] of pairs) {
    const [a, b] = [shingles(gold), shingles(text)];
    const both = overlap(a, b);
    if (b.length) precisions.push(both / b.length);
    if (a.length) recalls.push(both / a.length);
  }
  const [precision, recall] = [precisions.length ? mean(precisions) : 0, mean(recalls)];
  return precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
}

const folded = (text) => text.replace(/\s+/g, ' ').trim();

/** Phrases that must and must not be there (trafilatura): true positives, false positives, false negatives. */
export function phraseCounts(must, mustNot, text) {
  const page = folded(text);
  const found = page ? must.filter((phrase) => page.includes(folded(phrase))).length : 0;
  const wrong = page ? mustNot.filter((phrase) => page.includes(folded(phrase))).length : 0;
  return [found, wrong, must.length - found];
}

/** F1 of counts pooled over pages; not a number where no page has phrases. */
export function pooledF1(rows) {
  const [found, wrong, missed] = [0, 1, 2].map((at) => rows.reduce((sum, row) => sum + row[at], 0));
  return (2 * found) / (2 * found + wrong + missed);
}
