// Boilerplate without text: advertising boxes, bars, rails of icons. It has no text to label, so it is found by class,
// role, URL and position, after the text was labelled. With `recall` and on pages that are not articles, only
// advertising boxes are hidden.

import { isSigned } from './by-lines.js';
import { lengthOf } from './collapsed-text.js';
import { protectControls } from './controls.js';
import { isContent, isFixedPicture } from './media.js';
import { namesOf } from './names.js';

/** Names of boxes for advertising. */
const ADVERT =
  /(?:^|[-_\s])(?:ads?|adv|advert\w*|ad(?:slot|sense|unit|box|container|wrapper|holder)s?|adsbygoogle|dfp|gpt|sponsor(?:ed|s)?|taboola|outbrain|reklama?|anzeigen?|werbung|publicit[eé]|publicidad|annons\w*)(?:$|[-_\s\d])/i;
/** Hosts and paths that serve advertising. */
const ADVERT_ADDRESS =
  /^https?:\/\/(?:[\w-]+\.)*(?:ads?|adserver|adservice|adsystem|adnxs|doubleclick|googlesyndication|pagead\d*|taboola|outbrain|criteo)\.|\/(?:ads|adserver|adbanners?)[/.?]/i;
/** Labels that pages put over such boxes with their style sheet. */
const ADVERT_LABEL =
  /advert|sponsored|anzeige|werbung|publicit|publicidad|pubblicit|annons|reklam|реклама|إعلان|פרסומת|広告|广告|廣告|광고/i;
/** Names of rows of icons for sharing and following. */
const SHARE = /(?:^|[-_\s])(?:share|sharing|shares|social|follow)(?:$|[-_\s\w])/i;
const BANDS = 'header,nav,footer,[role="banner"],[role="navigation"],[role="contentinfo"]';
const STORY = 'main,article,[role="main"],[role="article"]';
/** A bar is lower, and a rail narrower, than this share of the window. */
const MAX_BAR = 0.25;
const MAX_RAIL = 0.15;
/** Pixels between a bar or rail and the edge of the window next to it. */
const MAX_EDGE_DISTANCE = 40;
/** A bar may contain this much text. UTF-16 units. */
const MAX_TEXT = 200;
/** A name with a date is longer. UTF-16 units. */
const MIN_SIGNATURE = 10;
/** The confidence of these parts, which is lower than that of most parts with text. */
const CONFIDENCE = 0.7;

/**
 * Parts without text: `{ elements, reasons, … }` as in plan.js. `isGone(element)` says what is already hidden;
 * `layers` are those of overlays.js.
 */
export function planTextless(document, { counts, page, layers, isGone, isCautious }) {
  const found = new Map();
  const note = (element, reason, signal) => {
    if (!element || found.has(element) || isGone(element) || counts.isProtected(element)) return;
    if (page.headline && element.contains(page.headline)) return;
    // The author and date may be among buttons for sharing.
    if (isSigned(element) && lengthOf(element) > MIN_SIGNATURE) return;
    // If a control that the reader needs is among the icons, the whole part stays.
    if (protectControls(element, reason)[0] !== element) return;
    found.set(element, { reason, signal });
  };
  for (const box of advertBoxes(document, counts)) note(box, 'advert', 'advert-box');
  if (!isCautious) {
    for (const { element, reason } of bars(document, layers, counts)) note(element, reason, 'fixed-bar');
    for (const { element, reason } of bands(document, counts)) note(element, reason, 'empty-band');
  }
  const outermost = [...found].filter(([element]) => !hasAround(element, found));
  return outermost.map(([element, { reason, signal }]) => ({
    elements: [element],
    reasons: [reason],
    evident: reason,
    confidence: CONFIDENCE,
    evidence: [{ signal, value: 1, weight: 1 }],
    page: { start: 0, end: 0 },
  }));
}

function hasAround(element, found) {
  for (let at = element.parentElement; at; at = at.parentElement) if (found.has(at)) return true;
  return false;
}

const isBare = (element, counts) => counts.keptIn(element) === 0;

// ---------------------------------------------------------------------------------------------- advertising

function advertBoxes(document, counts) {
  const named = [
    ...document.querySelectorAll(
      'ins,[class*="ad" i],[id*="ad" i],[class*="sponsor" i],[class*="rekl" i],[class*="anzeige" i],[class*="werbung" i],[class*="publici" i]',
    ),
  ];
  const boxes = named.filter(
    (element) =>
      ADVERT.test(namesOf(element)) && isBare(element, counts) && isBox(element) && !holdsFixedPicture(element),
  );
  const served = [...document.querySelectorAll('iframe[src],a[href] img')].filter((element) => isServed(element));
  return [...boxes, ...served.map((element) => boxAround(element.closest('a') ?? element, counts))];
}

/** The document itself and its regions are not boxes. */
const isBox = (element) => !element.matches(`html,body,${STORY}`) && element.querySelector(STORY) === null;

/** True where a picture cannot be clicked: advertising always can. */
function holdsFixedPicture(element) {
  return [...element.querySelectorAll('img,canvas,video')].some(isFixedPicture);
}

function isServed(element) {
  if (element.localName === 'iframe') return ADVERT_ADDRESS.test(element.src) || isLabelled(element);
  return ADVERT_ADDRESS.test(element.closest('a').href) || ADVERT_ADDRESS.test(element.src);
}

/** True where the style of the page writes "Advertisement" over it. */
function isLabelled(element) {
  const view = element.ownerDocument.defaultView;
  const box = element.parentElement;
  if (!view || !box) return false;
  return ['::before', '::after'].some((part) => ADVERT_LABEL.test(view.getComputedStyle(box, part).content));
}

/** The largest box around that holds nothing else. */
function boxAround(element, counts) {
  let box = element;
  for (let at = element.parentElement; at && isBox(at) && isBare(at, counts); at = at.parentElement) {
    const others = [...at.children].filter((child) => child !== box && !child.matches('script,style,link,meta,br'));
    if (others.length > 0 || counts.lostIn(at) > counts.lostIn(box)) break;
    box = at;
  }
  return box;
}

// ---------------------------------------------------------------------------------------------- bars and rails

function* bars(document, layers, counts) {
  const view = document.defaultView;
  for (const { element, rect, isModal, coverage } of layers) {
    if (isModal || coverage > MAX_BAR || element.matches(STORY) || element.querySelector(`${STORY},h1`)) continue;
    const says = counts.keptIn(element);
    if (says > MAX_TEXT || (says > 0 && element.querySelector('a,button') === null)) continue;
    const reason = placeOf(rect, view, element);
    if (reason) yield { element, reason };
  }
}

/** The kind of a fixed element by its position: a bar, a rail, a player in a corner; null if it is none of these. */
function placeOf({ left, top, right, bottom, width, height }, view, element) {
  const [wide, high] = [view.innerWidth, view.innerHeight];
  const isAtSide = left <= MAX_EDGE_DISTANCE || right >= wide - MAX_EDGE_DISTANCE;
  const isAtEnd = top <= MAX_EDGE_DISTANCE || bottom >= high - MAX_EDGE_DISTANCE;
  if (isAtEnd && height <= MAX_BAR * high && width >= wide / 2) return top <= MAX_EDGE_DISTANCE ? 'header' : 'advert';
  if (isAtSide && width <= MAX_RAIL * wide) return 'share';
  if (isAtSide && isAtEnd && element.matches('iframe,:has(iframe,video)')) return 'advert';
  return null;
}

// ---------------------------------------------------------------------------------------------- bands

function* bands(document, counts) {
  for (const band of document.querySelectorAll(BANDS)) {
    if (band.closest(STORY) || band.querySelector(`${STORY},h1`) || !isBare(band, counts) || holdsPicture(band))
      continue;
    const isFoot = band.matches('footer,[role="contentinfo"]');
    yield {
      element: band,
      reason: isFoot ? 'footer' : band.matches('nav,[role="navigation"]') ? 'navigation' : 'header',
    };
  }
  for (const rail of document.querySelectorAll('[class*="shar" i],[class*="social" i],[class*="follow" i]')) {
    const isRail = SHARE.test(namesOf(rail)) && isBare(rail, counts) && isBox(rail) && !holdsPicture(rail);
    if (isRail && rail.querySelectorAll('a,button').length > 1) yield { element: rail, reason: 'share' };
  }
}

/** True where a picture in it is content by its size, and no logo. */
function holdsPicture(element) {
  const pictures = element.querySelectorAll('img,video,canvas,iframe,object,embed');
  return [...pictures].some((picture) => isContent(picture, element) && picture.getBoundingClientRect().height > 160);
}
