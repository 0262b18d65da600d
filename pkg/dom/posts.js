// By-lines of posts in a thread: who wrote an answer, and when. They are short and made of links, so by their words they
// look like menus, and one may be labelled otherwise than the next.

import { lengthOf } from './folded.js';

/** By-lines are shorter. UTF-16 units. */
const BY_LINE = 150;
/** The text of a post is longer. UTF-16 units. */
const POST = 80;
/** Elements between a by-line and its post, at most. */
const AROUND = 4;
/** Names of elements with the author and date of a post. */
const NAMED =
  /(?:^|[-_\s])(?:author|by-?line|date-?line|poster|posted|post-?(?:author|date|info|meta)|user-?(?:info|name|card|details)|entry-?meta|signature)(?:$|[-_\s])/i;
/** Markup that says who wrote a text, and when. */
const SIGNED = 'time,[rel~="author"],[itemprop~="author"]';
const MENU = 'nav,footer,aside,[role="navigation"],[role="contentinfo"],[role="complementary"]';

/** True for the by-line of a post whose text stays, in a page with several such posts. */
export function isPostByLine(element, tally) {
  if (element.closest(MENU) || lengthOf(element) > BY_LINE) return false;
  if (!NAMED.test(namesOf(element)) && !element.matches(SIGNED) && element.querySelector(SIGNED) === null) return false;
  let post = element.parentElement;
  for (let n = 0; post && n < AROUND; n += 1, post = post.parentElement) {
    if (tally.keptIn(post) > POST) return hasTwin(post, tally);
  }
  return false;
}

const namesOf = (element) => `${element.id} ${element.getAttribute('class') ?? ''}`;

/** True where `post`, or an element close around it, has a sibling of the same kind with text that stays. */
function hasTwin(post, tally) {
  for (let at = post, n = 0; at && n < AROUND; n += 1, at = at.parentElement) {
    const twins = [...(at.parentElement?.children ?? [])].filter((one) => one !== at && isAlike(one, at));
    if (at.classList.length > 0 && twins.some((one) => tally.keptIn(one) > POST)) return true;
  }
  return false;
}

/** True for elements that share a name and a class. */
const isAlike = (one, other) =>
  one.localName === other.localName && [...one.classList].some((name) => other.classList.contains(name));
