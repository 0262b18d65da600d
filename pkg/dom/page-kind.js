// The information about a page that hiding depends on: its headline, and whether it is an article at all. In mail,
// editors, dashboards and shops, a part that looks like a menu may be what people came for.

import { isShown } from './visible.js';

/** Words of a headline or title, for comparing. */
const words = (text) =>
  (text ?? '')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
/** A heading with fewer words may be the name of a site. */
const MIN_HEADLINE_WORDS = 4;

export class Page {
  /** `metadata` is what the core found. */
  constructor(document, counts, metadata) {
    this.document = document;
    this.authors = metadata.authors;
    this.headline = findHeadline(document);
    this.isArticle = !isShop(document) && !isApp(document, counts);
  }
}

/** The heading or link that matches the title of the page, preferably an `h1`; or the only `h1` that is a headline. */
function findHeadline(document) {
  const shared = document.querySelector('meta[property="og:title" i]')?.getAttribute('content');
  const titles = [words(document.title), words(shared)].filter(Boolean);
  const isTitle = ({ textContent }) => {
    const said = words(textContent);
    return titles.some((title) => title === said || (isLong(said) && title.includes(said)));
  };
  const among = (selector) => [...document.querySelectorAll(selector)].filter(isTitle).sort(byLength)[0];
  const headings = [...document.querySelectorAll('h1')].filter(({ textContent }) => isLong(words(textContent)));
  return among('h1') ?? (headings.length === 1 ? headings[0] : undefined) ?? among('h2,h3') ?? among('a,td') ?? null;
}

const byLength = (a, b) => b.textContent.length - a.textContent.length;

/** Some scripts have no spaces. */
const isLong = (said) => said.split(' ').length >= MIN_HEADLINE_WORDS || /[^\x00-\u024f\s]{8}/.test(said);

// ---------------------------------------------------------------------------------------------- shops

const PRODUCT =
  '[itemtype*="schema.org/Product" i],meta[property="og:type" i][content*="product" i],meta[property="product:price:amount" i]';
const LINKED_PRODUCT = /"@type"\s*:\s*\[?\s*"(?:Product|ProductGroup|SearchResultsPage|OfferCatalog)"/;
const CART =
  /add to (?:cart|bag|basket|trolley)|buy now|in den (?:warenkorb|einkaufswagen)|ajouter au panier|añadir a(?:l carrito| la cesta)|adicionar ao carrinho|aggiungi al carrello|in winkelwagen|lägg i (?:varukorg|kundvagn)|legg i handlekurv|læg i kurv|lisää ostoskoriin|do koszyka|do košíku|sepete ekle|в корзину|カートに入れる|加入购物车|加入購物車|장바구니/iu;

function isShop(document) {
  if (document.querySelector(PRODUCT)) return true;
  const data = [...document.querySelectorAll('script[type="application/ld+json"]')];
  if (data.some(({ textContent }) => LINKED_PRODUCT.test(textContent))) return true;
  const buttons = [...document.querySelectorAll('button,input[type="submit"],[role="button"],a[class*="cart" i]')];
  return buttons.some((button) => CART.test(button.value || button.textContent));
}

// ---------------------------------------------------------------------------------------------- applications

const PROGRAM = '[role="application"],[role="grid"],[role="treegrid"],[role="listbox"] [role="option"],[role="log"]';
const CONTROLS =
  'button,input:not([type="hidden"]),select,textarea,[role="button"],[contenteditable]:not([contenteditable="false"])';
/** Controls in which people write longer texts. */
const FIELDS = 'textarea,[contenteditable]:not([contenteditable="false"]),[role="textbox"]';
/** Elements of prose, the least text of one, and the least visible text of all on an article. UTF-16 units. */
const PROSE = 'p,pre,blockquote,li,dd';
const MIN_PROSE_TEXT = 50;
const MIN_ARTICLE_TEXT = 400;
/** Stories whose paragraphs are not marked up have longer texts, and more of them: results of a search are shorter. */
const MIN_PARAGRAPH = 200;
const MIN_STORY = 1500;
/** The number of the longest texts that are checked. */
const MAX_TEXTS = 20;
/** The least number of controls of an application. */
const MIN_CONTROLS = 8;
/** The least height of a pane of an application, as a share of the window. */
const MIN_PANE = 0.4;
/** The least height of the only pane: a table or a list that scrolls in an article is lower. */
const MIN_MAIN_PANE = 0.8;

function isApp(document, counts) {
  const panes = panesOf(document);
  if (panes.length > 1 || isWritten(document, panes, counts)) return true;
  if (isProse(document, counts)) return false;
  if (panes.some((pane) => fillsWindow(document, pane)) || isLocked(document)) return true;
  return document.querySelector(PROGRAM) !== null || document.querySelectorAll(CONTROLS).length >= MIN_CONTROLS;
}

/** True where people write: most of the text can be edited, or a field to write in is next to a pane, as in a chat. */
function isWritten(document, panes, counts) {
  const holdsMost = (field) => counts.keptIn(field) > counts.kept / 2;
  const isNext = (field) => panes.length > 0 && !panes[0].contains(field) && isShown(field);
  return [...document.querySelectorAll(FIELDS)].some((field) => holdsMost(field) || isNext(field));
}

const fillsWindow = ({ defaultView: view }, pane) => pane.clientHeight >= MIN_MAIN_PANE * view.innerHeight;

/** True for a document that fills the window and cannot be scrolled: a map, a slide, a game. */
function isLocked(document) {
  const { defaultView: view, scrollingElement, documentElement, body } = document;
  if (!view || !body || !scrollingElement || scrollingElement.scrollHeight > view.innerHeight + 1) return false;
  return [documentElement, body].some((element) => view.getComputedStyle(element).overflowY === 'hidden');
}

function isProse(document, counts) {
  let length = 0;
  for (const element of document.querySelectorAll(PROSE)) {
    const kept = counts.keptIn(element);
    if (kept >= MIN_PROSE_TEXT) length += kept;
    if (length >= MIN_ARTICLE_TEXT) return true;
  }
  const paragraphs = counts.longest(MAX_TEXTS).filter(({ data }) => data.trim().length >= MIN_PARAGRAPH);
  return paragraphs.reduce((sum, { data }) => sum + data.trim().length, 0) >= MIN_STORY;
}

/** The panes that scroll in a document that does not. */
function panesOf(document) {
  const { defaultView: view, scrollingElement, body } = document;
  if (!view || !body || !scrollingElement || scrollingElement.scrollHeight > view.innerHeight + 1) return [];
  const isPane = (element) =>
    element.clientHeight >= MIN_PANE * view.innerHeight &&
    /^(?:auto|scroll)$/.test(view.getComputedStyle(element).overflowY);
  return [...body.querySelectorAll('div,ul,main,section,nav,aside,article')].filter(isPane);
}
