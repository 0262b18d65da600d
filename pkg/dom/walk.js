// Reads a live document into columns. It reads attributes and text but no styles, and writes nothing.

import { FIXED_TEXT, LIVE, PROTECTED, Snapshot, WHOLE } from './snapshot.js';

/** The contents of these elements are not text that the page shows. The core also skips them; skipping them here saves time. */
const UNSEEN = new Set([
  'audio',
  'canvas',
  'datalist',
  'embed',
  'noembed',
  'noframes',
  'noscript',
  'object',
  'style',
  'svg',
  'template',
  'track',
  'video',
]);
/** The attributes that the core reads: the names in src/read/html/tokens.rs. */
const READ = new Set([
  'alt',
  'alttext',
  'aria-controls',
  'aria-expanded',
  'aria-haspopup',
  'aria-hidden',
  'aria-level',
  'checked',
  'cite',
  'class',
  'close',
  'colspan',
  'content',
  'controls',
  'data-lang',
  'data-language',
  'data-latex',
  'data-lazy-src',
  'data-math',
  'data-original',
  'data-src',
  'data-srcset',
  'data-tex',
  'data-videoid',
  'datetime',
  'dir',
  'display',
  'encoding',
  'height',
  'hidden',
  'href',
  'http-equiv',
  'id',
  'itemid',
  'itemprop',
  'itemtype',
  'lang',
  'name',
  'open',
  'popover',
  'property',
  'rel',
  'reversed',
  'role',
  'rowspan',
  'src',
  'srcset',
  'start',
  'style',
  'title',
  'type',
  'value',
  'width',
  'xml:lang',
]);
/** A picture in a data URL: it can be long, and the core does not use it. */
const DATA = 'data:';
/** Attributes that are read here and not by the core: they say what must not be changed. */
const READ_HERE = new Set(['aria-live', 'contenteditable']);
/** Roles of regions that announce changes to people who cannot see them. */
const LIVE_ROLES = new Set(['alert', 'status', 'log', 'timer', 'marquee']);
const HEADING = /^h[1-6]$/;
/** Elements that repair must not change: text that people write, or that is shown literally. */
const VERBATIM = new Set(['code', 'kbd', 'pre', 'samp', 'script', 'select', 'textarea', 'title']);
/** The elements of HTML that may have a shadow root; so may those with a hyphen in their name. */
const HOSTS = new Set([
  'article',
  'aside',
  'blockquote',
  'body',
  'div',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'main',
  'nav',
  'p',
  'section',
  'span',
]);
/** Elements whose own state can show that they are in use. */
const STATEFUL = new Set(['dialog', 'input', 'output', 'textarea']);
/** The types of scripts that hold text for the core: linked data and formulas. */
const DATA_SCRIPT = /^\s*(?:application\/ld\+json\s*$|math\/tex)/i;

const ELEMENT = 1;
const TEXT = 3;
/** Nodes that are read before the time is checked again. */
const STRIDE = 128;

/** Reads `root`, a document or an element. With `deep` open shadow roots and frames of the same origin are entered. */
export function walk(root, deep = true) {
  const walker = new Walker(root, deep);
  walker.run(() => false);
  return walker.snapshot;
}

/** A read pass that can pause. Siblings follow each other; only what is assigned to a slot is a list. */
export class Walker {
  snapshot = new Snapshot();
  #root;
  #deep;
  #busy;
  /** The meaning of the names of elements and attributes, looked up once for each name. */
  #traits = new Map();
  #attributeNames = new Map();
  /** The next node to read, the number of the element that contains it, and the slotted nodes that it belongs to. */
  #node;
  #parent = 0;
  #list = null;
  #at = 0;
  /** The same of all elements around it. */
  #depth = 0;
  #nodes = [];
  #parents = [];
  #lists = [];
  #ats = [];
  /** The slotted nodes of the element that was read last. */
  #slotted = null;

  constructor(root, deep) {
    this.#root = root.documentElement ?? root;
    this.#deep = deep;
    this.#busy = busyNodes(root.ownerDocument ?? root);
    this.#node = this.#root;
    this.#enter(root.getRootNode());
  }

  /** False if the page removed what was to be read next while this was paused; then start again. */
  get isSound() {
    return this.#node === null || this.#node.isConnected === this.#root.isConnected;
  }

  get isDone() {
    return this.#node === null;
  }

  /** Reads on until all is read (true), or until `isTime` says to pause. */
  run(isTime) {
    for (let left = STRIDE; this.#node !== null; left -= 1) {
      if (left === 0) {
        if (isTime()) return false;
        left = STRIDE;
      }
      const child = this.#visit(this.#node);
      if (child === null) this.#goOn();
      else this.#descend(child);
    }
    this.#finish();
    return true;
  }

  /** Reads one node: the first one inside it, or null. */
  #visit(node) {
    const type = node.nodeType;
    if (type === ELEMENT) return this.#visitElement(node);
    if (type === TEXT) this.#visitText(node);
    return null;
  }

  #descend(child) {
    const depth = this.#depth;
    this.#nodes[depth] = this.#node;
    this.#parents[depth] = this.#parent;
    this.#lists[depth] = this.#list;
    this.#ats[depth] = this.#at;
    this.#depth = depth + 1;
    this.#parent = this.snapshot.nodes.length - 1;
    this.#list = this.#slotted;
    this.#at = 0;
    this.#node = child;
  }

  /** To the next node, out of as many elements as end here. */
  #goOn() {
    while (this.#depth > 0) {
      const next = this.#list === null ? this.#node.nextSibling : (this.#list[(this.#at += 1)] ?? null);
      if (next !== null) {
        this.#node = next;
        return;
      }
      const depth = this.#depth - 1;
      this.#depth = depth;
      this.#node = this.#nodes[depth];
      this.#parent = this.#parents[depth];
      this.#list = this.#lists[depth];
      this.#at = this.#ats[depth];
    }
    this.#node = null;
  }

  #finish() {
    const { flags, forms, headings, nodes } = this.snapshot;
    if (this.#root.ownerDocument.designMode === 'on') {
      for (let n = 0; n < flags.length; n += 1) flags[n] |= FIXED_TEXT;
    }
    if (headings.length === 1) {
      flags[headings[0]] |= PROTECTED;
    }
    for (const form of forms) {
      const n = nodes.indexOf(form);
      if (n >= 0) flags[n] |= WHOLE;
    }
  }

  #enter(root) {
    const { roots } = this.snapshot;
    if (!roots.includes(root)) roots.push(root);
  }

  #visitText(node) {
    const { snapshot } = this;
    snapshot.addText(node.data);
    const fixed =
      snapshot.flags[this.#parent] & FIXED_TEXT || (this.#busy.size > 0 && this.#busy.has(node)) ? FIXED_TEXT : 0;
    snapshot.add(node, this.#parent, 0, fixed);
  }

  #visitElement(element) {
    const { snapshot } = this;
    const tag = element.localName;
    const traits = this.#traitsOf(tag);
    if (traits.isUnseen && !isShownWithoutScripts(element, tag)) {
      if (traits.isMedia) this.#addMedia(element, tag);
      return null;
    }
    if (traits.isScript && !DATA_SCRIPT.test(element.type)) {
      return null;
    }
    const frame = traits.isFrame ? this.#deep && frameBody(element) : null;
    if (frame === false) {
      // The core needs the address of a player only.
      if (tag === 'iframe') this.#addEmpty(element, tag, 0);
      return null;
    }
    let flags = ((snapshot.flags[this.#parent] ?? 0) & FIXED_TEXT) | traits.flags;
    if (element.hasAttributes()) {
      flags |= this.#readAttributes(element);
    }
    if (this.#busy.size > 0 && this.#busy.has(element)) {
      flags |= PROTECTED;
    }
    if (traits.isStateful) {
      flags |= stateFlags(snapshot, element, tag);
    }
    const n = snapshot.add(
      element,
      this.#parent,
      frame || traits.isUnseen ? snapshot.name('div') : traits.number,
      flags,
    );
    if (traits.isHeading) {
      snapshot.headings.push(n);
    }
    return this.#firstInside(element, traits, frame);
  }

  /** Adds a video or recording. Nothing inside it is text; what plays must stay. */
  #addMedia(element, tag) {
    const source = element.hasAttribute('src') ? null : element.querySelector('source[src]');
    if (source !== null) {
      const { snapshot } = this;
      snapshot.addAttribute(snapshot.nodes.length, this.#attributeNumber('src'), source.getAttribute('src'));
    }
    this.#addEmpty(element, tag, isPlaying(element) ? PROTECTED : 0);
  }

  /** Adds an element of which only the attributes are read. */
  #addEmpty(element, tag, flags) {
    const { snapshot } = this;
    if (element.hasAttributes()) flags |= this.#readAttributes(element);
    snapshot.add(element, this.#parent, snapshot.name(tag), flags);
  }

  /** Adds the attributes of the element that is added next; its flags by them. */
  #readAttributes(element) {
    const { snapshot } = this;
    let flags = 0;
    for (const name of element.getAttributeNames()) {
      const number = this.#attributeNumber(name);
      if (number === 0) continue;
      const value = element.getAttribute(name);
      if (number > 0) snapshot.addAttribute(snapshot.nodes.length, number, value.startsWith(DATA) ? DATA : value);
      if (name === 'role') flags |= LIVE_ROLES.has(value) ? LIVE | WHOLE : 0;
      else if (name === 'aria-live') flags |= value === 'off' || isDialog(element) ? 0 : LIVE | WHOLE;
      // `isContentEditable` would make the browser work out all styles.
      else if (name === 'contenteditable') flags |= value === 'false' ? 0 : FIXED_TEXT;
    }
    return flags;
  }

  /** The number of the name of an attribute for the core, -1 for those that are read here, 0 for those that nobody reads. */
  #attributeNumber(name) {
    let number = this.#attributeNames.get(name);
    if (number === undefined) {
      number = READ.has(name) ? this.snapshot.name(name) : READ_HERE.has(name) ? -1 : 0;
      this.#attributeNames.set(name, number);
    }
    return number;
  }

  #traitsOf(tag) {
    let traits = this.#traits.get(tag);
    if (traits === undefined) {
      const isUnseen = UNSEEN.has(tag);
      traits = {
        number: isUnseen ? -1 : this.snapshot.name(tag),
        isUnseen,
        isMedia: tag === 'video' || tag === 'audio',
        isScript: tag === 'script',
        isFrame: tag === 'iframe' || tag === 'frame',
        isStateful: STATEFUL.has(tag),
        isHeading: HEADING.test(tag),
        isSlot: tag === 'slot',
        mayHost: HOSTS.has(tag) || tag.includes('-'),
        flags: VERBATIM.has(tag) ? FIXED_TEXT : 0,
      };
      this.#traits.set(tag, traits);
    }
    return traits;
  }

  /** The first child as it is shown: those of an open shadow root in place of its host's, slotted ones in their slots. */
  #firstInside(element, traits, frame) {
    this.#slotted = null;
    const shadow = this.#deep && traits.mayHost ? element.shadowRoot : null;
    if (shadow || frame) {
      this.#enter(shadow ?? frame.ownerDocument);
      return (shadow ?? frame).firstChild;
    }
    if (this.#deep && traits.isSlot) {
      const slotted = element.assignedNodes();
      if (slotted.length > 0) {
        this.#slotted = slotted;
        return slotted[0];
      }
    }
    return element.firstChild;
  }
}

/** Where scripts run, `noscript` has no elements in it; where they do not, it is a part of the page like any other. */
function isShownWithoutScripts(element, tag) {
  return tag === 'noscript' && element.firstElementChild !== null;
}

/** The body of a frame of the same origin; false if there is none to be read. */
function frameBody(frame) {
  try {
    return frame.contentDocument?.body ?? false;
  } catch {
    return false;
  }
}

// ---------------------------------------------------------------------------------------------- what is in use

/** Dialogs that announce themselves, as some cookie notices do, are no live regions. */
const isDialog = (element) => /^(?:alert)?dialog$/.test(element.getAttribute('role') ?? '');

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
 * The state of a dialog or a control. A closed dialog may open any time, and one that is modal but cannot be
 * seen would lock the page: what is around it stays. A form that was filled in stays whole, an open dialog too.
 */
function stateFlags(snapshot, element, tag) {
  if (tag === 'dialog') {
    return element.open ? PROTECTED | WHOLE : PROTECTED;
  }
  if (!isChanged(element, tag)) {
    return 0;
  }
  if (element.form) {
    snapshot.forms.add(element.form);
  }
  return PROTECTED;
}

/** True for a control that was typed into or changed, and for all that an `output` says. */
function isChanged(element, tag) {
  switch (tag) {
    case 'input':
      return element.type !== 'hidden' && (element.checked !== element.defaultChecked || isTypedInto(element));
    case 'textarea':
      return element.value !== element.defaultValue;
    default:
      return true;
  }
}

/**
 * Checkboxes and radio buttons have a value that users never see; without the attribute it is `on` instead of the
 * default value.
 */
const BOXES = /^(?:checkbox|radio)$/;
/** These have a value always: without one that is allowed, a slider is in the middle. */
const VALUED = /^(?:color|range)$/;

/** The value that browsers derive from the value in the markup. */
const onOneLine = (value) => value.replace(/[\n\r]/g, '').trim();

/** True for an input whose value differs from the initial one. */
function isTypedInto(input) {
  if (BOXES.test(input.type) || input.value === input.defaultValue) return false;
  if (!VALUED.test(input.type)) return input.value.trim() !== onOneLine(input.defaultValue);
  const form = input.ownerDocument.createElement('form');
  const fresh = form.appendChild(input.cloneNode());
  form.reset();
  return input.value !== fresh.value;
}

function isPlaying(media) {
  return !media.paused && !media.ended;
}
