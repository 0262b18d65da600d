// Text with its white space folded, so that the indentation of the source does not count.

/** Nodes that `textContent` is made of: text and CDATA sections. */
const TEXTS = 0x4 | 0x8;

const fold = (text) => text.replace(/\s+/g, ' ').trim();

export const foldedText = (node) => fold(node.textContent);

/** UTF-16 units. */
export const lengthOf = (node) => foldedText(node).length;

/** True if the text of an element is longer than `most`. Reads no more of it than necessary. */
export function isLonger(element, most) {
  const texts = element.ownerDocument.createTreeWalker(element, TEXTS);
  let said = '';
  for (let due = 2 * most; texts.nextNode(); ) {
    said += texts.currentNode.data;
    if (said.length <= due) continue;
    if (fold(said).length > most) return true;
    due = 2 * said.length;
  }
  return fold(said).length > most;
}

/** UTF-16 units of text in links. */
export function linkLength(element) {
  if (element.localName === 'a') return lengthOf(element);
  let length = 0;
  for (const link of element.getElementsByTagName('a')) length += lengthOf(link);
  return length;
}
