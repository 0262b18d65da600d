// The examples of reasons.json: each is a text to repair or a piece of a page to clean. Used by the site and its test.

import { readFileSync } from 'node:fs';

export const examples = JSON.parse(readFileSync(new URL('reasons.json', import.meta.url), 'utf8'));

/** The article around the pieces; long enough that a page is left when they go. */
const ARTICLE = `<h1>Library opens again</h1>
<p>The town library opened again on Monday after a year of repairs, and hundreds of people came to see the new reading room.</p>
<p>The director said that the roof had been made new, that the old shelves were kept, and that 30,000 books had moved twice.</p>
<p>From now on the house is open until nine in the evening, because many readers had asked for it in letters to the city.</p>`;

/** The header makes it the page of a site: a document without one loses less. */
const HEADER = '<header><a href="/">Riva News</a></header>';

/** What is given to limpid. */
export function inputOf({ input, bytes, html, last }) {
  if (input !== undefined) return input;
  // Bytes are written as the characters of the same numbers.
  if (bytes !== undefined) return Uint8Array.from(bytes, (c) => c.charCodeAt(0));
  const parts = last ? [`<article>${ARTICLE}</article>`, html] : [html, `<article>${ARTICLE}</article>`];
  return `<!doctype html><title>Library opens again</title><body>${HEADER}${parts.join('\n')}</body>`;
}

/** Runs an example: the change with its reason, or undefined, and the text that came out. */
export function runExample(limpid, example) {
  const { code, options } = example;
  const report =
    example.bytes !== undefined
      ? limpid.process(inputOf(example), { as: 'text', clean: false, ...options })
      : example.input === undefined
        ? limpid.clean(inputOf(example), { as: 'html', ...options })
        : limpid.repair(inputOf(example), options);
  const change = report.changes.find(({ reasons }) => reasons.includes(code));
  return { change, report };
}
