// The generated parts of the documentation, as Markdown. Options and reasons come from the types of the package, flags from
// the help of the command, known failures from the test cases, and figures from benches/RESULTS.md, so nothing is written twice.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { examples } from './example.mjs';

export const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const types = read('pkg/index.d.ts') + read('pkg/dom/types.d.ts');

/** Examples of known failures are cut to this many characters. */
const MAX_INPUT_CHARS = 600;

// `{@link name}` is TypeDoc's notation; here it becomes code.
const folded = (comment) =>
  comment
    .replace(/^\s*\/?\*+\/?/gm, '')
    .replace(/\*\/\s*$/, '')
    .replace(/\s+/g, ' ')
    .replace(/\{@link (\S+)\}/g, '`$1`')
    .trim();
const cell = (text) => text.replaceAll('|', '\\|');
/** `text` as inline code, even if it contains backticks; line breaks become spaces. */
const code = (text) => {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const ticks = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${text.replaceAll('\n', ' ')}${pad}${ticks}`;
};

/** The fields of an interface: name, type and documentation. */
export function fields(name) {
  const [, body] = types.match(new RegExp(`export interface ${name}\\b[^{]*\\{\\n([\\s\\S]*?\\n)\\}`));
  const found = body.matchAll(/\/\*\*([\s\S]*?)\*\/\s*(\w+)\?: (.+);\n/g);
  return [...found].map(([, comment, field, type]) => ({
    field,
    type: type.replace(' | undefined', ''),
    says: folded(comment),
  }));
}

function options(...names) {
  const rows = names
    .flatMap(fields)
    .map(({ field, type, says }) => `| \`${field}\` | ${code(cell(type))} | ${cell(says)} |`);
  return ['| option | type | meaning and default |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The codes of a union type, with the documentation of each. */
export function reasonsOf(name) {
  const body = types.split(`export type ${name} =`)[1].split('\n\n')[0];
  return [...body.matchAll(/\/\*\*([\s\S]*?)\*\/\s*\| '([\w-]+)'/g)].map(([, comment, reason]) => ({
    reason,
    says: folded(comment),
  }));
}

/** The variants of a union type, after its documentation. */
function forms(name) {
  const [, comment, body] = types.match(new RegExp(`/\\*\\*([^/]*)\\*/\\nexport type ${name} =\\n([\\s\\S]*?);\\n`));
  const list = body.split('\n').map((line) => `- ${code(line.replace(/^\s*\|\s*/, '').replaceAll('readonly ', ''))}`);
  return [folded(comment), '', ...list].join('\n');
}

const errors = () =>
  [
    '| code | meaning |',
    '| --- | --- |',
    ...reasonsOf('ErrorCode').map(({ reason, says }) => `| \`${reason}\` | ${cell(says)} |`),
  ].join('\n');

/** Why a code has no example. */
export const withoutExample = {
  surrogate:
    'There is no example, because decoding already joins such pairs before repair sees the text. The code is kept for results of other readers.',
  template: 'There is no example, because this reason requires several pages of one site.',
};

function example({ input, bytes, html, options: asked }, { change, report }) {
  const given = asked ? `, with \`${JSON.stringify(asked)}\`` : '';
  if (html !== undefined) {
    const gone = (report.pageText ?? '').slice(change.input.start, change.input.end).trim();
    return `\`\`\`html\n${html}\n\`\`\`\n\nRemoved: ${code(gone)}, confidence ${change.confidence.toFixed(2)}${given}`;
  }
  if (bytes !== undefined) {
    const hex = bytes.replace(/[\u0080-\u00ff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`);
    return `The bytes ${code(hex)} become ${code(report.text)}, confidence ${change.confidence.toFixed(2)}${given}`;
  }
  const shown = (text) =>
    code(
      text.replace(
        /[\u0000-\u001f\u007f-\u00a0\u0300-\u036f]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    );
  return `${shown(input)} becomes ${shown(report.text)}, confidence ${change.confidence.toFixed(2)}${given}`;
}

function reasons(ran, name) {
  const index = reasonsOf(name)
    .map(({ reason }) => `[\`${reason}\`](#${reason})`)
    .join(' · ');
  const told = reasonsOf(name).map(({ reason, says }) => {
    const known = examples.find((one) => one.code === reason);
    const shown = known ? example(known, ran(known)) : withoutExample[reason];
    return `### \`${reason}\`\n\n${says}\n\n${shown}`;
  });
  return [index, ...told].join('\n\n');
}

/** The headings of the help text with their flags: `[heading, [[flag, meaning], …]]`. */
export function flags(help) {
  const sections = [];
  for (const line of help.split('\n')) {
    const heading = line.match(/^([A-Z][a-z]+):$/);
    const flag = line.match(/^ {2,8}(-\S.*?)(?: {2,}(\S.*))?$/);
    const more = line.match(/^ {12,}(\S.*)$/);
    if (heading) sections.push([heading[1], []]);
    else if (flag) sections.at(-1)?.[1].push([flag[1], flag[2] ?? '']);
    else if (more && sections.at(-1)?.[1].length) sections.at(-1)[1].at(-1)[1] += ` ${more[1]}`;
  }
  return sections.filter(([, list]) => list.length);
}

function flagTables(help) {
  const row = ([flag, what]) => `| ${code(flag)} | ${cell(what.trim()).replaceAll('<', '&lt;')} |`;
  const table = ([heading, list]) => `## ${heading}\n\n| flag | meaning |\n| --- | --- |\n${list.map(row).join('\n')}`;
  return flags(help).map(table).join('\n\n');
}

/** The cases of all `known-failures` folders: `{ stage, label, comment, input }`. */
export function knownFailures() {
  const folder = join(root, 'tests/cases');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /known-failures.*\.json$/.test(file))
    .sort();
  return files.flatMap((file) =>
    JSON.parse(readFileSync(join(folder, file), 'utf8')).map((one) => ({ ...one, stage: file.split(/[\\/]/)[0] })),
  );
}

function failures() {
  const shorten = (text) => (text.length > MAX_INPUT_CHARS ? `${text.slice(0, MAX_INPUT_CHARS)} …` : text);
  const show = ({ label, comment, input }) =>
    `${heading(label)}${comment.replaceAll('<', '&lt;')}\n\n~~~~text\n${shorten(input)}\n~~~~`;
  const byStage = Map.groupBy ? Map.groupBy(knownFailures(), ({ stage }) => stage) : grouped(knownFailures());
  return [...byStage].map(([stage, list]) => `## ${capital(stage)}\n\n${list.map(show).join('\n\n')}`).join('\n\n');
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** The label of a case in words. One that ends with a number only counts cases, which helps no reader. */
const heading = (label) => (/\d$/.test(label) ? '' : `### ${capital(label.replaceAll('-', ' '))}\n\n`);

function grouped(list) {
  const groups = new Map();
  for (const one of list) groups.set(one.stage, [...(groups.get(one.stage) ?? []), one]);
  return groups;
}

/** The section of a file below that heading, without the heading itself. */
function section(file, ...heading) {
  const text = read(file);
  const [, after] = text.split(`\n## ${heading.join(' ')}\n`);
  return after.split('\n## ')[0].trim();
}

/** Replaces the marks `<!-- name argument … -->` of a page. `run` runs an example; `help` is the command's help text. */
/** A program of the repository as a block of code. Its tests keep it right. */
function file(path) {
  const language = path.slice(path.lastIndexOf('.') + 1).replace(/^[cm]js$/, 'js');
  return `\`\`\`${language}\n${read(path).trimEnd()}\n\`\`\``;
}

export function fill(markdown, { run, help }) {
  const tables = {
    options,
    forms,
    errors,
    reasons: (name) => reasons(run, name),
    flags: () => flagTables(help),
    failures,
    file,
    section,
  };
  return markdown.replace(/^<!-- (\w+) ?(.*?) -->$/gm, (_, name, rest) =>
    tables[name](...rest.split(' ').filter(Boolean)),
  );
}
