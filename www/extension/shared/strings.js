// The strings of `_locales`, with the plural forms of the language.

import { browser } from './browser.js';

export const text = (key, ...values) => browser.i18n.getMessage(key, values.map(String));

/** The form of `key` for `count`: the messages `key_one`, `key_other`, … of the language the strings are in. */
export function plural(key, count) {
  const form = new Intl.PluralRules(text('language')).select(count);
  return text(`${key}_${form}`, number(count));
}

export const number = (count) => new Intl.NumberFormat(text('language')).format(count);

/** The strings as a list. `Intl.ListFormat` would write no separator in Chinese, or add a word for "and". */
export const listed = (strings) => strings.join(text('listSeparator'));

/** A name inside a translated string, so that its direction and that of the string do not affect each other. */
export const isolated = (name) => `\u2068${name}\u2069`;

/** The name of a reason code. */
export const reasonName = (reason) => text(`reason_${reason.replaceAll('-', '_')}`) || reason;

/** "14 parts hidden, 3 repairs"; a count of zero is left out. */
export function outcome({ parts, repairs }) {
  const said = [parts > 0 && plural('parts', parts), repairs > 0 && plural('repairs', repairs)].filter(Boolean);
  return said.length > 0 ? listed(said) : text('nothingHidden');
}

/** Puts strings into the elements that name them in `data-text`, `data-label` and `data-title`. */
export function translate(document) {
  document.documentElement.lang = text('language');
  document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir');
  for (const element of document.querySelectorAll('[data-text]')) element.append(text(element.dataset.text));
  for (const element of document.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', text(element.dataset.label));
  for (const element of document.querySelectorAll('[data-title]')) element.title = text(element.dataset.title);
}
