// By-lines that are not next to the headline: the author and date of a post in a thread, and the author at the end of a story.
// They are short and consist of links, so they look like menus or teasers.

import { foldedText, isLonger, lengthOf } from './collapsed-text.js';
import { MENUS, namesOf } from './names.js';
import { parentOf } from './tree.js';

/** By-lines of posts are shorter. UTF-16 units. */
const MAX_BY_LINE = 150;
/** The note about the author of a story is shorter. UTF-16 units. */
const MAX_BIOGRAPHY = 600;
/** Links to follow an author have less text. UTF-16 units. */
const MAX_FOLLOW_LINK = 30;
/** The text of a post is longer. UTF-16 units. */
const MIN_POST = 80;
/** Elements between a by-line and its post, at most. */
const MAX_DISTANCE = 8;
/** Ancestors of a post that are checked for being an item of a list; layouts made of tables have many. */
const MAX_ANCESTORS = 16;
/** Siblings that are checked on either side; checking all takes too long in a list of thousands. */
const MAX_SIBLINGS = 8;
/** An author's name must be longer than this; shorter strings occur inside other words. UTF-16 units. */
const MIN_NAME = 5;
/** Names of elements with the author and date of a text. */
const NAMED =
  /(?:^|[-_\s])(?:authors?|by-?lines?|bio|date-?line|poster|posted|post-?(?:author|date|info|meta)|user-?(?:info|name|card|details)|entry-?meta|sig(?:nature|-line)?)(?:$|[-_\s])/i;
/** Markup for the author and date of a text. */
const SIGNED = 'time,[rel~="author"],[itemprop~="author"]';

/** True for an element whose name or markup marks the author or date of a text. */
export const isSigned = (element) =>
  NAMED.test(namesOf(element)) || element.matches(SIGNED) || element.querySelector(SIGNED) !== null;

/** True for the by-line of the story, wherever it is, and for the note about its author. `story` holds its containers. */
export function isByLine(element, authors, story) {
  if (element.closest(MENUS) || !NAMED.test(namesOf(element)) || !isNearStory(element, story)) return false;
  const text = foldedText(element).toLowerCase();
  return (
    text.length <= MAX_BIOGRAPHY && authors.some((name) => name.length >= MIN_NAME && text.includes(name.toLowerCase()))
  );
}

/** True for elements in the same container as paragraphs of the story; the body does not count, as it contains everything. */
function isNearStory({ parentElement }, story) {
  if (!parentElement || parentElement.localName === 'body') return false;
  return [...story].some((one) => parentElement.contains(one));
}

/**
 * The author card of the story in `element` (a portrait, the name, a note, links to follow the author), or null. It is found by
 * the alternative text of the portrait, which is the name.
 */
export function authorCard(element, authors) {
  for (const name of authors.map((author) => author.toLowerCase())) {
    const isPortrait = ({ alt }) => name.length >= MIN_NAME && alt.toLowerCase().includes(name);
    const portrait = [...element.querySelectorAll('img[alt]')].find(isPortrait);
    let card = null;
    for (let at = portrait; at && !at.matches(MENUS) && isAbout(at, name); at = at.parentElement) {
      card = at;
      if (at === element) break;
    }
    // The name must also be visible text.
    if (card && foldedText(card).toLowerCase().includes(name)) return card;
  }
  return null;
}

/** True for short parts that link to nothing but the author; teasers link to articles by the author. */
function isAbout(element, name) {
  if (isLonger(element, MAX_BIOGRAPHY)) return false;
  const links = [...element.querySelectorAll('a')].filter((link) => !foldedText(link).toLowerCase().includes(name));
  return (
    links.reduce((sum, link) => sum + lengthOf(link), 0) <= MAX_FOLLOW_LINK &&
    element.querySelectorAll('img').length <= 1
  );
}

/** A time of day, as forums write it next to the author of a post. */
const TIME = /\b\d{1,2}:\d{2}\b/;

/** True for the by-line of a post whose text stays, in a page with several such posts. */
export function isPostByLine(element, counts) {
  // Scripts are not text, and a by-line is hidden completely or not at all.
  if (element.closest(`${MENUS},aside`) || counts.lostIn(element) > MAX_BY_LINE) return false;
  if (!isSigned(element) && !isOfSigned(parentOf(element)) && !TIME.test(foldedText(element))) return false;
  let post = parentOf(element);
  for (let n = 0; post && n < MAX_DISTANCE; n += 1, post = parentOf(post)) {
    if (counts.keptIn(post) > MIN_POST) return hasTwin(post, counts);
  }
  return false;
}

/** True for the short box of an author and a date: single words of it may be hidden, or all of it. */
const isOfSigned = (box) => NAMED.test(namesOf(box)) && lengthOf(box) <= MAX_BY_LINE;

/** True if `post` or an ancestor has a sibling of the same kind whose text stays. */
function hasTwin(post, counts) {
  for (
    let at = post, n = 0;
    at.parentElement && at.localName !== 'body' && n < MAX_ANCESTORS;
    n += 1, at = at.parentElement
  ) {
    if (hasAlike(at, counts)) return true;
  }
  return false;
}

/** True for one of several posts if others stay. */
export function isPost(element, counts) {
  return counts.lostIn(element) > MIN_POST && hasAlike(element, counts);
}

/** True for an element with a sibling of the same kind, close by, whose text stays. */
function hasAlike(element, counts) {
  for (const side of ['previousElementSibling', 'nextElementSibling']) {
    let one = element[side];
    for (let n = 0; one && n < MAX_SIBLINGS; n += 1, one = one[side]) {
      if (counts.keptIn(one) > MIN_POST && isAlike(one, element)) return true;
    }
  }
  return false;
}

/** True for elements of one name that share a class, or have none. */
const isAlike = (one, other) =>
  one.localName === other.localName &&
  (one.classList.length + other.classList.length === 0 ||
    [...one.classList].some((name) => other.classList.contains(name)));
