// The first words of a part, for the panel. Pages set words apart by their style alone: entries of a menu do not stick
// together here.

/** Characters of a part that the panel gets to show. */
const LONGEST = 160;
/** Elements of running text, inside which words may be cut in pieces. */
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
    said = `${said} ${textOf(node, LONGEST - said.length)}`;
    if (said.length > LONGEST) break;
  }
  return said.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

function textOf(node, most) {
  const parts = [];
  let length = 0;
  const walk = (at) => {
    if (length > most) return;
    if (at.nodeType === Node.TEXT_NODE) {
      parts.push(at.data.slice(0, 2 * LONGEST));
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
