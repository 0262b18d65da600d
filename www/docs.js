// The documentation's own script: search, and buttons that copy examples. Without it the pages read as well.

import { h } from './dom.js';

/** Results that are shown. */
const MOST = 8;
/** A word in the heading counts like this many in the text. */
const HEADING = 8;
/** Characters of a section that are shown with a result. */
const EXCERPT = 120;
/** Milliseconds for which a button says what it did. */
const SAID = 1500;

// ---------------------------------------------------------------------------------------------- search

/** The sections of all pages: `{ page, title, id, heading, text }`, loaded when they are first needed. */
let sections = null;

async function load() {
  sections ??= fetch(new URL('docs/search.json', import.meta.url)).then((response) => response.json());
  return sections;
}

/** Sections that hold all words: those with the words in their heading first, then those that say them most often. */
function find(list, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const scored = list.map((section) => {
    const [heading, text] = [`${section.title} ${section.heading}`.toLowerCase(), section.text.toLowerCase()];
    if (!words.every((word) => heading.includes(word) || text.includes(word))) return { section, score: 0 };
    const inHeading = words.filter((word) => heading.includes(word)).length;
    const times = words.reduce((sum, word) => sum + text.split(word).length - 1, 0);
    return { section, score: 1 + inHeading * HEADING + times };
  });
  const found = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  return found.slice(0, MOST).map(({ section }) => section);
}

function result({ page, title, id, heading, text }, query) {
  const name = heading === title ? title : `${title}: ${heading}`;
  const link = h('a', { href: `${page}.html${id ? `#${id}` : ''}` }, name);
  return h('li', {}, link, h('p', {}, excerptAround(text, query.toLowerCase().split(/\s+/)[0])));
}

/** Whole words of `text` around the first `word`. */
function excerptAround(text, word) {
  const at = Math.max(0, text.toLowerCase().indexOf(word) - EXCERPT / 3);
  const start = at === 0 ? 0 : text.indexOf(' ', at) + 1;
  const end = start + EXCERPT < text.length ? text.lastIndexOf(' ', start + EXCERPT) : text.length;
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
  form.append(h('label', { class: 'unseen', for: 'search' }, 'Search the documentation'), field, list);
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
  }, SAID);
}

mountSearch();
mountCopying();
// Where the menu is one line, the page that is shown may be out of sight.
document.querySelector('.top [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
