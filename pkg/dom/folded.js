// Text as it is read: how the source is indented does not count.

export const foldedText = (node) => node.textContent.replace(/\s+/g, ' ').trim();

/** UTF-16 units. */
export const lengthOf = (node) => foldedText(node).length;

/** UTF-16 units of text in links. */
export function linkLength(element) {
  if (element.localName === 'a') return lengthOf(element);
  let length = 0;
  for (const link of element.getElementsByTagName('a')) length += lengthOf(link);
  return length;
}
