// A template identifies an element on every page of a site: a hash of tag and class names, not of text.

/** Elements around it whose names count too. */
const AROUND = 3;
/** Numbers differ from page to page: `post-1234`. */
const NUMBER = /\d+/g;

/** The template of an element: eight characters or fewer, the same for the same part of another page of the site. */
export function templateOf(element) {
  const names = [];
  for (let at = element, n = 0; at && n <= AROUND; at = at.parentElement, n += 1) {
    const classes = [...at.classList].sort().join('.');
    names.push(`${at.localName}#${at.id}.${classes}`.replace(NUMBER, '0'));
  }
  return fnv(names.join('<')).toString(36);
}

/** FNV-1a over UTF-16 units. */
function fnv(text) {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}
