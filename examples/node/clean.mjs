// Cleans a saved page and prints its text and what was removed: `node clean.mjs page.html`. Nothing has to be set up.

import { readFileSync } from 'node:fs';
import { limpid } from 'limpid';

const [, , file] = process.argv;
// Bytes, so that the encoding is detected; a string is taken as it is.
const report = limpid(readFileSync(file));

console.log(report.text);
for (const { reasons, confidence, input } of report.removals) {
  console.error(`${reasons[0]} (${confidence.toFixed(2)}): ${input.end - input.start} characters`);
}
