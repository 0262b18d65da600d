// The documentation site: turns docs/*.md into one static page each, with markdown-it. A script adds a search and buttons that
// copy examples; the pages also work without it.
//
//   node docs/build.mjs FOLDER < help-of-the-command
//
// `cargo xtask demo` runs it after it built the package, whose functions run the examples.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

import markdownIt from 'markdown-it';

import { runExample } from './example.mjs';
import { fill, root } from './tables.mjs';

/** The pages in the order of the menu: the file and its name there. */
export const pages = [
  ['index', 'Quick start'],
  ['options', 'Options'],
  ['command', 'Command line'],
  ['node', 'Node, Deno, Bun'],
  ['vite', 'Vite'],
  ['webpack', 'webpack'],
  ['react', 'React'],
  ['vue', 'Vue'],
  ['workers', 'Workers'],
  ['live-page', 'Cleaning a live page'],
  ['extension', 'Browser extension'],
  ['cluster', 'From one machine to a cluster'],
  ['reasons', 'Reasons'],
  ['decisions', 'How it decides'],
  ['accuracy', 'Accuracy'],
  ['failures', 'Known failures'],
  ['privacy', 'Privacy'],
];

const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
export const slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** markdown-it with ids on headings, scrolling tables, and links between the pages. */
function renderer() {
  // Raw HTML stays off: what the cases show is text.
  const markdown = markdownIt({ html: false, typographer: false });
  const { rules } = markdown.renderer;
  const seen = new Map();
  rules.heading_open = (tokens, at, options, _, self) => {
    const name = slug(tokens[at + 1].content);
    seen.set(name, (seen.get(name) ?? 0) + 1);
    tokens[at].attrSet('id', seen.get(name) > 1 ? `${name}-${seen.get(name)}` : name);
    const anchor = `<a class="anchor" href="#${tokens[at].attrGet('id')}" aria-label="Link to this section">#</a>`;
    return self.renderToken(tokens, at, options) + (tokens[at].tag === 'h1' ? '' : anchor);
  };
  // A style attribute would be against the policy of the page.
  for (const [rule, role] of [
    ['th_open', 'columnheader'],
    ['td_open', 'cell'],
  ]) {
    rules[rule] = (tokens, at) => `<${tokens[at].tag} role="${role}"${isNumber(tokens[at]) ? ' class="number"' : ''}>`;
  }
  // On phones, tables of words are not displayed as tables; the roles keep them tables for screen readers.
  rules.tr_open = () => '<tr role="row">';
  // Scrollable elements are focusable, so that they can be scrolled with the keyboard.
  let tables = 0;
  rules.table_open = (tokens, at) => {
    tables += 1;
    const kind = ofWords(tokens, at) ? ' class="words"' : '';
    return `<div class="wide" role="region" aria-label="Table ${tables}" tabindex="0"><table role="table"${kind}>\n`;
  };
  rules.table_close = () => '</table></div>\n';
  const fence = rules.fence.bind(rules);
  rules.fence = (tokens, at, ...rest) => {
    // Lines that only the test of an example needs, as rustdoc hides them.
    if (tokens[at].info === 'rust') tokens[at].content = tokens[at].content.replace(/^# .*\n/gm, '');
    return fence(tokens, at, ...rest).replace('<pre>', '<pre tabindex="0">');
  };
  // Code by indentation.
  const indented = rules.code_block.bind(rules);
  rules.code_block = (...all) => indented(...all).replace('<pre>', '<pre tabindex="0">');
  rules.link_open = (tokens, at, options, _, self) => {
    tokens[at].attrSet('href', address(tokens[at].attrGet('href')));
    return self.renderToken(tokens, at, options);
  };
  return markdown;
}

const isNumber = (token) => token.attrGet('style')?.includes('right');

/** True for a table without a column of numbers. */
function ofWords(tokens, at) {
  const end = tokens.findIndex(({ type }, index) => index > at && type === 'table_close');
  return !tokens.slice(at, end).some(isNumber);
}

/** Links between pages are rewritten; files of the repository have no URL on the site. */
function address(href) {
  const [, page, rest] = href.match(/^([\w-]+)\.md(#.*)?$/) ?? [];
  return pages.some(([name]) => name === page) ? `${page}.html${rest ?? ''}` : href;
}

/** Links to files of the repository, which the site does not hold, become their text. */
const withoutRepository = (markdown) =>
  markdown.replace(/\[([^\]]+)\]\(((?:[\w.-]+\/)*[\w.-]+)(?:#[\w-]+)?\)/g, (link, text, href) => {
    const isPage =
      /^(?:[\w-]+\.md|\.\.\/index\.html)$/.test(href) &&
      (href.startsWith('..') || pages.some(([name]) => `${name}.md` === href));
    return isPage || /^https?:/.test(href) ? link : text;
  });

function menu(current) {
  const item = ([name, title]) =>
    `<li><a href="${name}.html"${name === current ? ' aria-current="page"' : ''}>${escapeHtml(title)}</a></li>`;
  return pages.map(item).join('\n');
}

const page = (name, title, body) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)} – limpid</title>
<link rel="icon" href="../icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="../style/base.css">
<link rel="stylesheet" href="../style/docs.css">
<script type="module" src="../docs.js"></script>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<header class="top">
<p class="name"><a href="../index.html">limpid</a></p>
<nav aria-label="Documentation"><ul>
${menu(name)}
</ul></nav>
</header>
<main id="text" tabindex="-1">
${body}</main>
</body>
</html>
`;

const textOf = (html) =>
  html
    .replace(/<a class="anchor".*?<\/a>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();

/** The sections of a page, for the search: from one heading to the next. */
function sectionsOf(page, title, body) {
  return body
    .split(/(?=<h[123] id=)/)
    .filter((part) => part.startsWith('<h'))
    .map((part) => {
      const [, id, heading] = part.match(/^<h[123] id="([^"]*)">([\s\S]*?)<\/h[123]>/);
      return { page, title, id, heading: textOf(heading), text: textOf(part.replace(/^<h[\s\S]*?<\/h[123]>/, '')) };
    });
}

/** Pages with at least this many sections start with a list of them. */
const MIN_SECTIONS = 5;
/** Pages with more sections than this have no list: it would be too long to help. */
const MAX_SECTIONS = 30;

/** The sections of a page: its chapters, and where those are few, what is in them as well. */
function headingsOf(body) {
  const chapters = [...body.matchAll(/<h2 id="([^"]*)">([\s\S]*?)<\/h2>/g)];
  return chapters.length < MIN_SECTIONS ? [...body.matchAll(/<h[23] id="([^"]*)">([\s\S]*?)<\/h[23]>/g)] : chapters;
}

function withContents(body) {
  const headings = headingsOf(body);
  if (headings.length < MIN_SECTIONS || headings.length > MAX_SECTIONS) return body;
  const items = headings.map(([, id, heading]) => `<li><a href="#${id}">${escapeHtml(textOf(heading))}</a></li>`);
  const contents = `<nav class="contents" aria-label="On this page"><ul>\n${items.join('\n')}\n</ul></nav>\n`;
  return body.replace('</h1>\n', `</h1>\n${contents}`);
}

/** Writes the site into `folder`. `limpid` is the package, `help` is the command's help text. */
export function build(folder, limpid, help) {
  mkdirSync(folder, { recursive: true });
  const run = (example) => {
    const result = runExample(limpid, example);
    if (!result.change) throw new Error(`docs/reasons.json: the example of ${example.code} does not give it`);
    return result;
  };
  const sections = [];
  for (const [name, title] of pages) {
    const source = readFileSync(join(root, 'docs', `${name}.md`), 'utf8');
    const markdown = withoutRepository(fill(source, { run, help }));
    const body = renderer().render(markdown);
    sections.push(...sectionsOf(name, title, body));
    writeFileSync(join(folder, `${name}.html`), page(name, title, withContents(body)));
  }
  writeFileSync(join(folder, 'search.json'), JSON.stringify(sections));
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const [, , folder] = argv;
  build(folder, await import('../pkg/node.js'), readFileSync(0, 'utf8'));
}
