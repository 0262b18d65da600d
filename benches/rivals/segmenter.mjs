// Sentences of Intl.Segmenter for sentences.py: JSON Lines {"text","lang"} in, arrays of sentences out, last the CPU time.

import { readFileSync, writeSync } from 'node:fs';

const documents = readFileSync(0, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const segmenters = new Map();

function segmenter(lang) {
  if (!segmenters.has(lang)) segmenters.set(lang, new Intl.Segmenter(lang, { granularity: 'sentence' }));
  return segmenters.get(lang);
}

documents.forEach(({ lang }) => segmenter(lang));
const before = process.cpuUsage();
const made = documents.map(({ text, lang }) => Array.from(segmenter(lang).segment(text), ({ segment }) => segment));
const { user, system } = process.cpuUsage(before);
made.forEach((sentences) => writeSync(1, `${JSON.stringify(sentences)}\n`));
writeSync(1, `${JSON.stringify({ seconds: (user + system) / 1e6 })}\n`);
