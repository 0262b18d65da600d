// The read pass: a live document to columns. It reads attributes and text, never a style, and writes nothing.
//
// Columns are one text and two lists of numbers; src/read/html/columns.rs tells their form. They can be sent to a
// worker by `postMessage`, and as JSON after `Array.from`.

/** What these hold is not text that the page shows. The core knows this too; here it saves the walk. */
const UNSEEN = new Set(['audio', 'canvas', 'datalist', 'embed', 'link', 'noembed', 'noframes', 'noscript', 'object', 'source',
  'style', 'svg', 'template', 'track', 'video']);
/** The attributes that the core reads. */
const READ = new Set(['aria-level', 'class', 'content', 'datetime', 'dir', 'hidden', 'href', 'http-equiv', 'id', 'itemprop',
  'lang', 'name', 'open', 'popover', 'property', 'rel', 'role', 'style', 'xml:lang']);
/** Roles whose regions tell news to people who cannot see them. */
const LIVE_ROLES = new Set(['alert', 'status', 'log', 'timer', 'marquee']);
const HEADING = /^h[1-6]$/;
/** What repair must not touch: text that people write, or that stands for itself. */
const VERBATIM = new Set(['code', 'kbd', 'pre', 'samp', 'script', 'select', 'textarea', 'title']);
/** The elements of HTML that may have a shadow root; so may those with a hyphen in their name. */
const HOSTS = new Set(['article', 'aside', 'blockquote', 'body', 'div', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'main',
  'nav', 'p', 'section', 'span']);
/** Those whose own state may say that they are in use. */
const STATEFUL = new Set(['dialog', 'input', 'output', 'textarea']);
const LINKED_DATA = /^\s*application\/ld\+json\s*$/i;

/** Bits of `Reading.flags`: it and all around it stays; its text is not repaired; all that is in it stays. */
export const PROTECTED = 1;
export const FIXED_TEXT = 2;
export const WHOLE = 4;

const ELEMENT = 1;
const TEXT = 3;

/**
 * What was read: `columns` for the core, and beside them `nodes[n]`, the node of that number, and its `flags[n]`.
 */
class Reading {
  text = '';
  names = ['#text'];
  numbers = new Map([['#text', 0]]);
  /** What names of elements and attributes say, looked up once a name. */
  traits = new Map();
  attributeNumbers = new Map();
  rows = [];
  attributes = [];
  nodes = [];
  flags = [];
  headings = [];
  /** Forms that people typed into. */
  forms = new Set();
  /** Documents and open shadow roots that were entered. */
  roots = [];

  name(name) {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.numbers.set(name, number);
    }
    return number;
  }

  traitsOf(tag) {
    let traits = this.traits.get(tag);
    if (traits === undefined) {
      traits = {
        number: UNSEEN.has(tag) ? -1 : this.name(tag),
        isUnseen: UNSEEN.has(tag),
        isScript: tag === 'script',
        isFrame: tag === 'iframe' || tag === 'frame',
        isStateful: STATEFUL.has(tag),
        isHeading: HEADING.test(tag),
        isSlot: tag === 'slot',
        mayHost: HOSTS.has(tag) || tag.includes('-'),
        flags: VERBATIM.has(tag) ? FIXED_TEXT : 0,
      };
      this.traits.set(tag, traits);
    }
    return traits;
  }

  /** The number of the name of an attribute; 0 for those that nobody reads. */
  attributeNumber(name) {
    let number = this.attributeNumbers.get(name);
    if (number === undefined) {
      number = READ.has(name) ? this.name(name) : 0;
      this.attributeNumbers.set(name, number);
    }
    return number;
  }

  add(node, parent, name, flags) {
    this.rows.push(parent, name, this.text.length);
    this.flags.push(flags);
    return this.nodes.push(node) - 1;
  }

  parent(n) {
    return this.rows[3 * n];
  }

  /** The place of its name in `names`. */
  nameOf(n) {
    return this.rows[3 * n + 1];
  }

  isText(n) {
    return this.nameOf(n) === 0;
  }

  end(n) {
    return this.rows[3 * n + 2];
  }

  /** Where the text of text node `n` begins; of an element, where its attributes do. */
  start(n) {
    return n > 0 ? this.rows[3 * n - 1] : 0;
  }

  get columns() {
    return {
      names: this.names.join(' '),
      text: this.text.toWellFormed?.() ?? this.text.replace(/\p{Surrogate}/gu, '\uFFFD'),
      nodes: new Uint32Array(this.rows),
      attributes: new Uint32Array(this.attributes),
    };
  }
}

/** Reads `root`, a document or an element. With `deep` open shadow roots and frames of the same origin are entered. */
export function walk(root, deep = true) {
  const reading = new Reading();
  const busy = busyNodes(root.ownerDocument ?? root);
  const first = root.documentElement ?? root;
  enter(reading, root.getRootNode());
  const stack = [];
  visit(reading, first, 0, busy, deep, stack);
  if (first.ownerDocument.designMode === 'on') {
    reading.flags[0] |= FIXED_TEXT;
  }
  // Children wait on the stack, the next one last.
  while (stack.length > 0) {
    const parent = stack.pop();
    const node = stack.pop();
    visit(reading, node, parent, busy, deep, stack);
  }
  if (reading.headings.length === 1) {
    reading.flags[reading.headings[0]] |= PROTECTED;
  }
  for (const form of reading.forms) {
    const n = reading.nodes.indexOf(form);
    if (n >= 0) reading.flags[n] |= WHOLE;
  }
  return reading;
}

function enter(reading, root) {
  if (!reading.roots.includes(root)) {
    reading.roots.push(root);
  }
}

function visit(reading, node, parent, busy, deep, stack) {
  if (node.nodeType === TEXT) {
    visitText(reading, node, parent, busy);
  } else if (node.nodeType === ELEMENT) {
    visitElement(reading, node, parent, busy, deep, stack);
  }
}

function visitText(reading, node, parent, busy) {
  reading.text += node.data;
  const fixed = (reading.flags[parent] ?? 0) & FIXED_TEXT || busy.has(node) ? FIXED_TEXT : 0;
  reading.add(node, parent, 0, fixed);
}

function visitElement(reading, element, parent, busy, deep, stack) {
  const tag = element.localName;
  const traits = reading.traitsOf(tag);
  if (traits.isUnseen) {
    // Nothing is read of it, but what plays must stay.
    if ((tag === 'video' || tag === 'audio') && isPlaying(element)) {
      reading.add(element, parent, reading.name('track'), PROTECTED);
    }
    return;
  }
  if (traits.isScript && !LINKED_DATA.test(element.type)) {
    return;
  }
  const frame = traits.isFrame ? deep && frameBody(element) : null;
  if (frame === false) {
    return;
  }
  const n = reading.nodes.length;
  let flags = (reading.flags[parent] ?? 0) & FIXED_TEXT | traits.flags;
  flags |= readAttributes(reading, element, n);
  if (busy.size > 0 && busy.has(element)) {
    flags |= PROTECTED;
  }
  if (traits.isStateful) {
    flags |= stateFlags(reading, element, tag);
  }
  reading.add(element, parent, frame ? reading.name('div') : traits.number, flags);
  if (traits.isHeading) {
    reading.headings.push(n);
  }
  pushChildren(reading, element, traits, frame, n, deep, stack);
}

/** Adds the attributes of element `n`; its flags by them. */
function readAttributes(reading, element, n) {
  if (!element.hasAttributes()) {
    return 0;
  }
  let flags = 0;
  for (const name of element.getAttributeNames()) {
    const number = reading.attributeNumber(name);
    if (number > 0) {
      const value = element.getAttribute(name);
      reading.text += value;
      reading.attributes.push(n, number, reading.text.length);
      flags |= name === 'role' && LIVE_ROLES.has(value) ? PROTECTED | WHOLE : 0;
    } else if (name === 'aria-live') {
      flags |= element.getAttribute(name) === 'off' ? 0 : PROTECTED | WHOLE;
    } else if (name === 'contenteditable') {
      // `isContentEditable` would make the browser work out all styles.
      flags |= element.getAttribute(name) === 'false' ? 0 : FIXED_TEXT;
    }
  }
  return flags;
}

/** The children as they are shown: those of an open shadow root in place of its host's, slotted ones in their slots. */
function pushChildren(reading, element, traits, frame, n, deep, stack) {
  const shadow = deep && traits.mayHost ? element.shadowRoot : null;
  if (shadow || frame) {
    enter(reading, shadow ?? frame.ownerDocument);
  }
  const slotted = deep && traits.isSlot ? element.assignedNodes() : null;
  if (slotted?.length > 0) {
    for (let k = slotted.length - 1; k >= 0; k -= 1) stack.push(slotted[k], n);
    return;
  }
  for (let child = (shadow ?? frame ?? element).lastChild; child; child = child.previousSibling) {
    stack.push(child, n);
  }
}

/** The body of a frame of the same origin; false where there is none to be read. */
function frameBody(frame) {
  try {
    return frame.contentDocument?.body ?? false;
  } catch {
    return false;
  }
}

// ---------------------------------------------------------------------------------------------- what is in use

/** The nodes that have the focus or hold an end of the selection. */
function busyNodes(document) {
  const busy = new Set();
  let active = document.activeElement;
  while (active && active !== document.body && active !== document.documentElement) {
    busy.add(active);
    active = active.shadowRoot?.activeElement;
  }
  const selection = document.getSelection();
  if (selection && selection.rangeCount > 0) {
    busy.add(selection.anchorNode).add(selection.focusNode);
  }
  return busy;
}

/**
 * What the state of a dialog or a control says. A closed dialog may open any time, and one that is modal but cannot be
 * seen would lock the page: what is around it stays. A form that was filled in stays whole, an open dialog too.
 */
function stateFlags(reading, element, tag) {
  if (tag === 'dialog') {
    return element.open ? PROTECTED | WHOLE : PROTECTED;
  }
  if (!isChanged(element, tag)) {
    return 0;
  }
  if (element.form) {
    reading.forms.add(element.form);
  }
  return PROTECTED;
}

/** True for a control that was typed into or changed, and for all that an `output` says. */
function isChanged(element, tag) {
  switch (tag) {
    case 'input':
      return element.type !== 'hidden' && (element.value !== element.defaultValue || element.checked !== element.defaultChecked);
    case 'textarea':
      return element.value !== element.defaultValue;
    default:
      return true;
  }
}

function isPlaying(media) {
  return !media.paused && !media.ended;
}
