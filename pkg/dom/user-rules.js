// Parts that the user chose to hide on a site, by their template.

import { templateOf } from './template.js';

/** A part with at least this share of the text that stays is the page itself, whatever its template says. */
const MAX_SHARE = 0.5;
const REASON = 'user-rule';

/** A part that consists of one element, which the user selected. */
export const userRulePart = (element) => ({
  elements: [element],
  reasons: [REASON],
  evident: REASON,
  confidence: 1,
  evidence: [],
  page: { start: 0, end: 0 },
});

/** The outermost elements of `document` whose template is among `templates`, as parts. */
export function userRuleParts(document, templates, { counts, page, isGone }) {
  if (templates.size === 0 || !document.body) return [];
  const isPage = (element) =>
    (page.headline && element.contains(page.headline)) || counts.keptIn(element) >= MAX_SHARE * counts.kept;
  const found = [...document.body.querySelectorAll('*')].filter((element) => templates.has(templateOf(element)));
  // Together they may be the text, where each of them is a paragraph.
  const kept = found.reduce((sum, element) => sum + counts.keptIn(element), 0);
  if (counts.isWhole && kept >= MAX_SHARE * counts.kept) return [];
  const all = new Set(found);
  const isInner = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) if (all.has(at)) return true;
    return false;
  };
  return found.filter((element) => !isInner(element) && !isPage(element) && !isGone(element)).map(userRulePart);
}
