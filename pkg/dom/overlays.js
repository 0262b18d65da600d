// Layers over the page: dialogs, their backdrops, bars and rails. They are found by hit-testing a few points of the window, so
// only visible ones are found, and few styles are read.

import { lengthOf } from './collapsed-text.js';
import { parentOf } from './tree.js';
import { elementsFrom } from './visible.js';

/** The points that are hit-tested, as shares of the width and of the height of the window. */
const ACROSS = [0.015, 0.1, 0.25, 0.5, 0.75, 0.9, 0.985];
const DOWN = [0.01, 0.12, 0.3, 0.5, 0.7, 0.88, 0.99];
/** A layer over this share of the window covers the window. */
const MIN_COVERING = 0.8;
/** A layer that holds more than this share of the text that stays is the page itself. */
const MAX_SHARE = 0.3;
/** Values of `overflow` under which a document cannot be scrolled. */
const LOCKED = new Set(['hidden', 'clip']);

/**
 * The fixed elements in the window, the outermost ones: `{ element, rect, coverage, isModal }`, where `coverage` is the
 * share of the window that the element lies over.
 */
export function findLayers(document) {
  const view = document.defaultView;
  if (!view || !document.body) return [];
  const found = new Set();
  const seen = new Set();
  for (const across of ACROSS) {
    for (const down of DOWN) {
      const [x, y] = [Math.floor(across * view.innerWidth), Math.floor(down * view.innerHeight)];
      for (const element of elementsAt(document, x, y)) noteLayer(view, element, seen, found);
    }
  }
  return [...found].map((element) => describeLayer(view, element));
}

/** All elements at a point, those in open shadow roots too. */
function elementsAt(root, x, y) {
  return elementsFrom(root, x, y).flatMap((element) => {
    const { shadowRoot } = element;
    const inside = shadowRoot && root !== shadowRoot ? elementsAt(shadowRoot, x, y) : [];
    return [...inside.filter((inner) => inner.getRootNode() === shadowRoot), element];
  });
}

/** Notes the outermost layer around `element`. */
function noteLayer(view, element, seen, found) {
  const { body, documentElement } = view.document;
  let layer = null;
  for (let at = element; at && at !== body && at !== documentElement; at = parentOf(at)) {
    if (seen.has(at) && layer === null) return;
    seen.add(at);
    if (isLayer(view, at)) layer = at;
  }
  if (layer) found.add(layer);
}

/** Fixed, or laid over the whole window. */
function isLayer(view, element) {
  const { position, zIndex } = view.getComputedStyle(element);
  if (position === 'fixed') return true;
  return (
    position === 'absolute' && Number(zIndex) > 0 && coverageOf(view, element.getBoundingClientRect()) > MIN_COVERING
  );
}

function coverageOf(view, { left, top, right, bottom }) {
  const width = Math.min(right, view.innerWidth) - Math.max(left, 0);
  const height = Math.min(bottom, view.innerHeight) - Math.max(top, 0);
  return (Math.max(width, 0) * Math.max(height, 0)) / (view.innerWidth * view.innerHeight);
}

const MODAL = '[aria-modal="true"],[role="dialog"],[role="alertdialog"],dialog';

function describeLayer(view, element) {
  const rect = element.getBoundingClientRect();
  const coverage = coverageOf(view, rect);
  const isModal = coverage > MIN_COVERING || element.matches(MODAL) || element.querySelector(MODAL) !== null;
  return { element, rect, coverage, isModal };
}

/**
 * The elements whose style keeps the document from being scrolled, and its text from being read or clicked; and what undoes
 * that: `unlock`, `unfix` or `enable`.
 */
export function findLocks(document, counts) {
  const { defaultView: view, documentElement, body } = document;
  if (!view || !body) return [];
  const pageDecision = (element) => {
    const { overflowY, position } = view.getComputedStyle(element);
    if (element === body && position === 'fixed') return 'unfix';
    return LOCKED.has(overflowY) ? 'unlock' : null;
  };
  return [documentElement, body, ...aroundText(body, counts)]
    .map((element) => {
      const isPage = element === documentElement || element === body;
      return { element, decision: (isPage && pageDecision(element)) || (isDisabled(view, element) ? 'enable' : null) };
    })
    .filter(({ decision }) => decision !== null);
}

/** Blurred, or cannot be clicked. The latter is inherited, and counts only where it begins. */
function isDisabled(view, element) {
  const { filter, pointerEvents } = view.getComputedStyle(element);
  if (filter.includes('blur(')) return true;
  return pointerEvents === 'none' && view.getComputedStyle(parentOf(element) ?? element).pointerEvents !== 'none';
}

/** The elements inside `body`, from the outside in, that hold most of the text that stays. */
function aroundText(body, counts) {
  const around = [];
  const holdsMost = (element) => counts.keptIn(element) > counts.kept / 2;
  for (let at = [...body.children].find(holdsMost); at; at = [...at.children].find(holdsMost)) around.push(at);
  return around;
}

/**
 * The action for each layer: `whole` (it is hidden with all that is in it), `none` (nothing in it is hidden) or
 * `unknown` (no decision). A dialog, its backdrop and the scroll lock of the page are hidden together or not at all.
 */
export function judgeLayers(layers, counts) {
  const judged = layers
    .filter(({ element }) => counts.keptIn(element) <= MAX_SHARE * counts.kept)
    .map((layer) => ({ ...layer, decision: decisionFor(layer.element, counts) }));
  const modals = judged.filter(({ isModal, decision }) => isModal && decision !== 'unknown');
  const allGo = modals.length > 0 && modals.every(({ decision }) => decision === 'whole');
  for (const layer of judged) {
    // The backdrop is hidden with the last dialog.
    if (layer.decision === 'unknown' && layer.coverage > MIN_COVERING) layer.decision = allGo ? 'whole' : 'none';
  }
  return { layers: judged, isUnlocked: allGo };
}

/** A layer is hidden when most of its text is. */
function decisionFor(element, counts) {
  const [kept, lost] = [counts.keptIn(element), counts.lostIn(element)];
  if (kept === 0 && lost === 0) return 'unknown';
  // On an observed page, only what is new was read.
  if (!counts.isWhole && lengthOf(element) > 2 * lost) return 'none';
  return lost > kept ? 'whole' : 'none';
}
