// The texts that the page shows: the meaning of each reason, and formatted numbers.

/** Families share a colour and a line pattern; the name of the reason is always shown as well. */
const reasonsOf = {
  repair: [
    'mojibake',
    'inconsistent-utf8',
    'byte-a0',
    'lossy-sequence',
    'c1-control',
    'entity',
    'quoted-printable',
    'encoded-word',
    'ligature',
    'width',
    'quote',
    'line-break',
    'surrogate',
    'control',
    'terminal-escape',
    'normalization',
    'lost-bytes',
    'invalid-bytes',
  ],
  navigation: ['navigation', 'breadcrumb', 'header', 'footer', 'sidebar', 'pagination'],
  promotion: ['related', 'advert', 'share', 'newsletter'],
  notice: ['comments', 'login', 'consent'],
  metadata: ['metadata', 'hidden', 'duplicate', 'template'],
  user: ['user-rule'],
};

const familyOf = new Map(Object.entries(reasonsOf).flatMap(([name, list]) => list.map((reason) => [reason, name])));

export const family = (reason) => familyOf.get(reason) ?? 'metadata';

/** The names of the families. */
export const families = {
  navigation: 'menus and footers',
  promotion: 'ads and teasers',
  notice: 'comments and notices',
  metadata: 'metadata and hidden text',
  user: 'your own rules',
  repair: 'repaired',
};

/** One sentence for each reason of the package (a test checks that none is missing). */
export const meaning = {
  mojibake: 'The text had been decoded with the wrong encoding. No bytes were lost, so it could be decoded again.',
  'inconsistent-utf8': 'A few characters of otherwise undamaged text had been decoded wrongly.',
  'byte-a0': 'One byte of a character had been turned into a space.',
  'lossy-sequence': 'A character had lost a byte, and only one reading is left.',
  'c1-control': 'An invisible control character stood for a windows-1252 character.',
  entity: 'An HTML entity appeared in plain text.',
  'quoted-printable': 'Mail text was still in its transfer encoding.',
  'encoded-word': 'A mail header was still in its transfer encoding.',
  ligature: 'Two letters were joined in one typographic character.',
  width: 'A full-width or half-width form became the plain one.',
  quote: 'A curly quotation mark became a straight one.',
  'line-break': 'A line break of another kind became a line feed.',
  surrogate: 'A character was split into two halves.',
  control: 'It was a control character, which does not belong in text.',
  'terminal-escape': 'It was an escape sequence that sets colours or moves the cursor in a terminal.',
  normalization: 'The character is now in its usual Unicode form.',
  'lost-bytes': 'This damage cannot be repaired. It is reported and left as it is.',
  'invalid-bytes': 'A byte was invalid in otherwise valid UTF-8: decoded with a legacy encoding, or replaced by �.',
  navigation: 'Links to other parts of the site.',
  breadcrumb: 'The path from the home page to this page.',
  header: 'The masthead of the site.',
  footer: 'The footer of the site: copyright, legal notice, contact.',
  sidebar: 'A column next to the main text.',
  advert: 'Advertising.',
  consent: 'A notice about cookies or privacy.',
  share: 'Buttons for sharing and following.',
  related: 'Links to other stories, with their teasers.',
  comments: 'Readers’ comments, or the form for writing one.',
  newsletter: 'A newsletter sign-up.',
  login: 'Log-in, registration or a paywall notice.',
  pagination: 'Links to the next and the previous page.',
  metadata: 'Data about the page rather than text: image numbers, template variables, counters.',
  hidden: 'It is not visible on the page.',
  duplicate: 'A repeat of other text on the same page.',
  template: 'It also appears on other pages of the site.',
  'user-rule': 'One of your own rules.',
};

/** How an encoding was determined, in the words of the command (`cli/src/present/text.rs`). */
const encodingSources = {
  bom: 'by its byte order mark',
  label: 'as given',
  declared: 'as the input declares',
  utf8: 'recognised by its byte sequences',
  guess: 'guessed from its characters',
  fallback: 'as the default',
};

export const encodingSource = (source) => encodingSources[source] ?? source;

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export const figure = (value) => number.format(value).replace('-', '−');
/** The name of a signal, as separate words. */
export const spoken = (signal) => signal.replace(/[-_]/g, ' ');

export const percent = (share) => `${Math.round(share * 100)}%`;
export const plural = (n, one, many = `${one}s`) => `${figure(n)} ${n === 1 ? one : many}`;

export function bytes(n) {
  if (n < 1000) return plural(n, 'byte');
  return n < 1e6 ? `${figure(n / 1000)} KB` : `${figure(n / 1e6)} MB`;
}

export const milliseconds = (ms) => (ms < 1 ? 'under 1 ms' : `${figure(ms < 10 ? ms : Math.round(ms))} ms`);

/** The heading: the result in one sentence. */
export function verdict({ verdict: code }, { removals, repairs }) {
  const done = [
    removals && `${plural(removals, 'part')} removed`,
    repairs && `${plural(repairs, 'place')} repaired`,
  ].filter(Boolean);
  const what = done.length ? `${done.join(', ')}.` : 'Nothing to change.';
  return `${what}${reservations[code] ?? ''}`;
}

const reservations = {
  'too-little-left': ' Too little would have been left, so nothing was removed.',
  'limit-exceeded': ' The page is too large or too deeply nested, so nothing was removed.',
};

/** Announced to screen readers, once per result. */
export const announcement = ({ removals, repairs }) =>
  `${plural(removals, 'part')} removed, ${plural(repairs, 'place')} repaired`;

/** `text` with each run of white space collapsed to one space, truncated to `length` characters. */
export function excerpt(text, length = 80) {
  const folded = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return folded.length > length ? `${folded.slice(0, length).trimEnd()} …` : folded;
}

/** Characters that cannot be seen, as their code between angle quotes: a no-break space is `‹A0›`. */
export function visible(text) {
  return text.replace(
    /[\p{Cc}\p{Cs}\u00a0\u00ad\u200b-\u200f\u2028\u2029\ufeff]/gu,
    (char) => `‹${char.codePointAt(0).toString(16).toUpperCase().padStart(2, '0')}›`,
  );
}

/** Descriptions of the signals that a visitor can verify. */
const SIGNAL_DESCRIPTIONS = {
  links: 'Almost all of it is links.',
  in_header: 'It is in the header of the page.',
  in_footer: 'It is in the footer of the page.',
  in_nav: 'It is in a navigation menu.',
  in_aside: 'It is in a sidebar.',
  in_form: 'It is in a form.',
  container: 'The box around it contains no article text.',
  'prose-run': 'The text around it was removed too.',
  prose: 'It does not read like running text.',
  separators: 'It is a row of short pieces.',
  hidden: 'The page does not show it.',
  'chrome-words': 'Its words are typical of menus, notices and buttons.',
  'newsletter-name': 'Its name in the markup mentions a newsletter.',
  'after-comments': 'It follows the readers’ comments.',
  'advert-label': 'It is labelled as advertising.',
  'consent-dialog': 'It is a cookie or consent dialog.',
  'infinite-scroll': 'It belongs to another article, which the page appends while you scroll.',
  'comments-heading': 'It follows the heading of the comments.',
  'related-heading': 'It follows the heading of the related stories.',
  'server-message': 'It is an error message of the server.',
  'site-footer': 'It follows the footer of the site.',
  'orphan-heading': 'It is the heading of a list that was removed.',
  'link-row': 'It is a row of links.',
  'main-content': 'It is outside the part of the page that holds the main text.',
};

/** Sentences for the signals in favour of a change; signals without a description appear only in the table. */
export const reasonsInWords = (evidence) =>
  evidence
    .filter(({ signal, weight }) => weight > 0 && SIGNAL_DESCRIPTIONS[signal])
    .map(({ signal }) => SIGNAL_DESCRIPTIONS[signal]);

/** Joins the reasons why a sentence was picked, which are clauses, into one sentence. */
export const because = (reasons) => `Picked because ${new Intl.ListFormat('en').format(reasons)}.`;

/** The message that the visitor sees when something fails: what is wrong, then what to do. */
export function errorMessage(error) {
  switch (error?.code) {
    case 'binary-input':
      return `${error.message}. Open a text file or a saved web page instead.`;
    case 'unknown-encoding':
      return 'Unknown encoding. Try windows-1251 or shift_jis, or leave the field empty.';
    case 'load-failed':
      return 'limpid could not be loaded. Reload the page.';
    case 'worker-failed':
      return 'The browser ran out of memory on this page. Try a smaller one, or use the command line.';
    default:
      return `Something went wrong: ${error?.message ?? error}. Your text is unchanged.`;
  }
}
