// Readability.js with turndown, or Defuddle, over JSON Lines: {"id","html","url"?} in, {"id","markdown"} out.
//
//   node markdown.mjs FOLDER_WITH_NODE_MODULES readability|defuddle < in > out

import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [folder, program] = process.argv.slice(2);
const modules = resolve(folder, 'node_modules');
const require = createRequire(join(modules, 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { parseHTML } = await load('linkedom');

async function converter() {
  if (program === 'defuddle') {
    const { Defuddle } = await load(join(modules, 'defuddle/dist/node.js'));
    return async ({ html, url }) =>
      (await Defuddle(parseHTML(html).document, url || 'https://page.example/', { markdown: true })).content;
  }
  const { Readability } = (await load('@mozilla/readability')).default;
  const Turndown = require('turndown');
  const turndown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced' });
  turndown.use(require('turndown-plugin-gfm').gfm);
  return ({ html }) => {
    const article = new Readability(parseHTML(html).document).parse();
    if (!article) return '';
    return turndown.turndown(parseHTML(`<!doctype html><html><body>${article.content}</body></html>`).document.body);
  };
}

const convert = await converter();
// The programs write remarks of their own; the answers must stay clean.
const write = process.stdout.write.bind(process.stdout);
console.log = console.info = console.warn = console.error = console.debug = () => {};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const page = JSON.parse(line);
  let markdown = '';
  try {
    markdown = await convert(page);
  } catch {
    // A page that a program cannot read counts as empty.
  }
  write(`${JSON.stringify({ id: page.id, markdown: markdown ?? '' })}\n`);
}
