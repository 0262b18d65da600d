// The first words of a part, for the panel. Some pages separate words only by style, such as the entries of a menu; here they get
// spaces.

/** The most characters of a part that the panel shows. */
const MAX_CHARS = 160;
/** Inline elements, which may be inside a word. */
const RUNNING = new Set(
  'abbr,b,bdi,bdo,cite,code,del,dfn,em,font,i,ins,kbd,mark,q,rt,ruby,s,samp,small,span,strong,sub,sup,u,var,wbr'.split(
    ',',
  ),
);
const UNSEEN = new Set(['noscript', 'script', 'style', 'template', 'title']);

/** The text at the beginning of elements, with a space wherever one element ends and another begins. */
export function excerptOf(nodes) {
  let said = '';
  for (const node of nodes) {
    said = `${said} ${textOf(node, MAX_CHARS - said.length)}`;
    if (said.length > MAX_CHARS) break;
  }
  return said.replace(/\s+/g, ' ').trim().slice(0, MAX_CHARS);
}

function textOf(node, most) {
  const parts = [];
  let length = 0;
  const walk = (at) => {
    if (length > most) return;
    if (at.nodeType === Node.TEXT_NODE) {
      parts.push(at.data.slice(0, 2 * MAX_CHARS));
      length += at.data.trim().length;
    }
    if (at.nodeType !== Node.ELEMENT_NODE || UNSEEN.has(at.localName)) return;
    const isApart = !RUNNING.has(at.localName);
    if (isApart) parts.push(' ');
    for (const child of at.childNodes) walk(child);
    if (isApart) parts.push(' ');
  };
  walk(node);
  return parts.join('');
}

/**
 * The words of a sentence, whose text nodes are given as ranges. Two adjacent links are two words, as in a menu whose entries
 * only its style separates; a link next to text may end inside a word.
 */
export function sentenceOf(sentence, ranges) {
  const cuts = cutsOf(ranges);
  let count = 0;
  const apart = [...sentence].map((sign) => {
    if (!/\S/.test(sign)) return sign;
    count += 1;
    return cuts.has(count) ? `${sign} ` : sign;
  });
  return apart.join('').replace(/\s+/g, ' ').trim();
}

/** How many characters other than white space are before each place where one link ends and another begins. */
function cutsOf(ranges) {
  const cuts = new Set();
  let [count, last] = [0, null];
  for (const range of ranges) {
    const link = range.startContainer.parentElement?.closest('a,button') ?? null;
    if (last && link && link !== last) cuts.add(count);
    count += [...range.toString().replace(/\s+/g, '')].length;
    last = link;
  }
  return cuts;
}
