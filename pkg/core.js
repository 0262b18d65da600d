// One instance of the core: loading it, calling it, and translating its errors.

import { nameOf, wrongType } from './arguments.js';
import { LimpidError } from './errors.js';

/** What wasm-bindgen says of an object that an instance before the present one made. */
const STALE = /stale object/;
/** What engines say where a policy of the page forbids to compile. */
const FORBIDDEN = /unsafe-eval|Content.Security.Policy/i;

/** The class of `value`, in other realms too: test runners have several. */
const isOf = (value, name) => Object.prototype.toString.call(value) === `[object ${name}]`;
const isModule = (value) => isOf(value, 'WebAssembly.Module');
const isBuffer = (value) => ArrayBuffer.isView(value) || isOf(value, 'ArrayBuffer');

/** An error of the core: a `{ code, message }`, or a trap, after which the instance cannot be used any more. */
function translateError(glue, error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    glue.__wbg_reset_state();
    return new LimpidError('internal', `the core failed: ${error.message}`, { cause: error });
  }
  if (!(error instanceof Error)) return new LimpidError(error.code, error.message);
  return STALE.test(error.message) ? new LimpidError('terminated', 'freeMemory() ended this stream') : error;
}

/** Runs `job` of the core behind `glue`; throws its errors as `LimpidError`. */
export function guardedBy(glue, job) {
  try {
    return job();
  } catch (error) {
    throw translateError(glue, error);
  }
}

// ---------------------------------------------------------------------------------------------- loading

/** The error of a core that did not load. It says what helps. */
function loadFailed(error) {
  if (error instanceof LimpidError) return error;
  const help = FORBIDDEN.test(error.message) ? `; the page needs the policy script-src 'wasm-unsafe-eval'` : '';
  return new LimpidError('load-failed', `could not load the core: ${error.message}${help}`, { cause: error });
}

/** What `initSync` takes. */
function checkModule(source) {
  if (!isBuffer(source) && !isModule(source)) {
    throw wrongType('bad-input', 'source', 'the bytes of the core or a WebAssembly.Module', source);
  }
}

/** What `init` and the option `source` take. */
function checkSource(source) {
  if (source === null || (typeof source !== 'object' && typeof source !== 'string')) {
    throw wrongType('bad-input', 'source', 'an address, a Response, bytes or a WebAssembly.Module', source);
  }
}

/** The core compiled from what `init` takes: an address, a response, bytes or a module, or a promise of one. */
export async function compile(given) {
  const source = await given;
  if (isModule(source)) return source;
  if (isBuffer(source)) return WebAssembly.compile(source);
  const response = isOf(source, 'Response') ? source : await fetch(source);
  if (!response.ok) throw new Error(`${response.url || nameOf(source)} responded with status ${response.status}`);
  const streams = response.headers.get('content-type')?.startsWith('application/wasm');
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** `make`, called again only after it failed. */
export function remembered(make) {
  let made;
  return () =>
    (made ??= make().catch((error) => {
      made = undefined;
      throw loadFailed(error);
    }));
}

/** The compiled core for workers, from `source`. */
export function compiledFrom(source) {
  checkSource(source);
  return remembered(() => compile(source));
}

export class Core {
  #loading;
  #module = null;
  #isReady = false;
  #starting = null;
  #compiled;

  /**
   * `loading.bytes` gives the core at once, where that is possible: its bytes or a module. `loading.load` gives it
   * compiled, as a promise.
   */
  constructor(glue, loading) {
    this.glue = glue;
    this.generation = 0;
    this.#loading = loading;
    this.#compiled = remembered(async () => this.#load());
  }

  #load() {
    return this.#loading.load ? this.#loading.load() : compile(this.#loading.bytes());
  }

  initSync(source) {
    if (this.#isReady) return;
    checkModule(source);
    try {
      const module = isModule(source) ? source : new WebAssembly.Module(source);
      this.glue.initSync({ module });
      this.#module = module;
    } catch (error) {
      throw loadFailed(error);
    }
    this.#isReady = true;
  }

  async init(source) {
    if (this.#isReady) return;
    if (source !== undefined) checkSource(source);
    // Calls at the same time share one start: a response can be read only once.
    this.#starting ??= this.#start(source).finally(() => (this.#starting = null));
    await this.#starting;
  }

  async #start(source) {
    try {
      const module = await (source === undefined ? this.compiled() : compile(source));
      await this.glue.default({ module_or_path: module });
      this.#module ??= module;
    } catch (error) {
      throw loadFailed(error);
    }
    this.#isReady = true;
  }

  /** The compiled core, for workers: the one that is loaded, wherever it came from. */
  async compiled() {
    return this.#module ?? this.#compiled();
  }

  /** Loads the core for the function `name`, or throws where that takes a call of `init()`. */
  load(name) {
    if (this.#isReady) return;
    if (!this.#loading.bytes) {
      throw new LimpidError('not-initialised', `call init() and await it before ${name}()`);
    }
    this.initSync(this.#loading.bytes());
  }

  /** The bytes that the instance holds: they only grow. */
  get memory() {
    return this.#isReady ? this.glue.initSync().memory.buffer.byteLength : 0;
  }

  /** Starts a fresh instance; the memory of the old one goes with it. */
  freeMemory() {
    if (!this.#isReady) return;
    this.generation += 1;
    this.glue.__wbg_reset_state();
  }

  guarded(job) {
    try {
      return guardedBy(this.glue, job);
    } catch (error) {
      if (error.code === 'internal') this.generation += 1;
      throw error;
    }
  }

  /** Calls the function `name` of the core. */
  call(name, ...args) {
    this.load(name);
    return this.guarded(() => this.glue[name](...args));
  }
}
