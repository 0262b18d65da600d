// The whole API but for which core it calls and how that is loaded. Types and descriptions are in index.d.ts.
//
// Imports and exports keep to the forms that `cargo xtask wasm` can turn into CommonJS.

import { Cleaned, LimpidError, Repaired, Report, apply } from './results.js';
import { SurrogateQueue, restoreSummary, standInFor } from './surrogates.js';
import { createWorkers } from './workers.js';

/** `Symbol.dispose`, where the engine has it. */
const DISPOSE = Symbol.dispose ?? Symbol.for('Symbol.dispose');

/** `make`, called once at most. */
function once(make) {
  let value;
  return () => (value ??= make());
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
function translateError(glue, error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    glue.__wbg_reset_state();
    return new LimpidError('internal', `the core failed: ${error.message}`, { cause: error });
  }
  return error instanceof Error ? error : new LimpidError(error.code, error.message);
}

/** Runs `job` of the core behind `glue`; its errors are ours. */
export function guardedBy(glue, job) {
  try {
    return job();
  } catch (error) {
    throw translateError(glue, error);
  }
}

/**
 * The functions of the package over the core behind `glue`, and what a worker `answers`: results that can be cloned. `loading.bytes` gives the core at once, where that is
 * possible; `loading.source` is where `init()` finds it; `loading.workers` opens workers, where there are any.
 */
export function createCore(glue, loading) {
  let ready = false;
  const guarded = (job) => guardedBy(glue, job);

  function initSync(source) {
    if (ready) {
      return;
    }
    try {
      glue.initSync({ module: source });
    } catch (error) {
      throw new LimpidError('load-failed', `could not load the core: ${error.message}`, { cause: error });
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
      throw new LimpidError('load-failed', `could not load the core: ${error.message}`, { cause: error });
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
    #part;
    #encoding = null;

    constructor(options) {
      load('DecodeStream');
      const part = guarded(() => new Part(new glue.DecodeStream(options)));
      const push = (piece) => (checkBytes(piece), part.core.push(piece));
      super(transformer(guarded, part, push, () => (this.encoding, part.core.finish())));
      this.#part = part;
    }

    get encoding() {
      return (this.#encoding ??= this.#part.core?.encoding() ?? null);
    }

    [DISPOSE]() {
      this.#part.free();
    }
  }

  class RepairStream extends TransformStream {
    #part;

    constructor(options) {
      load('RepairStream');
      const part = guarded(() => new Part(new glue.RepairStream(options)));
      const surrogates = new SurrogateQueue();
      const push = (piece) =>
        typeof piece === 'string' ? part.core.pushText(surrogates.put(piece)) : part.core.push(piece);
      const finish = () => part.core.pushText(surrogates.rest()) + part.core.finish();
      super(
        transformer(
          guarded,
          part,
          (piece) => (checkInput(piece), surrogates.take(push(piece))),
          () => surrogates.take(finish()),
        ),
      );
      this.#part = part;
    }

    [DISPOSE]() {
      this.#part.free();
    }
  }

  function repair(text, options) {
    checkText(text);
    const standIn = standInFor(text);
    const result = call('repair', standIn?.text ?? text, options) ?? { text, changes: [] };
    if (!standIn) {
      return new Repaired(text, result.text ?? text, result.changes);
    }
    standIn.restoreChanges(result.changes, text);
    return new Repaired(text, apply(text, result.changes), result.changes);
  }

  /** The fields of `name` of the core over a page; with `forms`, Markdown and HTML at once. */
  function fieldsOf(name, input, options, forms) {
    checkInput(input);
    const standIn = standInFor(input);
    const given = standIn?.text ?? input;
    const fields = completeReport(call(name, given, options, forms), given, standIn);
    const restored = (text) => (standIn ? standIn.restore(text, fields.text) : text);
    if (forms) {
      fields.markdown = restored(fields.markdown);
      fields.html = restored(fields.html);
    }
    return { fields, given, restored };
  }

  /** Runs `name` of the core over a page; `Result` wraps its fields. */
  function page(name, Result, input, options) {
    const { fields, given, restored } = fieldsOf(name, input, options, false);
    const settings = snapshot(options);
    const written = (form) => once(() => restored(call(`${name}To${form}`, given, settings)));
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

  const functions = {
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
  const answers = {
    ...{ repair, summarize, sentences, decode, isSuspect, isProbablyReaderable },
    clean: (input, options) => fieldsOf('clean', input, options, true).fields,
    process: (input, options) => fieldsOf('process', input, options, true).fields,
  };
  return { functions: { ...functions, ...createWorkers(loading, process) }, answers };
}

/** What a stream holds of the core's memory, until it ends or is given up. */
class Part {
  constructor(core) {
    this.core = core;
  }

  free() {
    this.core?.free();
    this.core = null;
  }
}

/** The pieces that `push` and `finish` give, but for empty ones. The stream's part of the core goes with its end. */
function transformer(guarded, part, push, finish) {
  const send = (controller, job) => {
    if (!part.core) {
      throw new LimpidError('terminated', 'this stream was disposed of');
    }
    const text = guarded(job);
    if (text) {
      controller.enqueue(text);
    }
  };
  return {
    transform: (piece, controller) => send(controller, () => push(piece)),
    flush: (controller) => (send(controller, finish), part.free()),
    cancel: () => part.free(),
  };
}

/** The options as they are now: Markdown and HTML may be asked for after the caller has changed them. */
function snapshot(options) {
  return options === undefined ? undefined : structuredClone(options);
}
