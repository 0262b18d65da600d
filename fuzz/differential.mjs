// The WebAssembly half of the differential fuzz target: it reads inputs on standard input and writes what the package
// makes of each, in the form of `answer` in src/lib.rs. A message is its length in four bytes, little-endian, and that
// many bytes.

import { readSync, writeSync } from 'node:fs';
import { process as limpid } from '../pkg/node.js';

const STDIN = 0;
const STDOUT = 1;

/** So many bytes of standard input; null at its end. */
function read(length) {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length;) {
    const got = readSync(STDIN, bytes, at, length - at);
    if (got === 0) return null;
    at += got;
  }
  return bytes;
}

function write(bytes) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  const message = Buffer.concat([length, bytes]);
  for (let at = 0; at < message.length;) at += writeSync(STDOUT, message, at);
}

/** The package gives measured numbers with six decimals. */
const number = (value) => String(Math.round(value * 1e6));

const line = (...fields) => `${fields.join(' ')}\n`;

const change = ({ id, input, output, replacement, reasons, confidence }) => line('change', id, input.start, input.end,
  output.start, output.end, reasons.join(','), number(confidence)) + replacement;

function answer(bytes) {
  const report = limpid(bytes, { summary: { keyPhrases: 5 } });
  return [
    line('encoding', report.encoding),
    line('verdict', report.verdict.replaceAll('-', '')),
    report.pageText,
    report.text,
    report.markdown,
    report.html,
    ...report.changes.map(change),
    ...report.labels.map(({ removal, confidence }) => line('label', removal ?? 'content', number(confidence))),
    ...report.summary.picked.map(({ span, score }) => line('picked', span.start, span.end, number(score))),
    ...report.summary.keyPhrases.map(({ spans, score }) => line('phrase', spans[0].start, spans.length, number(score))),
  ].join('\n');
}

for (let length = read(4); length; length = read(4)) {
  const bytes = length.readUInt32LE() === 0 ? Buffer.alloc(0) : read(length.readUInt32LE());
  write(Buffer.from(answer(new Uint8Array(bytes))));
}
