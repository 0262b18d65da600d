// Reads the controls as options of the package.

import { $ } from './dom.js';

/** Offered by name; any label of the WHATWG list can be typed. */
const ENCODINGS = [
  'utf-8',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1254',
  'windows-1256',
  'iso-8859-2',
  'iso-8859-7',
  'koi8-r',
  'windows-874',
  'gbk',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'utf-16le',
  'macintosh',
];

/** Changes of typography, as ftfy makes them. */
const FTFY = { fixLineBreaks: true, fixLatinLigatures: true, fixCharacterWidth: true, uncurlQuotes: true };

/** The largest input of this page, in bytes; the default limit is meant for servers. */
export const MAX_INPUT_BYTES = 64e6;

/** Shown below the summary. */
const KEY_PHRASES = 8;

const profiles = { safe: {}, ftfy: FTFY, none: false };

/** Calls `changed(options, isSummaryOnly)` when the user changes an option. */
export function mount(changed) {
  $('encodings').append(...ENCODINGS.map((name) => new Option(name, name)));
  $('options-toggle').addEventListener('click', unfold);
  $('options').addEventListener('change', () => changed(read(), false));
  $('summary-options').addEventListener('change', () => changed(read(), true));
  for (const id of ['options', 'summary-options']) $(id).addEventListener('submit', (event) => event.preventDefault());
}

function unfold({ currentTarget: button }) {
  const opens = $('options').hidden;
  $('options').hidden = !opens;
  button.setAttribute('aria-expanded', String(opens));
}

/** The current options. */
export function read() {
  return {
    as: $('as').value,
    read: { maxBytes: MAX_INPUT_BYTES },
    decode: { label: $('encoding').value.trim() || null },
    repair: profiles[$('profile').value],
    clean: { focus: $('focus').value },
    summary: { length: { [$('unit').value]: amount() }, algorithm: $('algorithm').value, keyPhrases: KEY_PHRASES },
  };
}

function amount() {
  const value = Math.round(Number($('amount').value));
  return Math.min(Math.max(value || 1, 1), $('unit').value === 'percent' ? 100 : 9999);
}
