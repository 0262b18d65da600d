// Cleaning, side by side with other programs: quality and CPU time on the same pages.
//
//   node benches/clean.mjs DATA [--sets a,b] [--pages 100] [--programs limpid,dom_smoothie,…] [--only FILE]
//
// DATA is a folder of SET.jsonl.xz with lines {"id","html","gold","with"?,"without"?}. See benches/README.md.

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { mean, phraseCounts, pooledF1, shingleF1, tokenF1, tokens } from './extractors/metrics.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '..');
/** Everything that is installed or built for this comparison. */
const BUILD = join(ROOT, 'target', 'extractors');
/** Exact versions, so that a table can be made again; other tables take them from here too. */
const NPM = join(HERE, 'rivals', 'package.json');
const PIP = join(HERE, 'rivals', 'requirements.txt');
const PYTHON = ['trafilatura', 'lxml_html_clean', 'resiliparse'];

// ------------------------------------------------------------------------------------------------ programs

const run = (command, args, options) => execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });

function cargo(manifest, target, ...args) {
  run('cargo', ['build', '--release', '--quiet', '--manifest-path', manifest, '--target-dir', target, ...args]);
}

/** Where the programs of a list of versions are installed: another list, another folder. */
const folderOf = (name, versions) => join(BUILD, `${name}-${createHash('sha256').update(readFileSync(versions)).digest('hex').slice(0, 8)}`);

function npm() {
  const folder = folderOf('npm', NPM);
  if (!existsSync(join(folder, 'node_modules', 'defuddle'))) {
    mkdirSync(folder, { recursive: true });
    copyFileSync(NPM, join(folder, 'package.json'));
    run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder]);
  }
  return folder;
}

function python() {
  const folder = folderOf('venv', PIP);
  const binary = join(folder, 'bin', 'python');
  if (!existsSync(join(folder, 'bin', 'trafilatura'))) {
    run('python3', ['-m', 'venv', folder]);
    run(binary, ['-m', 'pip', 'install', '--quiet', '--constraint', PIP, ...PYTHON]);
  }
  return binary;
}

/** Each gives the command that reads and writes JSON Lines, after building what it needs. */
const PROGRAMS = {
  limpid() {
    const target = join(ROOT, 'target');
    cargo(join(ROOT, 'Cargo.toml'), target, '-p', 'limpid-cli');
    return [join(target, 'release', 'limpid'), 'clean', '--jsonl', '-j', '1', '-q'];
  },
  dom_smoothie() {
    cargo(join(HERE, 'extractors', 'Cargo.toml'), BUILD);
    return [join(BUILD, 'release', 'limpid-extractors')];
  },
  'readability.js': () => [process.execPath, join(HERE, 'extractors', 'javascript.mjs'), npm(), 'readability'],
  defuddle: () => [process.execPath, join(HERE, 'extractors', 'javascript.mjs'), npm(), 'defuddle'],
  trafilatura: () => [python(), join(HERE, 'rivals', 'lines.py'), 'trafilatura'],
  resiliparse: () => [python(), join(HERE, 'rivals', 'lines.py'), 'resiliparse'],
};

// ------------------------------------------------------------------------------------------------ pages

/** A fixed sample of a set: pages whose gold text is in their HTML. */
function load(folder, name, limit, only) {
  const packed = join(folder, `${name}.jsonl.xz`);
  const text = execFileSync('xz', ['-dc', packed], { maxBuffer: 2 ** 31 - 1, encoding: 'utf8' });
  const rows = text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const key = (row) => createHash('sha256').update(`${name}/${row.id}`).digest('hex');
  const ordered = rows.map((row) => [key(row), row]).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const chosen = ordered.filter((row) => !only || only.has(`${name}/${row.id}`));
  return chosen.slice(0, limit).filter((row) => (row.gold?.trim() ? reachable(row) : row.with?.length));
}

function reachable(row) {
  const gold = new Set(tokens(row.gold));
  const page = new Set(tokens(row.html));
  return [...gold].filter((token) => page.has(token)).length >= 0.6 * gold.size;
}

// ------------------------------------------------------------------------------------------------ measuring

/** Runs `command` on `input`: the texts by id, and the CPU seconds of the whole process, start included. */
function measure(command, input, folder) {
  const output = join(folder, 'out.jsonl');
  const [stdin, stdout] = [openSync(input, 'r'), openSync(output, 'w')];
  const script = 'TIMEFORMAT="cpu %U %S"; time "$@"';
  const result = spawnSync('bash', ['-c', script, 'bash', ...command], {
    stdio: [stdin, stdout, 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  closeSync(stdin);
  closeSync(stdout);
  const times = /cpu ([\d.]+) ([\d.]+)\s*$/.exec(result.stderr);
  if (result.status !== 0 || !times) {
    throw new Error(`${command[0]} ended with status ${result.status}: ${result.stderr.slice(-500)}`);
  }
  const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  return { texts: new Map(lines.map(({ id, text }) => [id, text ?? ''])), cpu: Number(times[1]) + Number(times[2]) };
}

function score(rows, texts) {
  const pairs = rows.map((row) => [row, texts.get(row.id) ?? '']);
  const judged = pairs.filter(([row]) => row.gold?.trim());
  return {
    token: mean(judged.map(([row, text]) => tokenF1(row.gold, text))),
    shingle: shingleF1(judged.map(([row, text]) => [row.gold, text])),
    phrases: pooledF1(pairs.map(([row, text]) => phraseCounts(row.with ?? [], row.without ?? [], text))),
  };
}

const decimals = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '–');

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sets: { type: 'string', default: 'scrapinghub,wcxb_dev,zh69' },
      pages: { type: 'string', default: '100' },
      programs: { type: 'string', default: Object.keys(PROGRAMS).join(',') },
      only: { type: 'string' },
      limpid: { type: 'string' },
    },
  });
  const [data] = positionals;
  if (!data || !readdirSync(data).length) {
    console.error('usage: node benches/clean.mjs DATA [--sets a,b] [--pages N] [--programs a,b] [--only FILE] [--limpid COMMAND]');
    process.exit(2);
  }
  const only = values.only && new Set(readFileSync(values.only, 'utf8').split('\n'));
  if (values.limpid) PROGRAMS.limpid = () => [values.limpid, 'clean', '--jsonl', '-j', '1', '-q'];
  const folder = mkdtempSync(join(tmpdir(), 'limpid-extractors-'));
  const commands = Object.entries(PROGRAMS)
    .filter(([name]) => values.programs.split(',').includes(name))
    .map(([name, command]) => [name, command()]);
  console.log('| set | program | token F1 | shingle F1 | phrases F1 | CPU ms per page | times limpid |');
  console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: |');
  for (const set of values.sets.split(',')) {
    const rows = load(data, set, Number(values.pages), only);
    const input = join(folder, 'in.jsonl');
    writeFileSync(input, rows.map(({ id, html, url }) => JSON.stringify({ id, html, url })).join('\n') + '\n');
    if (!rows.length) continue;
    let base = NaN;
    for (const [name, command] of commands) {
      const { texts, cpu } = measure(command, input, folder);
      const { token, shingle, phrases } = score(rows, texts);
      const time = (cpu * 1000) / rows.length;
      base = name === 'limpid' ? time : base;
      const cells = [`${set} (${rows.length})`, name, decimals(token, 3), decimals(shingle, 3), decimals(phrases, 3)];
      console.log(`| ${[...cells, decimals(time, 2), decimals(time / base, 1)].join(' | ')} |`);
    }
  }
  rmSync(folder, { recursive: true });
}

main();
