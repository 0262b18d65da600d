// Controls that a reader needs next: to see the rest, to reply or to buy. They are never hidden, unless the part around
// them is certainly something else.

import { without } from './media.js';
import { isShown } from './visible.js';

const CONTROLS = 'button,a,summary,input[type="submit"],input[type="button"],[role="button"],[role="tab"]';
/** The text of a control is at most this long. UTF-16 units. */
const MAX_LABEL_LENGTH = 40;

/** Words of controls that show more of this page, in the languages that most pages are in. */
const MORE = new RegExp(
  [
    'continue reading|read (?:more|on|full|the (?:full|rest|whole))|(?:load|show|view|see|display) (?:more|all|full|older|newer|replies|answers)|expand|next page|older posts',
    'weiterlesen|mehr (?:anzeigen|laden|lesen)|alles? anzeigen|nächste seite',
    '(?:lire|voir|afficher|charger) (?:la suite|plus)|page suivante',
    '(?:leer|ver|mostrar|cargar) más|seguir leyendo|página siguiente|ler mais|continuar (?:lendo|a ler)|carregar mais|mostrar mais',
    '(?:leggi|mostra|carica) (?:altro|di più|tutto)|continua a leggere|lees (?:meer|verder)|meer (?:laden|tonen)',
    'läs mer|visa (?:mer|fler)|les mer|vis mer|læs mere|vis mere|lue lisää|näytä lisää',
    'czytaj (?:dalej|więcej)|pokaż więcej|číst dál|zobrazit více|devamını oku|daha fazla',
    'читать (?:далее|дальше|полностью)|показать ещё|показать еще|загрузить ещё|читати далі',
    'اقرأ المزيد|عرض المزيد|המשך לקרוא|קרא עוד|और पढ़ें|続きを読む|もっと見る|更多|阅读全文|展开|加载更多|더 보기|더보기|계속 읽기',
  ].join('|'),
  'iu',
);

/** Words of controls for replying, ordering and paying. */
const ACTS = new RegExp(
  [
    '^reply$|^answer$|add to (?:cart|bag|basket|trolley)|buy (?:now|it now|tickets)|check ?out|place order|pre-?order',
    '^antworten$|in den (?:warenkorb|einkaufswagen)|jetzt kaufen|zur kasse',
    '^répondre$|ajouter au panier|acheter',
    '^responder$|añadir a(?:l carrito| la cesta)|comprar(?: ahora)?|adicionar ao carrinho|finalizar compra',
    '^rispondi$|aggiungi al carrello|acquista|^beantwoorden$|in winkelwagen|bestellen',
    '^svara$|lägg i (?:varukorg|kundvagn)|köp nu|legg i handlekurv|læg i kurv|lisää ostoskoriin',
    '^odpowiedz$|do koszyka|kup teraz|do košíku|sepete ekle|ответить|в корзину|купить|додати в кошик',
    'أضف إلى (?:السلة|العربة)|הוסף לסל|カートに入れる|購入|加入购物车|加入購物車|立即购买|장바구니|구매하기',
  ].join('|'),
  'iu',
);

/** Reasons for which the controls inside a part are hidden with it: a reader of the text does not need them. */
const NO_NEXT_STEP = new Set(['advert', 'consent', 'login', 'newsletter', 'user-rule', 'related']);
/** In menus, links with such words lead to other pages: "Buy tickets". */
const MENUS = new Set(['breadcrumb', 'footer', 'header', 'navigation', 'sidebar']);

/** Parts whose forms are hidden with them. */
const NO_ANSWER = new Set(['advert', 'comments', 'consent', 'login', 'newsletter', 'user-rule']);
/** Regions whose forms are not for replying to the page: feedback, search. */
const NOT_OF_STORY = 'nav,footer,aside,[role="search"],[role="contentinfo"],[role="complementary"]';

/** Comments have more text than this besides their controls; less text is only a row of controls. UTF-16 units. */
const MIN_COMMENT_TEXT = 30;

const foldedLength = (text) => text.trim().replace(/\s+/g, ' ').length;

/** True for readers' comments. Their *Reply* controls are hidden with them, since the reply would be to nothing visible. */
export function areComments(elements, reason) {
  if (reason !== 'comments') return false;
  const lengths = elements.map((element) => {
    const controls = [...element.querySelectorAll(CONTROLS)].filter((one) => !one.parentElement.closest(CONTROLS));
    const ofControls = controls.reduce((sum, control) => sum + foldedLength(control.textContent), 0);
    return element.matches(CONTROLS) ? 0 : foldedLength(element.textContent) - ofControls;
  });
  return lengths.reduce((sum, length) => sum + length, 0) > MIN_COMMENT_TEXT;
}

/** The elements to hide instead of `element`, which is hidden for `reason`, so that the controls in it stay. */
export function protectControls(element, reason, isComment = false) {
  const forms = NO_ANSWER.has(reason)
    ? []
    : within(element, 'form').filter((form) => isAnswerForm(form) || isAsked(form));
  const controls = NO_NEXT_STEP.has(reason) ? [] : within(element, CONTROLS);
  const isProtected = (control) => isNextStep(control, MENUS.has(reason), isComment) || isTabOfOther(control, element);
  const protectedParts = [...forms, ...controls.filter(isProtected)];
  return protectedParts.length === 0 ? [element] : without(element, protectedParts);
}

const within = (element, selector) => [
  ...element.querySelectorAll(selector),
  ...(element.matches(selector) ? [element] : []),
];

/** True for a form with a field of several lines, for replying to the page. */
function isAnswerForm(form) {
  if (form.closest(NOT_OF_STORY)) return false;
  return [...form.querySelectorAll('textarea')].some((field) => isShown(field, { visibilityProperty: true }));
}

/** A search whose words are in the title: the page answers it, and the next search will be similar. */
function isAsked(form) {
  const title = form.ownerDocument.title.toLowerCase();
  const words = [...form.querySelectorAll('input:not([type]),input[type="text"],input[type="search"]')].map(
    ({ defaultValue }) => defaultValue.trim().toLowerCase(),
  );
  return words.some((said) => said !== '' && title.includes(said));
}

/** A tab whose panels are elsewhere: without it, a reader could not open the others. */
function isTabOfOther(control, element) {
  if (control.getAttribute('role') !== 'tab' || control.closest(NOT_OF_STORY)) return false;
  const panels = [...control.ownerDocument.querySelectorAll('[role="tabpanel"]')];
  return panels.some((panel) => !element.contains(panel) && panel.closest(NOT_OF_STORY) === null);
}

/** A control that does something, or shows more of this page. Links with such words to other pages are teasers. */
function isNextStep(control, isInMenu, isInComment) {
  const label = (control.value || control.textContent || control.ariaLabel || '').trim().replace(/\s+/g, ' ');
  if (label === '' || label.length > MAX_LABEL_LENGTH) return false;
  if (ACTS.test(label)) return !isInComment && (!isInMenu || staysHere(control));
  return MORE.test(label) && staysHere(control);
}

function staysHere(control) {
  if (control.localName !== 'a') return true;
  const href = control.getAttribute('href');
  if (href === null || href === '' || href.startsWith('#') || href.startsWith('javascript:')) return true;
  const { location } = control.ownerDocument;
  return control.origin === location?.origin && control.pathname === location.pathname;
}
