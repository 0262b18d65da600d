// What xss.test.mjs runs inside a page. Each function is sent to the browser by itself: nothing outside it is there.

/** Shows each HTML in a frame of its own, touches everything in it, and gives the numbers of those whose script ran. */
export async function show(list) {
  const hits = [];
  globalThis.hit = (n) => {
    hits.push(n);
  };
  const loaded = list.map(
    ({ html }) =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.addEventListener('load', () => resolve(frame), { once: true });
        frame.srcdoc = `<!doctype html><meta charset=utf-8><body>${html}`;
        document.body.append(frame);
      }),
  );
  const all = Promise.all(loaded);
  // A frame that an attack sends elsewhere may never load.
  await Promise.race([
    all,
    new Promise((resolve) => {
      setTimeout(resolve, 5000);
    }),
  ]);
  const pause = (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
  await pause(300);
  for (const frame of document.querySelectorAll('iframe')) {
    // A frame that went to another site is none of ours any more.
    const inside = frame.contentDocument?.querySelectorAll('body *') ?? [];
    for (const element of inside) {
      for (const kind of ['mouseover', 'pointerenter', 'focus'])
        element.dispatchEvent(new Event(kind, { bubbles: true }));
      const leads = element.closest('a[href]')?.href ?? '';
      if (!/^https?:/.test(leads)) element.click?.();
    }
  }
  await pause(500);
  return hits;
}

/** Reads each HTML, writes it and reads it again; `{ n, what }` of those that hold something they must not. */
export async function lookAt(list) {
  const TAGS = new Set(
    (
      'a abbr blockquote br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr img input ins li mark ol p ' +
      'pre rp rt ruby strong sub summary sup table tbody td th tr ul'
    ).split(' '),
  );
  const ATTRIBUTES = {
    a: ['href'],
    abbr: ['title'],
    annotation: ['encoding'],
    blockquote: ['cite'],
    code: ['class'],
    details: ['open'],
    img: ['src', 'alt'],
    input: ['type', 'disabled', 'checked'],
    li: ['value'],
    ol: ['start', 'reversed', 'type'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
  };
  /** Formulas: TeX and readable text, no element of MathML that holds HTML. */
  const MATH_TAGS = ['math', 'semantics', 'mtext', 'annotation'];
  const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:', 'ftp:', 'xmpp:'];
  const HTML = 'http://www.w3.org/1999/xhtml';
  const MATH = 'http://www.w3.org/1998/Math/MathML';

  function wrong(element) {
    const tag = element.localName;
    const known = element.namespaceURI === MATH ? MATH_TAGS.includes(tag) : TAGS.has(tag);
    if (!known || ![HTML, MATH].includes(element.namespaceURI)) return `tag ${tag}`;
    if (element.closest('math') && element.children.length > 0 && !['math', 'semantics'].includes(tag))
      return `in ${tag}`;
    if (tag === 'blockquote' && element.cite && !/^(https?):/.test(element.cite)) return `cite ${element.cite}`;
    for (const { name, value } of element.attributes) {
      if (name === 'dir' ? !['ltr', 'rtl'].includes(value) : !ATTRIBUTES[tag]?.includes(name))
        return `attribute ${name}`;
      if (name === 'class' && !/^language-[a-z0-9+#-]+$/.test(value)) return `class ${value}`;
    }
    return tag === 'a' && !SCHEMES.includes(element.protocol) ? `scheme ${element.protocol}` : null;
  }

  const findings = [];
  for (const { n, html } of list) {
    const place = document.createElement('div');
    document.body.append(place);
    place.innerHTML = html;
    const once = place.innerHTML;
    const complain = () => [...place.querySelectorAll('*')].map(wrong).find(Boolean);
    const first = complain();
    place.innerHTML = once;
    const second = complain() ?? (place.innerHTML === once ? null : 'changes when read again');
    if (first ?? second) findings.push({ n, what: first ?? second });
    place.remove();
  }
  await new Promise((resolve) => {
    setTimeout(resolve, 500);
  });
  return findings;
}
