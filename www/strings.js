// The words of the page: what each reason means, and figures as people read them.

/** Families share a colour and a line pattern; the name of the reason always stands beside. */
const families = {
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
  way: ['navigation', 'breadcrumb', 'header', 'footer', 'sidebar', 'pagination'],
  lure: ['related', 'advert', 'share', 'newsletter'],
  ask: ['comments', 'login', 'consent'],
  machine: ['metadata', 'hidden', 'duplicate', 'template'],
  own: ['user-rule'],
};

const familyOf = new Map(Object.entries(families).flatMap(([name, list]) => list.map((reason) => [reason, name])));

export const family = (reason) => familyOf.get(reason) ?? 'machine';

/** One sentence a reason; every reason of the package has one (a test holds them together). */
export const meaning = {
  mojibake: 'Bytes of one encoding had been read as another. The bytes are still there, so the text can be read again.',
  'inconsistent-utf8': 'A few wrongly read sequences stood among sound text.',
  'byte-a0': 'One byte of a character had been turned into a space.',
  'lossy-sequence': 'A character had lost a byte, and only one reading is left.',
  'c1-control': 'An invisible control code stood where windows-1252 has a character.',
  entity: 'An HTML entity stood in plain text.',
  'quoted-printable': 'Mail had been left in the form it is sent in.',
  'encoded-word': 'A mail header had been left in the form it is sent in.',
  ligature: 'Two letters were joined in one typographic character.',
  width: 'A full-width or half-width form became the plain one.',
  quote: 'A curly quotation mark became a straight one.',
  'line-break': 'A line break of another kind became a line feed.',
  surrogate: 'Two halves of one character stood apart.',
  control: 'A control character that text does not hold.',
  'terminal-escape': 'Colours and cursor moves meant for a terminal.',
  normalization: 'The same character, written in the usual way.',
  'lost-bytes': 'Something is damaged here that nobody can bring back. It is reported and left as it is.',
  'invalid-bytes': 'A byte that is not UTF-8 in a file that otherwise is: read in an older encoding, or replaced by �.',
  navigation: 'Links to other parts of the site.',
  breadcrumb: 'The path from the home page to this page.',
  header: 'The masthead of the site.',
  footer: 'The foot of the site: copyright, imprint, contact.',
  sidebar: 'A column beside the main text.',
  advert: 'Advertising.',
  consent: 'A notice about cookies or privacy.',
  share: 'Buttons for sharing and following.',
  related: 'Links to other stories, with their teasers.',
  comments: 'Comments of readers, or the form for them.',
  newsletter: 'An invitation to a newsletter.',
  login: 'Log-in, registration or a paywall notice.',
  pagination: 'Links to the next and the previous page.',
  metadata: 'Data for machines: image numbers, template variables, counters.',
  hidden: 'A reader of the page would not have seen it.',
  duplicate: 'Said before on the same page.',
  template: 'The same on other pages of the site.',
  'user-rule': 'A rule of yours.',
};

const told = {
  bom: 'by its byte order mark',
  label: 'as you said',
  declared: 'as the page says',
  utf8: 'by its bytes',
  guess: 'by its letters',
  fallback: 'a last resort',
};

export const encodingSource = (source) => told[source] ?? source;

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export const figure = (value) => number.format(value).replace('-', '−');
/** The name of a signal in words. */
export const spoken = (signal) => signal.replace(/[-_]/g, ' ');

export const percent = (share) => `${Math.round(share * 100)} %`;
export const plural = (n, one, many = `${one}s`) => `${figure(n)} ${n === 1 ? one : many}`;

export function bytes(n) {
  if (n < 1000) return plural(n, 'byte');
  return n < 1e6 ? `${figure(n / 1000)} KB` : `${figure(n / 1e6)} MB`;
}

export const milliseconds = (ms) => (ms < 1 ? 'under 1 ms' : `${figure(ms < 10 ? ms : Math.round(ms))} ms`);

/** What happened, in a sentence, for the heading. */
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
  'limit-exceeded': ' The page is beyond a limit, so nothing was removed.',
};

/** For screen readers, once a result. */
export const announcement = ({ removals, repairs }) =>
  `${plural(removals, 'part')} hidden, ${plural(repairs, 'repair')}`;

/** White space to one space, cut at `length` characters. */
export function excerpt(text, length = 80) {
  const folded = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return folded.length > length ? `${folded.slice(0, length).trimEnd()} …` : folded;
}

/** Characters that cannot be seen, made visible. */
export function visible(text) {
  return text.replace(/[\p{Cc}\p{Cs}\u00a0\u00ad\u200b-\u200f\u2028\u2029\ufeff]/gu, (char) => {
    const code = char.codePointAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0xa0) return '⍽';
    return `‹${code.toString(16).toUpperCase().padStart(2, '0')}›`;
  });
}

/** What the visitor is told when something fails. */
export function errorMessage(error) {
  if (error?.code === 'unknown-encoding')
    return 'This encoding is not known. Try windows-1251, shift_jis, or leave it empty.';
  if (error?.code === 'load-failed') return 'The core could not be loaded. Reload the page.';
  return `This did not work: ${error?.message ?? error}. Your text is as it was.`;
}
