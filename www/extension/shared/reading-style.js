// The reading view: a user style sheet over the cleaned page. It does not change the document, so removing the style sheet
// restores it.

/** The colour themes; `auto` follows the browser. */
export const THEMES = {
  auto: null,
  light: { ink: '#1c1c1a', paper: '#fdfdfb', link: '#0a5566' },
  sepia: { ink: '#3b2f23', paper: '#f6ecd9', link: '#7a4a10' },
  dark: { ink: '#dcdcd6', paper: '#17191a', link: '#8ad6df' },
};
export const FONTS = {
  serif: 'Charter, "Iowan Old Style", Georgia, "Noto Serif", serif',
  sans: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
};

/** Sizes are in pixels, widths in characters, line heights in hundredths of the size. */
export const DEFAULT_READING = { theme: 'auto', font: 'serif', size: 19, width: 68, leading: 160 };

const LIMITS = { size: [12, 40], width: [30, 120], leading: [110, 240] };

/** The settings, with every value brought within its limits. */
export function validReading(settings) {
  const valid = { ...DEFAULT_READING, ...settings };
  for (const [name, [least, most]] of Object.entries(LIMITS)) {
    valid[name] = Math.min(Math.max(Math.round(Number(valid[name])) || DEFAULT_READING[name], least), most);
  }
  if (!Object.hasOwn(THEMES, valid.theme)) valid.theme = DEFAULT_READING.theme;
  if (!Object.hasOwn(FONTS, valid.font)) valid.font = DEFAULT_READING.font;
  return valid;
}

/** Media and other elements that draw their own content. */
const MEDIA = 'img, picture, video, canvas, svg, iframe, object, embed, math';

function colours(theme) {
  const { ink, paper, link } = THEMES[theme];
  return `
html { background: ${paper}; color-scheme: ${theme === 'dark' ? 'dark' : 'light'}; }
body { background: ${paper}; color: ${ink}; }
body a:any-link { color: ${link}; }
body blockquote { border-color: ${link}; }`;
}

const coloursOf = (theme) =>
  theme === 'auto' ? `${colours('light')}\n@media (prefers-color-scheme: dark) {${colours('dark')}\n}` : colours(theme);

/** In print: the same column, dark on white. Headings stay with what follows, and figures are not split. */
const PRINT = `
@media print {
  html { background: #fff; color-scheme: light; }
  body { background: #fff; color: #000; padding: 0; }
  body a:any-link { color: #000; }
  body :is(h1, h2, h3, h4, h5, h6) { break-after: avoid; }
  body :is(figure, ${MEDIA}, tr) { break-inside: avoid; }
}`;

/**
 * The style sheet. Lengths are logical, for right-to-left and vertical scripts; lines of vertical text are no longer than the
 * window. Elements that the page does not display stay hidden.
 */
export function readingCss(settings) {
  const { theme, font, size, width, leading } = validReading(settings);
  const rules = `
html { overflow: auto; }
body {
  box-sizing: border-box; max-inline-size: min(${width}ch + 2.4em, 100vi); inline-size: auto; block-size: auto; margin-block: 0;
  margin-inline: auto; padding-block: 2.5em 5em; padding-inline: 1.2em; overflow: visible;
  font: ${size}px/${leading / 100} ${FONTS[font]}; text-align: start; overflow-wrap: break-word;
}
body :not(${MEDIA}, svg *, math *) {
  position: static; float: none; inline-size: auto; min-inline-size: 0; max-inline-size: 100%; min-block-size: 0;
  margin-inline: 0; transform: none; columns: auto; grid-template: none; grid-area: auto; flex-direction: column;
  background: none; color: inherit; box-shadow: none; text-shadow: none; letter-spacing: normal;
}
body :not(${MEDIA}, svg *, math *, pre, code, kbd, samp, pre *, code *, h1, h2, h3, h4, h5, h6, small, sub, sup) { font-family: inherit; font-size: inherit; line-height: inherit; }
body :is(div, section, article, main, header, figure) { padding-inline: 0; border-inline: 0; }
body :is(ul, ol) { padding-inline-start: 1.5em; }
body :is(h1, h2, h3, h4, h5, h6) { line-height: 1.25; text-align: start; }
body :is(pre, code, kbd, samp) { font-size: 0.9em; }
body pre { overflow: auto; white-space: pre; }
body table { display: block; overflow: auto; }
body :is(td, th) { padding: 0.2em 0.6em; }
body a:any-link { text-decoration: underline; }
body blockquote { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 3px solid; }
body :is(${MEDIA}) { max-inline-size: 100%; block-size: auto; }
body :is(iframe, video) { aspect-ratio: 16 / 9; inline-size: 100%; }
body figcaption { font-size: 0.85em; }${coloursOf(theme)}${PRINT}`;
  return rules.replaceAll(/;/g, ' !important;');
}

/** Words per minute for prose on a screen. In scripts without spaces, the browser finds the words. */
const WORDS_PER_MINUTE = 230;

/** The reading time of a text in minutes, at least one. */
export function minutesOf(text, lang) {
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(lang || undefined, { granularity: 'word' }).segment(text)) {
    if (isWordLike) words += 1;
  }
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE));
}
