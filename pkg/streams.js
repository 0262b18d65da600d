// The streams of the package, over one core.

import { checkBytes, checkInput, checkOptions } from './arguments.js';
import { LimpidError } from './errors.js';
import { SurrogateQueue } from './surrogates.js';

/** `Symbol.dispose`, where the engine has it. */
const DISPOSE = Symbol.dispose ?? Symbol.for('Symbol.dispose');

/** The base class of streams, which is needed only when one is created. */
const Transform = typeof TransformStream === 'undefined' ? noStreams() : TransformStream;

/** @returns {any} */
function noStreams() {
  return class {
    constructor() {
      throw new LimpidError('no-streams', 'TransformStream is not available here; use a newer browser');
    }
  };
}

/** The object in the core's memory that a stream uses until it ends or is abandoned. */
class Part {
  #core;
  #generation;

  constructor(core, stream) {
    this.stream = stream;
    this.#core = core;
    this.#generation = core.generation;
  }

  free() {
    // A later instance of the core does not have it.
    if (this.#generation === this.#core.generation) this.stream?.free();
    this.stream = null;
  }
}

/** The part of the core that the stream `name` needs. */
function openPart(core, name, options) {
  core.load(name);
  checkOptions(options);
  return core.guarded(() => new Part(core, new core.glue[name](options ?? undefined)));
}

/** Passes on the results of `push` and `finish`, except empty strings. The part is freed when the stream ends. */
function transformer(core, part, push, finish) {
  const send = (controller, job) => {
    if (!part.stream) throw new LimpidError('terminated', 'this stream was disposed of');
    const text = core.guarded(job);
    if (text) controller.enqueue(text);
  };
  return {
    transform: (piece, controller) => send(controller, () => push(piece)),
    flush: (controller) => {
      send(controller, finish);
      part.free();
    },
    cancel: () => part.free(),
  };
}

/** The class `DecodeStream` over `core`. */
export function decodeStreamOf(core) {
  return class DecodeStream extends Transform {
    #part;
    #encoding = null;

    constructor(options) {
      const part = openPart(core, 'DecodeStream', options);
      const push = (piece) => {
        checkBytes(piece, 'every piece');
        return part.stream.push(piece);
      };
      const finish = () => {
        this.#noteEncoding();
        return part.stream.finish();
      };
      super(transformer(core, part, push, finish));
      this.#part = part;
    }

    get encoding() {
      return this.#noteEncoding();
    }

    /** The encoding remains available after the part of the core is freed. */
    #noteEncoding() {
      this.#encoding ??= this.#part.stream?.encoding() ?? null;
      return this.#encoding;
    }

    [DISPOSE]() {
      this.#part.free();
    }
  };
}

/** The class `RepairStream` over `core`. */
export function repairStreamOf(core) {
  return class RepairStream extends Transform {
    #part;

    constructor(options) {
      const part = openPart(core, 'RepairStream', options);
      const surrogates = new SurrogateQueue();
      const pushed = (piece) =>
        typeof piece === 'string' ? part.stream.pushText(surrogates.put(piece)) : part.stream.push(piece);
      const push = (piece) => {
        checkInput(piece, 'every piece');
        return surrogates.take(pushed(piece));
      };
      const finish = () => surrogates.take(part.stream.pushText(surrogates.rest()) + part.stream.finish());
      super(transformer(core, part, push, finish));
      this.#part = part;
    }

    [DISPOSE]() {
      this.#part.free();
    }
  };
}
