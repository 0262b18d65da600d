// Turns labels into a plan: which elements to hide, and which text nodes to repair. Nothing is written here.
//
// The result of the core is lists of numbers, which wasm/src/columns.rs makes:
// - `blocks`, seven for each block: its text in the columns (start, end), in the page text (start, end), its reason (the place in
//   `reasons`, from 1; 0: it stays), where its evidence ends, and its evident reason;
// - `confidence`, one for each block; `evidence`, three for each measurement: the place of its name in `signals`, value, weight;
// - `runs`, three for each run of text: where it begins in the page text, in the columns, and its length;
// - `edits`, four for each change: its span in the page text, and in the text.
//
// Users see the reason of a block that the model chose. What is hidden depends only on the evident reason, which
// follows from words, names, tags and position without the model.

import { FIXED_TEXT, LIVE, OLD, PROTECTED, WHOLE } from './snapshot.js';
import { TextCounts } from './text-counts.js';

const BLOCK = 7;
const [FROM, TO, PAGE_START, PAGE_END, REASON, EVIDENCE_END, EVIDENT] = [0, 1, 2, 3, 4, 5, 6];

/** The edits of a text node. */
const KEPT = 1;
const REMOVED = 2;
/**
 * Reasons for which nothing is hidden or shown. The page may open what is hidden already. The author and date of a post are
 * not its text, but readers look for them. Of two copies, one for phones and one for desktops, only the style sheets know which
 * is shown.
 */
const UNTOUCHED = new Set(['hidden', 'metadata', 'duplicate']);
/** Reasons of notices about cookies, and the word in the languages that most pages are in. */
const NOTICES = new Set(['consent', 'advert']);
const COOKIES = /cookie|evästeet|çerez|sütik|ciasteczk|куки|クッキー|쿠키|ملفات تعريف الارتباط|עוגיות|कुकी/iu;
/** Rounds in which blocks that cannot be hidden completely are kept; each may cause more such blocks. */
const MAX_ROUNDS = 4;
/** A part with more than this share of the text is the page. */
const MAX_SHARE = 0.5;

/** The parts to hide: `{ elements, reasons, evident, confidence, evidence, page }`, in document order; and `counts` of the text. */
export function planParts(snapshot, answer, isKept = () => false) {
  const owner = ownersOfText(snapshot, answer);
  const goes = Array.from({ length: answer.blocks.length / BLOCK }, (_, b) => isRemoved(answer, b));
  keepWhole(snapshot, answer, owner, goes);
  let open;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    open = hideable(snapshot, owner, goes, isKept);
    if (!restoreLost(snapshot, owner, goes, open)) break;
  }
  const parts = merge(snapshot, answer, owner, goes, open);
  return { parts, counts: new TextCounts(snapshot, owner, goes) };
}

function isRemoved(answer, b) {
  const evident = answer.blocks[BLOCK * b + EVIDENT];
  return evident > 0 && !UNTOUCHED.has(answer.reasons[evident - 1]);
}

/** The block of each text node, or -1. Where two blocks share a node (separated by line breaks) it is the one that stays. */
function ownersOfText(snapshot, { blocks, reasons }) {
  const owner = new Int32Array(snapshot.nodes.length).fill(-1);
  const stays = (b) => blocks[BLOCK * b + REASON] === 0;
  const isUntouched = (b) => UNTOUCHED.has(reasons[blocks[BLOCK * b + EVIDENT] - 1]);
  let b = 0;
  for (let n = 0; n < owner.length; n += 1) {
    if (!snapshot.isText(n) || snapshot.flags[n] & OLD) continue;
    const start = snapshot.start(n);
    const end = snapshot.end(n);
    while (b * BLOCK < blocks.length && blocks[BLOCK * b + TO] <= start) b += 1;
    for (let k = b; k * BLOCK < blocks.length && blocks[BLOCK * k + FROM] < end; k += 1) {
      if (!isUntouched(k) && (owner[n] < 0 || stays(k))) owner[n] = k;
    }
  }
  return owner;
}

/**
 * Blocks in elements that stay completely are kept. A live region or form that contains most of the page is treated as the page
 * itself, since some pages put all of their text into one. A live region that only tells of cookies is not in use.
 */
function keepWhole(snapshot, answer, owner, goes) {
  const whole = snapshot.flags.flatMap((flags, n) => (flags & WHOLE ? [n] : []));
  for (const first of whole) {
    const end = endOf(snapshot, first);
    if (snapshot.flags[first] & LIVE) {
      if (isCookieNotice(snapshot.nodes[first], answer, owner.subarray(first, end), goes)) continue;
      snapshot.flags[first] |= PROTECTED;
    }
    const isPage =
      !isDialog(snapshot, first) && snapshot.start(end) - snapshot.start(first) > snapshot.whole.length * MAX_SHARE;
    for (let n = first; n < end && !isPage; n += 1) {
      if (owner[n] >= 0) goes[owner[n]] = false;
    }
  }
}

/** True for an element with the blocks of `owners` that tells of cookies, and goes for that or as advertising. */
function isCookieNotice(element, { blocks, reasons }, owners, goes) {
  if (!COOKIES.test(element.textContent)) return false;
  const isNotice = (b) => goes[b] && NOTICES.has(reasons[blocks[BLOCK * b + EVIDENT] - 1]);
  return [...owners].filter((b) => b >= 0).every(isNotice);
}

const isDialog = (snapshot, n) => snapshot.names[snapshot.nameOf(n)] === 'dialog';

/** The number after the last node inside element `n`. */
function endOf(snapshot, n) {
  let end = n + 1;
  while (end < snapshot.nodes.length && snapshot.parent(end) >= n) end += 1;
  return end;
}

/** For each node whether it may be hidden: all its text goes, and nothing in it must stay. */
function hideable(snapshot, owner, goes, isKept) {
  const state = new Uint8Array(owner.length);
  for (let n = owner.length - 1; n >= 0; n -= 1) {
    if (owner[n] >= 0 && snapshot.isText(n)) {
      state[n] |= goes[owner[n]] ? REMOVED : KEPT;
    } else if (snapshot.flags[n] & PROTECTED || (state[n] === REMOVED && isKept(snapshot.nodes[n]))) {
      state[n] |= KEPT;
    }
    if (n > 0) state[snapshot.parent(n)] |= state[n];
  }
  // The whole page is never boilerplate.
  state[0] |= KEPT;
  const pages = [snapshot.names.indexOf('body'), snapshot.names.indexOf('html')];
  for (let n = 0; n < owner.length; n += 1) {
    const name = snapshot.nameOf(n);
    state[n] = state[n] === REMOVED && name !== 0 && !pages.includes(name) ? 1 : 0;
  }
  return state;
}

/** Blocks with text outside every hideable element stay whole. True when there were some. */
function restoreLost(snapshot, owner, goes, open) {
  let found = false;
  for (let n = 0; n < owner.length; n += 1) {
    const b = owner[n];
    if (b >= 0 && goes[b] && !open[snapshot.parent(n)] && snapshot.nodes[n].data.trim() !== '') {
      goes[b] = false;
      found = true;
    }
  }
  return found;
}

/** The outermost hideable elements; neighbours of one evident reason are one part. */
function merge(snapshot, answer, owner, goes, open) {
  const parts = new Map();
  const top = new Int32Array(owner.length).fill(-1);
  for (let n = 1; n < owner.length; n += 1) {
    const parent = snapshot.parent(n);
    top[n] = top[parent] >= 0 ? top[parent] : open[n] ? n : -1;
    if (top[n] === n) parts.set(n, { n, parent, blocks: new Map() });
    const b = owner[n];
    if (top[n] >= 0 && b >= 0 && goes[b])
      parts.get(top[n]).blocks.set(b, answer.blocks[BLOCK * b + PAGE_END] - answer.blocks[BLOCK * b + PAGE_START]);
  }
  const described = [...parts.values()]
    .filter(({ blocks }) => blocks.size > 0)
    .map((part) => describe(snapshot, answer, part));
  return described.reduce(joinNeighbours, []);
}

function describe(snapshot, answer, { n, parent, blocks }) {
  const numbers = [...blocks.keys()];
  const main = numbers.reduce((best, b) => (blocks.get(b) > blocks.get(best) ? b : best));
  return {
    parent,
    elements: [snapshot.nodes[n]],
    reasons: mostFrequent(answer, blocks, REASON),
    evident: mostFrequent(answer, blocks, EVIDENT)[0],
    confidence: Math.min(...numbers.map((b) => answer.confidence[b])),
    evidence: evidenceOf(answer, main),
    page: {
      start: answer.blocks[BLOCK * numbers[0] + PAGE_START],
      end: answer.blocks[BLOCK * numbers.at(-1) + PAGE_END],
    },
    blocks: numbers,
  };
}

/** The reasons in `column` of the blocks (each with its length), that of most text first. */
function mostFrequent(answer, blocks, column) {
  const lengths = new Map();
  for (const [b, length] of blocks) {
    const reason = answer.reasons[answer.blocks[BLOCK * b + column] - 1];
    lengths.set(reason, (lengths.get(reason) ?? 0) + length);
  }
  return [...lengths].sort(([, a], [, b]) => b - a).map(([reason]) => reason);
}

function joinNeighbours(parts, part) {
  const last = parts.at(-1);
  const follows =
    last && last.parent === part.parent && last.evident === part.evident && part.blocks[0] === last.blocks.at(-1) + 1;
  if (!follows) {
    parts.push(part);
    return parts;
  }
  last.elements.push(...part.elements);
  last.reasons = [...new Set([...last.reasons, ...part.reasons])];
  last.confidence = Math.min(last.confidence, part.confidence);
  last.page = { start: last.page.start, end: part.page.end };
  last.blocks.push(...part.blocks);
  return parts;
}

function evidenceOf({ blocks, evidence, signals }, b) {
  const start = b === 0 ? 0 : blocks[BLOCK * (b - 1) + EVIDENCE_END];
  const list = [];
  for (let k = start; k < blocks[BLOCK * b + EVIDENCE_END]; k += 1) {
    const [signal, value, weight] = evidence.subarray(3 * k, 3 * k + 3);
    list.push({ signal: signals[signal], value, weight });
  }
  return list;
}

/** The elements of the set `hidden` that now contain text to keep and must be shown again. */
export function elementsToShow(snapshot, answer, hidden) {
  const owner = ownersOfText(snapshot, answer);
  // The innermost hidden element around each node.
  const around = new Int32Array(owner.length).fill(-1);
  const found = new Set();
  for (let n = 0; n < owner.length; n += 1) {
    const outer = n > 0 ? around[snapshot.parent(n)] : -1;
    around[n] = !snapshot.isText(n) && hidden.has(snapshot.nodes[n]) ? n : outer;
    if (owner[n] < 0 || answer.blocks[BLOCK * owner[n] + REASON] > 0) continue;
    for (let at = around[n]; at >= 0; at = at > 0 ? around[snapshot.parent(at)] : -1) found.add(snapshot.nodes[at]);
  }
  return found;
}

/** The repairs that lie inside one text node: `{ change, node, start, before }`. */
export function planRepairs(snapshot, { repairs, pageText }) {
  const edits = [];
  let n = 0;
  for (const change of repairs) {
    const { source, page, replacement } = change;
    while (n < snapshot.nodes.length && snapshot.end(n) < source.end) n += 1;
    if (n === snapshot.nodes.length) break;
    const node = snapshot.nodes[n];
    const before = pageText.slice(page.start, page.end);
    const start = snapshot.isText(n) ? source.start - snapshot.start(n) : -1;
    // If white space was folded or the change crosses nodes, the text stays as it is.
    const sound = start >= 0 && before !== replacement && node.data.slice(start, start + before.length) === before;
    if (sound && source.end - source.start === before.length && !(snapshot.flags[n] & FIXED_TEXT)) {
      edits.push({ change, node, start, before });
    }
  }
  return edits;
}
