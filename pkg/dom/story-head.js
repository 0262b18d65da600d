// The head of the story: headline, by-line, date and introduction. A reader must not lose them, but their words look like those of
// a site header.

import { foldedText, isLonger, lengthOf, linkLength } from './collapsed-text.js';

/** A part with at least this share of its text in links is made of links. */
export const MIN_LINK_SHARE = 0.5;
/** Lines next to the headline are short: by-line, date, standfirst. UTF-16 units. */
const MAX_NEXT_TO_HEADLINE = 300;
/** And this short whatever it is made of. UTF-16 units. */
const MAX_BY_LINE = 100;
/** The longest text of all of these together. UTF-16 units. */
const MAX_HEAD = 600;
/** Elements on either side of a headline that may belong to it. */
const HEADLINE_REACH = 3;
/** A paragraph of the story is longer. UTF-16 units. */
const MIN_PARAGRAPH = 80;
/** An author's name must be longer than this; shorter strings occur inside other words. UTF-16 units. */
const MIN_NAME = 5;
/** Markup for the author and date of the story. */
const SIGNED = '[rel~="author"],[itemprop~="author"],[class*="byline" i],time';
/** Parts that ask for something are not by-lines, whoever is named in them. */
const ASKING = new Set(['advert', 'comments', 'consent', 'newsletter', 'related']);
const FOLLOWING = 4;
const PRECEDING = 2;

export class StoryHead {
  #headline;
  #authors;
  #head;
  #first;
  #counts;

  /** `page` is a `Page`, `story` the containers of paragraphs. */
  constructor(page, story, counts) {
    this.#headline = page.headline;
    this.#authors = page.authors.map((name) => name.toLowerCase()).filter((name) => name.length >= MIN_NAME);
    this.#counts = counts;
    this.#head = this.#headline && headOf(this.#headline, story);
    this.#first = this.#headline && firstParagraph(page.document, this.#headline, counts);
  }

  /** True for the headline, for what is around it, for the short lines next to it, and for the by-line. */
  holds(element, reason) {
    if (!this.#headline) return false;
    return (
      element.contains(this.#headline) ||
      this.#isNextToHeadline(element) ||
      (!ASKING.has(reason) && this.#isByLine(element))
    );
  }

  #isNextToHeadline(element) {
    const isInHead = this.#head?.contains(element) ?? false;
    if (!isInHead && !isNextTo(this.#headline, element)) return false;
    const length = this.#counts.lostIn(element);
    // A by-line often consists of links: the author, and a link to follow them.
    if (isInHead && length <= MAX_BY_LINE) return true;
    return length <= MAX_NEXT_TO_HEADLINE && linkLength(element) < MIN_LINK_SHARE * length;
  }

  /** Between the headline and the first paragraph, short, and with the name of the author or a date in it. */
  #isByLine(element) {
    if (!this.#first || element.closest('nav,aside')) return false;
    if (!(this.#headline.compareDocumentPosition(element) & FOLLOWING)) return false;
    if (!(this.#first.compareDocumentPosition(element) & PRECEDING) || element.contains(this.#first)) return false;
    const text = foldedText(element).toLowerCase();
    if (text.length > MAX_NEXT_TO_HEADLINE) return false;
    return (
      this.#authors.some((name) => text.includes(name)) ||
      element.matches(SIGNED) ||
      element.querySelector(SIGNED) !== null
    );
  }
}

/** The largest element that contains the headline and little else: by-line, date, introduction. */
function headOf(headline, story) {
  let head = null;
  const most = MAX_HEAD + lengthOf(headline);
  for (let at = headline.parentElement; at && at.localName !== 'body'; at = at.parentElement) {
    if (isLonger(at, most)) break;
    if ([...story].some((one) => at.contains(one))) break;
    head = at;
  }
  return head;
}

/** The first paragraph of the story after the headline. Browsers take long to compare places in a long list. */
function firstParagraph(document, headline, counts) {
  return [...document.querySelectorAll('p')].find(
    (one) => counts.keptIn(one) > MIN_PARAGRAPH && headline.compareDocumentPosition(one) & FOLLOWING,
  );
}

/** True for one of the few elements on either side of the headline. */
function isNextTo(headline, element) {
  if (element.parentElement !== headline.parentElement) return false;
  // A list of all siblings would take too long: a page may have thousands of them, and asks for each.
  let [before, after] = [headline, headline];
  for (let n = 0; n <= HEADLINE_REACH; n += 1) {
    if (before === element || after === element) return true;
    before = before?.previousElementSibling ?? null;
    after = after?.nextElementSibling ?? null;
  }
  return false;
}
