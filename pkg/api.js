// The whole API but for how the core is loaded. Types and descriptions are in index.d.ts.
//
// Imports and exports keep to the forms that `cargo xtask wasm` can turn into CommonJS.

import * as glue from './generated/glue.js';

export class LimpidError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
Object.defineProperty(LimpidError.prototype, 'name', { value: 'LimpidError' });

export function apply(input, changes, accept = () => true) {
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

class Repaired {
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
    return apply(this.#input, this.changes, accept);
  }
}

class Cleaned {
  #markdown;
  #html;

  constructor(fields, markdown, html) {
    this.text = fields.text;
    this.pageText = fields.pageText;
    this.changes = fields.removals;
    this.blocks = fields.blocks;
    this.labels = fields.labels;
    this.metadata = fields.metadata;
    this.verdict = fields.verdict;
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

  with(accept) {
    return apply(this.pageText, this.changes, accept);
  }
}

class Report {
  #markdown;
  #html;

  constructor(fields, markdown, html) {
    this.text = fields.text;
    this.pageText = fields.pageText;
    this.repairs = fields.repairs;
    this.removals = fields.removals;
    this.changes = fields.changes;
    this.blocks = fields.blocks;
    this.labels = fields.labels;
    this.metadata = fields.metadata;
    this.verdict = fields.verdict;
    this.decoded = fields.decoded;
    this.encoding = fields.decoded?.encoding ?? null;
    this.summary = fields.summary;
    this.#markdown = markdown;
    this.#html = html;
  }

  get markdown() {
    return this.#markdown();
  }

  get html() {
    return this.#html();
  }

  with(accept) {
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

/** `make`, called once at most. */
function once(make) {
  let value;
  return () => (value ??= make());
}

// ---------------------------------------------------------------------------------------------- lone surrogates

const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * The core's strings are UTF-8, which has no lone surrogates. A noncharacter of the same length stands in for them,
 * so that all offsets hold; results get the surrogates back.
 */
class StandIn {
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
    this.restoreChanges(fields.repairs, fields.pageText);
    this.restoreChanges(fields.changes, fields.pageText);
    fields.text = apply(fields.pageText, fields.changes);
    for (const [name, value] of Object.entries(fields.metadata)) {
      fields.metadata[name] = value && this.restore(value, '');
    }
    if (fields.summary) {
      restoreSummary(this, fields.summary, fields.text);
    }
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

function restoreSummary(standIn, summary, text) {
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
function standInFor(input) {
  return typeof input === 'string' && !isWellFormed(input) ? new StandIn(input) : null;
}

/** Lone surrogates of a stream of strings: stand-ins go in, the surrogates come out in the same order. */
class SurrogateQueue {
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

// ---------------------------------------------------------------------------------------------- translation

function spansFromEnds(ends) {
  const spans = [];
  let start = 0;
  for (const end of ends) {
    spans.push({ start, end });
    start = end;
  }
  return spans;
}

/** Puts the picked sentences in the place of their numbers. */
function linkPicked(summary) {
  summary.picked = summary.picked.map((n) => summary.sentences[n]);
  return summary;
}

/** Completes the fields of a report: the core leaves out what the caller has. */
function completeReport(fields, text, standIn) {
  fields.pageText ??= text;
  if (fields.decoded) {
    delete fields.decoded.text;
  }
  if (fields.summary) {
    linkPicked(fields.summary);
  }
  standIn?.restoreReport(fields);
  return fields;
}

function kindOf(value) {
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value;
}

function checkText(value) {
  if (typeof value !== 'string') {
    throw new LimpidError('bad-input', `text must be a string, not ${kindOf(value)}`);
  }
}

/** True for the arrays of other realms too. */
function isBytes(value) {
  return Object.prototype.toString.call(value) === '[object Uint8Array]';
}

function checkBytes(value) {
  if (!isBytes(value)) {
    throw new LimpidError('bad-input', `bytes must be a Uint8Array, not ${kindOf(value)}`);
  }
}

function checkInput(value) {
  if (typeof value !== 'string' && !isBytes(value)) {
    throw new LimpidError('bad-input', `input must be a string or a Uint8Array, not ${kindOf(value)}`);
  }
}

// ---------------------------------------------------------------------------------------------- the functions

/** An error of the core: a `{ code, message }`, or a trap, after which the instance cannot be used any more. */
function translateError(error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    glue.__wbg_reset_state();
    return new LimpidError('internal', `the core failed: ${error.message}`);
  }
  return error instanceof Error ? error : new LimpidError(error.code, error.message);
}

/**
 * The functions of the package. `loading.bytes` gives the core at once, where that is possible; `loading.source` is
 * where `init()` finds it.
 */
export function createLimpid(loading) {
  let ready = false;

  function initSync(source) {
    if (ready) {
      return;
    }
    try {
      glue.initSync({ module: source });
    } catch (error) {
      throw new LimpidError('load-failed', `could not load the core: ${error.message}`);
    }
    ready = true;
  }

  async function init(source) {
    if (ready) {
      return;
    }
    if (source === undefined && loading.bytes) {
      initSync(loading.bytes());
      return;
    }
    try {
      await glue.default({ module_or_path: source ?? loading.source() });
    } catch (error) {
      throw new LimpidError('load-failed', `could not load the core: ${error.message}`);
    }
    ready = true;
  }

  function load(name) {
    if (!ready) {
      if (!loading.bytes) {
        throw new LimpidError('not-initialised', `call init() and await it before ${name}()`);
      }
      initSync(loading.bytes());
    }
  }

  function call(name, ...args) {
    load(name);
    return guarded(() => glue[name](...args));
  }

  class DecodeStream extends TransformStream {
    #core;

    constructor(options) {
      load('DecodeStream');
      const core = guarded(() => new glue.DecodeStream(options));
      super(transformer(core, (piece) => (checkBytes(piece), core.push(piece)), () => core.finish()));
      this.#core = core;
    }

    get encoding() {
      return this.#core.encoding() ?? null;
    }
  }

  class RepairStream extends TransformStream {
    constructor(options) {
      load('RepairStream');
      const core = guarded(() => new glue.RepairStream(options));
      const surrogates = new SurrogateQueue();
      const push = (piece) => (typeof piece === 'string' ? core.pushText(surrogates.put(piece)) : core.push(piece));
      const finish = () => core.pushText(surrogates.rest()) + core.finish();
      super(transformer(core, (piece) => (checkInput(piece), surrogates.take(push(piece))), () => surrogates.take(finish())));
    }
  }

  function repair(text, options) {
    checkText(text);
    const standIn = standInFor(text);
    const result = call('repair', standIn?.text ?? text, options);
    if (!standIn) {
      return new Repaired(text, result.text ?? text, result.changes);
    }
    standIn.restoreChanges(result.changes, text);
    return new Repaired(text, apply(text, result.changes), result.changes);
  }

  /** Runs `name` of the core over a page; `Result` wraps its fields. */
  function page(name, Result, input, options) {
    checkInput(input);
    const standIn = standInFor(input);
    const given = standIn?.text ?? input;
    const fields = completeReport(call(name, given, options), given, standIn);
    const settings = snapshot(options);
    const written = (form) =>
      once(() => {
        const text = call(`${name}To${form}`, given, settings);
        return standIn ? standIn.restore(text, fields.text) : text;
      });
    return new Result(fields, written('Markdown'), written('Html'));
  }

  function clean(input, options) {
    return page('clean', Cleaned, input, options);
  }

  function process(input, options) {
    return page('process', Report, input, options);
  }

  function summarize(text, options) {
    checkText(text);
    const standIn = standInFor(text);
    const summary = linkPicked(call('summarize', standIn?.text ?? text, options));
    if (standIn) {
      restoreSummary(standIn, summary, text);
    }
    return summary;
  }

  function sentences(text, lang) {
    checkText(text);
    return spansFromEnds(call('sentences', standInFor(text)?.text ?? text, lang));
  }

  function decode(bytes, options) {
    checkBytes(bytes);
    return call('decode', bytes, options);
  }

  function isSuspect(text) {
    checkText(text);
    return call('isSuspect', standInFor(text)?.text ?? text);
  }

  function isProbablyReaderable(input) {
    checkInput(input);
    return call('isProbablyReaderable', standInFor(input)?.text ?? input);
  }

  return {
    init,
    initSync,
    DecodeStream,
    RepairStream,
    repair,
    clean,
    summarize,
    sentences,
    process,
    limpid: process,
    decode,
    isSuspect,
    isProbablyReaderable,
  };
}

/** Runs `job` of the core; its errors are ours. */
export function guarded(job) {
  try {
    return job();
  } catch (error) {
    throw translateError(error);
  }
}

/** The pieces that `push` and `finish` give, but for empty ones. The stream's part of the core lives as long as it. */
function transformer(core, push, finish) {
  const send = (controller, job) => {
    const text = guarded(job);
    if (text) {
      controller.enqueue(text);
    }
  };
  return {
    transform: (piece, controller) => send(controller, () => push(piece)),
    flush: (controller) => send(controller, finish),
  };
}

/** The options as they are now: Markdown and HTML may be asked for after the caller has changed them. */
function snapshot(options) {
  return options === undefined ? undefined : structuredClone(options);
}
