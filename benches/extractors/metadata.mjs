// Metadata and text of pages by one program, over JSON Lines: {"id","html","url"} in,
// {"id","title","author","published","image","text"} out.
//
//   node metadata.mjs FOLDER_WITH_NODE_MODULES readability|defuddle|metascraper < in > out

import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [folder, program] = process.argv.slice(2);
const modules = resolve(folder, 'node_modules');
const require = createRequire(join(modules, 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { parseHTML } = await load('linkedom');

const text = (html) => parseHTML(`<!doctype html><html><body>${html ?? ''}</body></html>`).document.body.textContent;

const programs = {
  async readability() {
    const { Readability } = (await load('@mozilla/readability')).default;
    return ({ html }) => {
      const page = new Readability(parseHTML(html).document).parse();
      return { title: page?.title, author: page?.byline, published: page?.publishedTime, text: page?.textContent };
    };
  },
  async defuddle() {
    const { Defuddle } = await load(join(modules, 'defuddle/dist/node.js'));
    return async ({ html, url }) => {
      const page = await Defuddle(parseHTML(html).document, url);
      const { title, author, published, image } = page;
      return { title, author, published, image, text: text(page.content) };
    };
  },
  async metascraper() {
    const parts = ['author', 'date', 'image', 'title'].map((name) => require(`metascraper-${name}`)());
    const scrape = require('metascraper')(parts);
    return async ({ html, url }) => {
      const page = await scrape({ html, url });
      return { title: page.title, author: page.author, published: page.date, image: page.image };
    };
  },
};

const read = await programs[program]();
// The programs write remarks of their own; the answers must stay clean.
const write = process.stdout.write.bind(process.stdout);
console.log = console.info = console.warn = console.error = console.debug = () => {};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const page = JSON.parse(line);
  let found = {};
  try {
    found = await read(page);
  } catch {
    // A page that a program cannot read has no metadata.
  }
  write(`${JSON.stringify({ id: page.id, ...found })}\n`);
}
