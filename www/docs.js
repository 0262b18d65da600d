// The documentation's own script: search, and buttons that copy examples. The pages work without it, too.

import { h } from './dom.js';

/** Results that are shown. */
const MAX_RESULTS = 8;
/** A word in the heading counts like this many in the text. */
const HEADING_WEIGHT = 8;
/** The whole query, verbatim, counts like this many words. */
const PHRASE_WEIGHT = 8;
/** Characters of a section that are shown with a result. */
const MAX_EXCERPT = 120;
/** Milliseconds for which a button confirms what it did. */
const CONFIRMATION_MS = 1500;

// ---------------------------------------------------------------------------------------------- search

/** The sections of all pages: `{ page, title, id, heading, text }`, loaded when they are first needed. */
let sections = null;

async function load() {
  sections ??= fetch(new URL('docs/search.json', import.meta.url)).then((response) => response.json());
  return sections;
}

/**
 * Sections that contain, for each word of the query, a word that starts with it. Matches in the heading and of the whole query
 * count most, then the number of matches.
 */
function find(list, query) {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const scored = list.map((section) => {
    const [heading, text] = [wordsOf(`${section.title} ${section.heading}`), wordsOf(section.text)];
    const timesIn = (all) => words.map((word) => all.filter((one) => one.startsWith(word)).length);
    const [inHeading, inText] = [timesIn(heading), timesIn(text)];
    if (!words.every((_, at) => inHeading[at] + inText[at] > 0)) return { section, score: 0 };
    const headed = inHeading.filter((times) => times > 0).length;
    const isPhrase = words.length > 1 && ` ${text.join(' ')}`.includes(` ${words.join(' ')}`);
    const times = inText.reduce((sum, each) => sum + each, 0);
    return { section, score: 1 + headed * HEADING_WEIGHT + (isPhrase ? PHRASE_WEIGHT : 0) + times };
  });
  const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  return found.slice(0, MAX_RESULTS).map(({ section }) => section);
}

function wordsOf(text) {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
}

function result({ page, title, id, heading, text }, query) {
  const name = heading === title ? title : `${title}: ${heading}`;
  const link = h('a', { href: `${page}.html${id ? `#${id}` : ''}` }, name);
  return h('li', {}, link, h('p', {}, excerptAround(text, wordsOf(query)[0])));
}

/** Where the first word of `text` that begins with `word` stands; -1 if there is none. */
function positionOf(word, text) {
  return text.search(new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${word}`, 'iu'));
}

/** Whole words of `text` around the first word that begins with `word`. */
function excerptAround(text, word) {
  const at = Math.max(0, positionOf(word, text) - MAX_EXCERPT / 3);
  const start = at === 0 ? 0 : text.indexOf(' ', at) + 1;
  const end = start + MAX_EXCERPT < text.length ? text.lastIndexOf(' ', start + MAX_EXCERPT) : text.length;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end).trim()}${end < text.length ? ' …' : ''}`;
}

function mountSearch() {
  const list = h('ol', { id: 'found', class: 'found', hidden: true });
  const field = h('input', {
    type: 'search',
    id: 'search',
    placeholder: 'Search',
    autocomplete: 'off',
    'aria-controls': 'found',
    oninput: async () => {
      const query = field.value.trim();
      const found = query ? find(await load(), query) : [];
      if (query !== field.value.trim()) return;
      const none = query ? [h('li', { class: 'none' }, 'Nothing found.')] : [];
      list.replaceChildren(...(found.length ? found.map((section) => result(section, query)) : none));
      list.hidden = query === '';
    },
  });
  const form = h('form', { role: 'search', onsubmit: (event) => open(event, list) });
  form.append(h('label', { class: 'visually-hidden', for: 'search' }, 'Search the documentation'), field, list);
  document.querySelector('.top .name').after(form);
}

/** Enter leads to the first result. */
function open(event, list) {
  event.preventDefault();
  list.querySelector('a')?.click();
}

// ---------------------------------------------------------------------------------------------- examples

function mountCopying() {
  for (const code of document.querySelectorAll('pre > code')) {
    const button = h('button', { type: 'button', class: 'copy', onclick: () => copy(code, button) }, 'Copy');
    code.parentElement.before(button);
  }
}

async function copy(code, button) {
  await navigator.clipboard.writeText(code.textContent);
  button.textContent = 'Copied';
  setTimeout(() => {
    button.textContent = 'Copy';
  }, CONFIRMATION_MS);
}

mountSearch();
mountCopying();
// If the menu is a single line, the current page may be scrolled out of it.
document.querySelector('.top [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
