// Preserves lone surrogates, which JavaScript strings can contain but UTF-8 cannot.

import * as results from './results.js';

const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * The core's strings are UTF-8, which has no lone surrogates. A noncharacter of the same length stands in for them,
 * so that all offsets hold; results get the surrogates back.
 */
export class StandIn {
  constructor(text) {
    this.given = text;
    this.character = unusedNoncharacter(text);
    this.text = text.replace(LONE_SURROGATES, this.character);
  }

  /** `text` with the lone surrogates of `original` in the places of their stand-ins, one after the other. */
  restore(text, original) {
    const surrogates = (original.match(LONE_SURROGATES) ?? []).values();
    return text.replaceAll(this.character, () => surrogates.next().value ?? '\uFFFD');
  }

  restoreChanges(changes, input) {
    for (const change of changes) {
      change.replacement = this.restore(change.replacement, input.slice(change.input.start, change.input.end));
    }
  }

  /** Restores the fields of a report in place. */
  restoreReport(fields) {
    const whole = fields.pageText === this.text;
    fields.pageText = whole ? this.given : this.#restorePage(fields);
    const { repairs = [], changes = fields.removals } = fields;
    this.restoreChanges(repairs, fields.pageText);
    this.restoreChanges(changes, fields.pageText);
    fields.text = results.apply(fields.pageText, changes);
    for (const [name, value] of Object.entries(fields.metadata)) {
      fields.metadata[name] = this.#restoreValue(value);
    }
    if (fields.summary) {
      restoreSummary(this, fields.summary, fields.text);
    }
  }

  /** A value of the metadata: a string, a list of strings, or what holds no text of the page. */
  #restoreValue(value) {
    if (typeof value === 'string') {
      return this.restore(value, '');
    }
    return Array.isArray(value) ? value.map((one) => this.restore(one, '')) : value;
  }

  /** The text of an HTML page, restored block by block: markup outside them may hold surrogates too. */
  #restorePage({ pageText, blocks }) {
    let output = '';
    let done = 0;
    for (const { page, source } of blocks) {
      output += this.restore(pageText.slice(done, page.start), '');
      output += this.restore(pageText.slice(page.start, page.end), this.given.slice(source.start, source.end));
      done = page.end;
    }
    return output + this.restore(pageText.slice(done), '');
  }
}

export function restoreSummary(standIn, summary, text) {
  const picked = summary.picked.map(({ span }) => text.slice(span.start, span.end)).join(' ');
  summary.text = standIn.restore(summary.text, picked);
}

/** U+FDD0 to U+FDEF are noncharacters: valid in UTF-8, never in text. */
function unusedNoncharacter(text) {
  for (let code = 0xfdd0; code <= 0xfdef; code += 1) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) {
      return character;
    }
  }
  return '\uFFFD';
}

function isWellFormed(text) {
  return text.isWellFormed?.() ?? text.search(LONE_SURROGATES) < 0;
}

/** A stand-in for a string that needs one. */
export function standInFor(input) {
  return typeof input === 'string' && !isWellFormed(input) ? new StandIn(input) : null;
}

/** Lone surrogates of a stream of strings: stand-ins go in, the surrogates come out in the same order. */
export class SurrogateQueue {
  #waiting = [];
  /** The first half of a pair, when the last piece ended between the halves. */
  #half = '';

  put(piece) {
    const text = this.#half + piece;
    this.#half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? '';
    return this.#standIn(text.slice(0, text.length - this.#half.length));
  }

  rest() {
    const text = this.#standIn(this.#half);
    this.#half = '';
    return text;
  }

  take(text) {
    return this.#waiting.length ? text.replaceAll('\uFDEF', () => this.#waiting.shift() ?? '\uFDEF') : text;
  }

  #standIn(text) {
    return text.replace(/[\p{Surrogate}\uFDEF]/gu, (character) => {
      this.#waiting.push(character);
      return '\uFDEF';
    });
  }
}
