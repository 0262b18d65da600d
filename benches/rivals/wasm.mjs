// MB of UTF-8 a second of CPU time that `repair` of the npm package takes for each file, as `kind<TAB>figure` lines.
//
//     node benches/rivals/wasm.mjs KIND=FILE...
//
// compare.py calls it; the package must have been built (`cargo xtask wasm --release`).
import { readFileSync } from 'node:fs';

import { repair } from '../../pkg/node.js';

// The least CPU time of a measurement in seconds, and the rounds of which the best counts.
const MIN_SECONDS = 0.6;
const ROUNDS = 3;

const seconds = (since) => { const used = process.cpuUsage(since); return (used.user + used.system) / 1e6; };

function speed(text, size) {
  let best = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.cpuUsage();
    let times = 0;
    while (seconds(start) < MIN_SECONDS) { repair(text); times += 1; }
    best = Math.max(best, (size * times) / seconds(start) / 1e6);
  }
  return best;
}

for (const argument of process.argv.slice(2)) {
  const at = argument.indexOf('=');
  const bytes = readFileSync(argument.slice(at + 1));
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) console.log(`${argument.slice(0, at)}\t${speed(text, bytes.length)}`);
}
