// By-lines away from the headline: who wrote a post of a thread, and when; who wrote the story, at its end. They are short
// and made of links, so by their words they look like menus or teasers.

import { foldedText, isLonger, lengthOf } from './folded.js';
import { MENUS, namesOf } from './names.js';

/** By-lines of posts are shorter. UTF-16 units. */
const BY_LINE = 150;
/** What is said of the author of a story is shorter. UTF-16 units. */
const BIOGRAPHY = 600;
/** Links to follow an author say less. UTF-16 units. */
const FOLLOW = 30;
/** The text of a post is longer. UTF-16 units. */
const POST = 80;
/** Elements between a by-line and its post, at most. */
const AROUND = 8;
/** Elements around a post that may be one of a list: in layouts made of tables they are many. */
const NESTED = 16;
/** Siblings that are looked at on either side: looking at all of them takes too long in a list of thousands. */
const SIBLINGS = 8;
/** An author's name is longer than this; shorter ones are in too many words. UTF-16 units. */
const NAME = 5;
/** Names of elements with the author and date of a text. */
const NAMED =
  /(?:^|[-_\s])(?:authors?|by-?lines?|bio|date-?line|poster|posted|post-?(?:author|date|info|meta)|user-?(?:info|name|card|details)|entry-?meta|sig(?:nature|-line)?)(?:$|[-_\s])/i;
/** Markup that says who wrote a text, and when. */
const SIGNED = 'time,[rel~="author"],[itemprop~="author"]';

/** True for an element with a name or markup that says who wrote a text, or when. */
export const isSigned = (element) =>
  NAMED.test(namesOf(element)) || element.matches(SIGNED) || element.querySelector(SIGNED) !== null;

/** True for the by-line of the story wherever it is, and for what is said of its author. `story` holds its containers. */
export function isByLine(element, authors, story) {
  if (element.closest(MENUS) || !NAMED.test(namesOf(element)) || !isNearStory(element, story)) return false;
  const text = foldedText(element).toLowerCase();
  return text.length <= BIOGRAPHY && authors.some((name) => name.length >= NAME && text.includes(name.toLowerCase()));
}

/** True for what is in the same box as paragraphs of the story. The body is the box of everything. */
function isNearStory({ parentElement }, story) {
  if (!parentElement || parentElement.localName === 'body') return false;
  return [...story].some((one) => parentElement.contains(one));
}

/**
 * The card of an author of the story in `element`: a portrait, the name, what is said of them, and ways to follow them.
 * Null where there is none. It is found by the portrait, which says the name to those who cannot see it.
 */
export function authorCard(element, authors) {
  for (const name of authors.map((author) => author.toLowerCase())) {
    const isPortrait = ({ alt }) => name.length >= NAME && alt.toLowerCase().includes(name);
    const portrait = [...element.querySelectorAll('img[alt]')].find(isPortrait);
    let card = null;
    for (let at = portrait; at && !at.matches(MENUS) && isAbout(at, name); at = at.parentElement) {
      card = at;
      if (at === element) break;
    }
    // The name has to be there to be read.
    if (card && foldedText(card).toLowerCase().includes(name)) return card;
  }
  return null;
}

/** True for short parts that link to nothing but the author; teasers link to articles by the author. */
function isAbout(element, name) {
  if (isLonger(element, BIOGRAPHY)) return false;
  const links = [...element.querySelectorAll('a')].filter((link) => !foldedText(link).toLowerCase().includes(name));
  return links.reduce((sum, link) => sum + lengthOf(link), 0) <= FOLLOW && element.querySelectorAll('img').length <= 1;
}

/** A time of day, as forums write it next to who wrote a post. */
const TIME = /\b\d{1,2}:\d{2}\b/;

/** True for the by-line of a post whose text stays, in a page with several such posts. */
export function isPostByLine(element, counts) {
  // What is in scripts is not text, and all text of a by-line goes or none.
  if (element.closest(`${MENUS},aside`) || counts.lostIn(element) > BY_LINE) return false;
  if (!isSigned(element) && !isOfSigned(element.parentElement) && !TIME.test(foldedText(element))) return false;
  let post = element.parentElement;
  for (let n = 0; post && n < AROUND; n += 1, post = post.parentElement) {
    if (counts.keptIn(post) > POST) return hasTwin(post, counts);
  }
  return false;
}

/** True for the short box of an author and a date: single words of it may be hidden, or all of it. */
const isOfSigned = (box) => NAMED.test(namesOf(box)) && lengthOf(box) <= BY_LINE;

/** True where `post`, or an element around it, has a sibling of the same kind with text that stays. */
function hasTwin(post, counts) {
  for (let at = post, n = 0; at.parentElement && at.localName !== 'body' && n < NESTED; n += 1, at = at.parentElement) {
    if (hasAlike(at, counts)) return true;
  }
  return false;
}

/** True for one of several posts, of which others stay. */
export function isPost(element, counts) {
  return counts.lostIn(element) > POST && hasAlike(element, counts);
}

/** True for an element with a sibling of the same kind, close by, whose text stays. */
function hasAlike(element, counts) {
  for (const side of ['previousElementSibling', 'nextElementSibling']) {
    let one = element[side];
    for (let n = 0; one && n < SIBLINGS; n += 1, one = one[side]) {
      if (counts.keptIn(one) > POST && isAlike(one, element)) return true;
    }
  }
  return false;
}

/** True for elements of one name that share a class, or have none. */
const isAlike = (one, other) =>
  one.localName === other.localName &&
  (one.classList.length + other.classList.length === 0 ||
    [...one.classList].some((name) => other.classList.contains(name)));
