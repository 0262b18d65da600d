// Results: plain data with a few methods. Nothing here calls the core.

import { checkChanges, checkFunction, checkText } from './arguments.js';

const ALL = () => true;

export function apply(input, changes, accept = ALL) {
  checkText(input, 'input');
  checkChanges(changes);
  checkFunction(accept, 'accept');
  return applied(input, changes, accept);
}

/** Applies changes that the core made. */
function applied(input, changes, accept) {
  let output = '';
  let done = 0;
  for (const change of changes) {
    if (accept(change)) {
      output += input.slice(done, change.input.start) + change.replacement;
      done = change.input.end;
    }
  }
  return output + input.slice(done);
}

// ---------------------------------------------------------------------------------------------- results

export class Repaired {
  #input;

  constructor(input, text, changes) {
    this.#input = input;
    this.text = text;
    this.changes = changes;
  }

  get changed() {
    return this.text !== this.#input;
  }

  with(accept) {
    checkFunction(accept, 'accept');
    return applied(this.#input, this.changes, accept);
  }
}

/**
 * The common part of the results of cleaning and of the whole pipeline: a page, its text, and its Markdown and HTML,
 * which are made on first use.
 */
class CleanedPage {
  #markdown;
  #html;

  constructor(fields, markdown, html) {
    this.text = fields.text;
    this.pageText = fields.pageText;
    this.blocks = fields.blocks;
    this.labels = fields.labels;
    this.metadata = fields.metadata;
    this.verdict = fields.verdict;
    this.encoding = fields.encoding;
    this.decoded = fields.decoded;
    this.#markdown = markdown;
    this.#html = html;
  }

  get markdown() {
    return this.#markdown();
  }

  get html() {
    return this.#html();
  }
}

export class Cleaned extends CleanedPage {
  constructor(fields, markdown, html) {
    super(fields, markdown, html);
    this.changes = fields.removals;
  }

  with(accept) {
    checkFunction(accept, 'accept');
    return applied(this.pageText, this.changes, accept);
  }
}

export class Report extends CleanedPage {
  constructor(fields, markdown, html) {
    super(fields, markdown, html);
    this.repairs = fields.repairs;
    this.removals = fields.removals;
    this.changes = fields.changes;
    this.summary = fields.summary ?? null;
  }

  with(accept) {
    checkFunction(accept, 'accept');
    const edits = [...this.removals, ...this.repairs].filter(accept);
    // A removal sorts before the repairs inside it.
    edits.sort((a, b) => a.page.start - b.page.start || b.page.end - a.page.end);
    return applyOutermost(this.pageText, edits);
  }
}

/** Applies edits sorted by start, outer before inner, leaving out those inside another. */
function applyOutermost(text, edits) {
  let output = '';
  let done = 0;
  for (const { page, replacement } of edits) {
    if (page.start >= done) {
      output += text.slice(done, page.start) + replacement;
      done = page.end;
    }
  }
  return output + text.slice(done);
}
