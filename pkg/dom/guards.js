// Keeps what a reader of the page must not lose, regardless of the labels of the text. The labels are designed for
// extracting text. Hiding parts of a live page needs more care: pictures have no text, a headline looks like the header
// of a site, and a caption like a menu. Parts pass one guard after the other; each may spare elements. Nothing is
// written here.

import { authorCard, isByLine, isPost, isPostByLine } from './by-lines.js';
import { lengthOf, linkLength } from './collapsed-text.js';
import { areComments, protectControls } from './controls.js';
import { without as allBut, isOfPlayer, protectMedia } from './media.js';
import { findLayers, findLocks, judgeLayers } from './overlays.js';
import { MIN_LINK_SHARE, StoryHead } from './story-head.js';
import { planTextless } from './textless-boilerplate.js';
import { parentOf } from './tree.js';

/** Ancestors that show what a part is, whatever it looks like. */
const STRUCTURE = 'nav,footer,aside,[role="navigation"],[role="contentinfo"],[role="complementary"]';
/** Reasons for which the text alone is sufficient evidence: such parts are hidden wherever they are in the page. */
const PROVEN_BY_TEXT = new Set(['advert', 'comments', 'consent', 'login', 'newsletter', 'user-rule', 'template']);
/** Text without links that is at least as long as this reads like prose. UTF-16 units. */
const MIN_PROSE = 80;
/** A table with data has at least this many rows, and its cells hold less text than this on average. UTF-16 units. */
const MIN_DATA_ROWS = 4;
const MAX_CELL_TEXT = 150;
/** Only paragraphs longer than this show where the story is. UTF-16 units. */
const MIN_PARAGRAPH = 80;
/** Stories may have their paragraphs in other elements: this many of the longest texts are checked. */
const MAX_TEXTS = 120;
const BLOCKS = 'p,div,li,td,dd,blockquote,pre,section,article,main,body';
/**
 * The confidence that a removal needs, by `focus`: navigation and asides among the paragraphs of the story, other parts
 * there, a paragraph there, prose elsewhere, and everything else. Chosen on the removals of 130 saved
 * pages, so that far more of the story than of the boilerplate is kept.
 */
const SURE = {
  precision: { structure: 0, inside: 0.6, paragraph: 0.8, prose: 0.5, other: 0 },
  balanced: { structure: 0.6, inside: 0.8, paragraph: 0.95, prose: 0.78, other: 0 },
  recall: { structure: 0.75, inside: 0.97, paragraph: 0.99, prose: 0.9, other: 0.75 },
};

/** Reasons to hide a part of a page that is not an article. */
const CERTAIN_CHROME = new Set(['advert', 'consent', 'newsletter', 'user-rule']);
/** The confidence that this needs. */
const MIN_CHROME_CONFIDENCE = 0.8;

/**
 * The parts of `parts` that may be hidden, and those without text. `page` is a `Page`; `isWhole` is false for a session of
 * a single element, and if only the new part of the page was read; `isGone` is true for elements that are hidden already or must
 * stay. After each step, this yields so that the page can run.
 */
export function* guardPage(document, parts, counts, { focus, page, isWhole, isGone }) {
  const isSure = ({ evident, confidence }) => CERTAIN_CHROME.has(evident) && confidence >= MIN_CHROME_CONFIDENCE;
  const wanted = page.isArticle || focus === 'precision' ? parts : parts.filter(isSure);
  const { layers, isUnlocked } = judgeLayers(findLayers(document), counts);
  yield;
  const guarded = guard(outsideLayers(wanted, layers), page, counts, focus);
  yield;
  const gone = new Set(guarded.flatMap(({ elements }) => elements));
  const over = layerParts(document, wanted, { layers, isUnlocked, counts, isGone });
  for (const { elements } of over) for (const element of elements) gone.add(element);
  const isOff = (element) => isGone(element) || isUnder(element, gone);
  const isCautious = focus === 'recall' || !page.isArticle;
  const open = layers.filter(({ decision }) => decision !== 'whole');
  const textless =
    isWhole && focus !== 'all' ? planTextless(document, { counts, page, layers: open, isGone: isOff, isCautious }) : [];
  return [...guarded, ...over, ...textless];
}

function isUnder(element, gone) {
  for (let at = element; at; at = parentOf(at)) if (gone.has(at)) return true;
  return false;
}

/** Parts without the elements in layers: a layer is hidden completely or not at all. */
function outsideLayers(parts, layers) {
  const isOutside = (element) => !layers.some((layer) => layer.element.contains(element));
  return parts
    .map((part) => ({ ...part, elements: part.elements.filter(isOutside) }))
    .filter(({ elements }) => elements.length > 0);
}

/** One part for each layer to hide; the first also takes the backdrops of dialogs and the scroll lock of the page. */
function layerParts(document, parts, { layers, isUnlocked, counts, isGone }) {
  const going = layers.filter(({ element, decision }) => decision === 'whole' && !isGone(element));
  const partOf = ({ element }) =>
    parts.find((part) => part.elements.some((one) => element.contains(one) || one.contains(element)));
  const made = going.filter(partOf).map((layer) => ({ ...partOf(layer), elements: [layer.element] }));
  const first =
    made.find(({ elements }) => layers.some(({ element, isModal }) => isModal && element === elements[0])) ?? made[0];
  if (!first) return [];
  first.elements.push(...going.filter((layer) => !partOf(layer)).map(({ element }) => element));
  if (isUnlocked) first.locks = findLocks(document, counts);
  return made;
}

/** The parts that may be hidden, with what may be hidden of them. `page` is a `Page`. */
function guard(parts, page, counts, focus = 'balanced') {
  const sure = SURE[focus] ?? SURE.balanced;
  const story = containersOfStory(page.document, counts);
  const head = new StoryHead(page, story, counts);
  const kept = parts.map((part) => {
    const elements = part.elements.filter(
      (element) => !isProtected(element, part, { head, page, story, sure, counts }),
    );
    const reason = part.evident;
    const without = elements.flatMap((element) =>
      isStructure(element) || reason === 'user-rule'
        ? [element]
        : protectAuthor(element, page, reason).flatMap((one) => protectMedia(one, story, PROVEN_BY_TEXT.has(reason))),
    );
    const isComment = areComments(without, reason);
    return { ...part, elements: without.flatMap((element) => protectControls(element, reason, isComment)) };
  });
  return kept.filter(({ elements }) => elements.length > 0);
}

/** The elements to hide instead of `element`, so that the note about the author at the end of the story stays. */
function protectAuthor(element, page, reason) {
  const card = PROVEN_BY_TEXT.has(reason) ? null : authorCard(element, page.authors);
  return card ? allBut(element, [card]) : [element];
}

/** The elements that hold paragraphs of the story, and all around them but the page itself. */
function containersOfStory(document, counts) {
  const found = new Set();
  for (const paragraph of document.querySelectorAll('p')) {
    const { parentElement } = paragraph;
    if (parentElement && !found.has(parentElement) && counts.keptIn(paragraph) > MIN_PARAGRAPH)
      found.add(parentElement);
  }
  for (const { data, parentElement } of counts.longest(MAX_TEXTS)) {
    if (data.trim().length <= MIN_PARAGRAPH) break;
    const block = parentElement?.closest(BLOCKS);
    // Text in a link is a teaser, and the body contains everything.
    if (block && !block.matches('p,body') && !parentElement.closest('a')) found.add(boxOf(block));
  }
  return found;
}

/** The element that holds `block` and others like it; some pages put each paragraph into a box of its own. */
function boxOf(block) {
  let box = parentOf(block) ?? block;
  while (box.children.length === 1 && box.localName !== 'body' && parentOf(box)) box = parentOf(box);
  return box;
}

const isStructure = (element) => element.closest(STRUCTURE) !== null;

function isProtected(element, { evident: reason, confidence }, { head, page, story, sure, counts }) {
  if (reason === 'user-rule') return false;
  if (head.holds(element, reason)) return true;
  if (reason === 'pagination' || isOfTable(element)) return true;
  // If the text of a comment stays, so do its author and date.
  if ((!PROVEN_BY_TEXT.has(reason) || reason === 'comments') && isPostByLine(element, counts)) return true;
  if (!PROVEN_BY_TEXT.has(reason) && isByLine(element, page.authors, story)) return true;
  if (reason !== 'advert' && isOfPlayer(element, (one) => story.has(one))) return true;
  const isInStory = isInside(element, story);
  if (isStructure(element)) return confidence < (isInStory ? sure.structure : sure.other);
  if (PROVEN_BY_TEXT.has(reason)) return confidence < sure.other;
  const length = counts.lostIn(element);
  const isOfLinks = linkLength(element) >= MIN_LINK_SHARE * length;
  if (isInStory) {
    if (confidence < sure.inside || (!isOfLinks && holdsData(element))) return true;
    if (/^(?:p|pre|blockquote)$/.test(element.localName) && !isOfLinks) return confidence < sure.paragraph;
  }
  if (length >= MIN_PROSE && (!isOfLinks || isPost(element, counts)) && confidence < sure.prose) return true;
  return confidence < sure.other;
}

/** True for an element among paragraphs of the story. */
function isInside(element, story) {
  for (let at = parentOf(element); at; at = parentOf(at)) if (story.has(at)) return true;
  return false;
}

/** True for a row or a cell of a table with data: such a table is hidden completely or not at all. */
function isOfTable(element) {
  return /^(?:tr|td|th|tbody|thead|tfoot)$/.test(element.localName) && isData(element.closest('table'));
}

/** True for an element with a table of data in it. */
function holdsData(element) {
  return [...element.querySelectorAll('table')].some(isData);
}

function isData(table) {
  if (!table || table.rows.length < MIN_DATA_ROWS) return false;
  const cells = [...table.rows].reduce((count, row) => count + row.cells.length, 0);
  return cells > table.rows.length && lengthOf(table) / cells < MAX_CELL_TEXT;
}
