// Pictures, video, charts and frames: those larger than an icon are content, together with their captions.

import { lengthOf, linkLength } from './collapsed-text.js';
import { MENUS, namesOf } from './names.js';

const MEDIA = 'img,picture,video,audio[controls],canvas,svg,iframe,object,embed';
/** Names of the players that pages build around a video or a recording. */
const PLAYER =
  '[class*="player" i],[id*="player" i],[class*="video-js" i],[class*="jwplayer" i],[class*="mejs-" i],[class*="plyr" i]';
/** The longest side of an icon, in pixels of the page. */
const MAX_ICON = 64;
/** A caption is not longer than this. UTF-16 units. */
const MAX_CAPTION = 300;
/** Elements that hold a picture and its caption. */
const FIGURES = 'figure,figcaption';
/** Names of containers whose pictures are not content. */
const CHROME =
  /(?:^|[-_\s])(?:ads?|advert\w*|adslot|avatar|badge|banner|gravatar|icons?|logo|promo\w*|related|sponsor\w*|teasers?|thumbs?|thumbnails?|author|share|social)(?:$|[-_\s])/i;
/** Addresses of pictures, and of pages that show them in full size. */
const PICTURE_FILE = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)(?:$|[?#])/i;
const SHADES = /^(?:none|contents)$/;

/**
 * The elements to hide in the place of `element`, so that content pictures in it stay. `isProvenByText` says that its
 * text is sufficient evidence: then only pictures that cannot be clicked are content, because advertising always can.
 */
export function protectMedia(element, story, isProvenByText) {
  if (!isProvenByText && element.matches(FIGURES)) return isChrome(element) ? [element] : [];
  const isProtected = (one) => (isProvenByText ? isFixedPicture(one) : isContent(one, element));
  if (element.matches(MEDIA)) return isProtected(element) ? [] : [element];
  const media = [...element.querySelectorAll(MEDIA)].filter(isProtected);
  if (media.length === 0) return [element];
  // A picture with its caption, and nothing else.
  if (!isProvenByText && isCaptioned(element)) return [];
  return isProvenByText && !isInStory(element, story) ? [element] : without(element, media.map(withCaption));
}

function isInStory(element, story) {
  for (let at = element.parentElement; at; at = at.parentElement) if (story.has(at)) return true;
  return false;
}

/** Text without many links, short enough to be a caption. */
function isCaptioned(element) {
  const length = lengthOf(element);
  return length <= MAX_CAPTION && linkLength(element) < length / 2 && !isChrome(element);
}

function isChrome(element) {
  return CHROME.test(namesOf(element));
}

/** True for a picture above the size of an icon. */
export function isLarge(media) {
  const { width, height } = media.getBoundingClientRect();
  return Math.max(width, height) > MAX_ICON && Math.min(width, height) > MAX_ICON / 2;
}

/** True for the controls of a player: its bar, its times, its captions. `isStory(element)` stops at what is more than one. */
export function isOfPlayer(element, isStory) {
  for (let at = element.parentElement?.closest(PLAYER); at && !isStory(at); at = at.parentElement?.closest(PLAYER)) {
    if (at.querySelector('video,audio')) return true;
  }
  return false;
}

/** True for a picture that cannot be clicked. */
export function isFixedPicture(media) {
  return media.localName !== 'iframe' && media.closest('a') === null && isLarge(media);
}

/** True for media that a reader would miss. `within` is the part that it lies in. */
export function isContent(media, within) {
  if (!isLarge(media) || isOfTeaser(media, within)) return false;
  if (SHADES.test(media.style?.display ?? '')) return false;
  for (let at = media; at; at = at.parentElement) {
    // Menus show pictures next to their links.
    if (isChrome(at) || at.matches(MENUS)) return false;
    // A picture that leads to another page is a teaser; one that leads to itself is not.
    if (at.localName === 'a' && at.href && !PICTURE_FILE.test(at.href) && !isOfFigure(at)) return false;
    if (at === within) break;
  }
  return true;
}

/** True for the picture of a card whose text is one link to another page, in a part with several such cards. */
function isOfTeaser(media, within) {
  let card = media.parentElement;
  while (card && card !== within && lengthOf(card) === 0) card = card.parentElement;
  if (!card || card === within || card.matches(FIGURES) || !isCard(card)) return false;
  return [...card.parentElement.children].some((other) => other !== card && isCard(other));
}

/** A picture and one link to another page, without other text. */
function isCard(element) {
  const media = [...element.querySelectorAll(MEDIA)].filter(({ localName }) => localName !== 'picture');
  if (media.length !== 1 || linkLength(element) !== lengthOf(element)) return false;
  const links = [...element.querySelectorAll('a[href]')].filter((link) => lengthOf(link) > 0);
  const { location } = element.ownerDocument;
  return links.length === 1 && (links[0].origin !== location?.origin || links[0].pathname !== location.pathname);
}

const isOfFigure = (link) => link.closest('figure') !== null && link.textContent.trim() === '';

const withCaption = (media) => media.closest('figure') ?? media.closest('picture') ?? media;

/** The largest elements in `element` that hold none of `protectedParts`. */
export function without(element, protectedParts) {
  if (protectedParts.includes(element)) return [];
  if (!protectedParts.some((one) => element.contains(one))) return [element];
  return [...element.children].flatMap((child) => without(child, protectedParts));
}
