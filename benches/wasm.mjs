// WebAssembly in Node against the native command: CPU time (user) of the same stages on the same pages.
//
//   cargo build --release && cargo xtask wasm --release && node benches/wasm.mjs [FILE…]
//
// Without FILE it takes the sample page. Each stage runs over many copies, in one process, the best of three runs
// counts. WebAssembly includes the plain objects that JavaScript gets; the command includes its start, reading the files
// and writing the text.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clean, limpid, repair, sentences } from '../pkg/node.js';

/** Bytes that each stage reads: the clock of the shell has ticks of 10 ms, and starting the command must not count. */
const BYTES = 20_000_000;
const RUNS = 3;

const root = fileURLToPath(new URL('..', import.meta.url));
const command = join(root, 'target/release/limpid');

/** The command repairs and cleans before it splits or summarizes. */
const STAGES = [
  { name: 'repair', flags: ['repair'], run: repair },
  { name: 'clean', flags: ['clean'], run: clean },
  { name: 'sentences', flags: ['sentences'], run: (text) => sentences(limpid(text).text) },
  { name: 'summarize', flags: ['summarize'], run: (text) => limpid(text, { summary: true }) },
  { name: 'repair and clean', flags: [], run: limpid },
];

/** Copies of the pages below `folder`, so that the command reads as much as the package. */
function copies(pages, folder) {
  const size = pages.reduce((sum, page) => sum + statSync(page).size, 0);
  const files = [];
  for (let n = 0; n * size < BYTES; n += 1) {
    for (const [at, page] of pages.entries()) {
      const copy = join(folder, `${n}-${at}`);
      copyFileSync(page, copy);
      files.push(copy);
    }
  }
  return files;
}

/** Seconds of user time of the command; `times` of the shell prints them, children on its second line. */
function native(flags, list) {
  const script = '"$@" >/dev/null || exit; times';
  const printed = execFileSync('sh', ['-c', script, 'sh', command, ...flags, '--input-file', list], { encoding: 'utf8' });
  const [, minutes, seconds] = printed.trim().split('\n')[1].match(/^(\d+)m([\d.]+)s/);
  return Number(minutes) * 60 + Number(seconds);
}

/** Seconds of user time of `run` over all texts. */
function wasm(run, texts) {
  const before = process.cpuUsage();
  for (const text of texts) {
    run(text);
  }
  return process.cpuUsage(before).user / 1e6;
}

function best(measure) {
  return Math.min(...Array.from({ length: RUNS }, measure));
}

const pages = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'limpid-bench-'));
try {
  const files = copies(pages.length ? pages : [join(root, 'tests/sample/page.txt')], folder);
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const megabytes = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;
  const list = join(folder, 'list');
  writeFileSync(list, files.join('\n'));
  console.log(`${files.length} pages, ${megabytes.toFixed(1)} MB, Node ${process.version}`);
  console.log('| stage | native MB/s | wasm MB/s | wasm of native |');
  console.log('| --- | ---: | ---: | ---: |');
  for (const { name, flags, run } of STAGES) {
    const [here, there] = [best(() => wasm(run, texts)), best(() => native(flags, list))];
    const cells = [name, (megabytes / there).toFixed(1), (megabytes / here).toFixed(1), `${((100 * there) / here).toFixed(0)} %`];
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
