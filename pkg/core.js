// One instance of the core: loading it, calling it, and translating its errors.

import { nameOf, wrongType } from './arguments.js';
import { LimpidError } from './errors.js';
import { fill, isModule, tablesOfPlatform } from './tables.js';

/** The error of wasm-bindgen for an object that belongs to an earlier instance. */
const STALE = /stale object/;
/** The errors of engines when the page's Content-Security-Policy forbids compilation. */
const FORBIDDEN = /unsafe-eval|Content.Security.Policy/i;
/** The error of V8 in Cloudflare Workers and the edge runtime of Next.js, which compile only files of the program. */
const FILES_ONLY = /disallowed by embedder/;

/** The class of `value`, also from another realm: test runners have several. */
const isOf = (value, name) => Object.prototype.toString.call(value) === `[object ${name}]`;
const isBuffer = (value) => ArrayBuffer.isView(value) || isOf(value, 'ArrayBuffer');

/** The tables that were put into the instance behind each glue: a fresh instance needs them again. */
const tablesIn = new WeakMap();

/** The memory of the instance, once there is one. */
const memoryOf = (glue) => glue.initSync().memory.buffer;

function complete(glue, tables) {
  fill(new Uint8Array(memoryOf(glue)), tables, glue.tablePlaces);
  tablesIn.set(glue, tables);
}

/** Starts a fresh instance. */
function reset(glue) {
  glue.__wbg_reset_state();
  complete(glue, tablesIn.get(glue));
}

/** An error of the core: a `{ code, message }`, or a trap, after which the instance cannot be used any more. */
function translateError(glue, error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    reset(glue);
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

/** The advice for a core that did not load. */
function adviceOn(error) {
  if (typeof WebAssembly === 'undefined') return '; this environment has no WebAssembly';
  if (FORBIDDEN.test(error.message)) return `; the page's policy must allow script-src 'wasm-unsafe-eval'`;
  if (FILES_ONLY.test(error.message)) {
    return `; this runtime compiles no bytes: bundle limpid with the condition 'workerd' or 'edge-light', or call initSync() with the WebAssembly.Module of 'limpid/core.wasm'`;
  }
  if (error.name === 'CompileError') return `; if a bundler or a server changed the file, import 'limpid/inline'`;
  return '';
}

/** The error of a core that did not load, with advice if there is any. */
function loadFailed(error) {
  if (error instanceof LimpidError) return error;
  const message = `could not load the core: ${error.message}${adviceOn(error)}`;
  return new LimpidError('load-failed', message, { cause: error });
}

/** Checks the argument of `initSync`. */
function checkModule(source) {
  if (!isBuffer(source) && !isModule(source)) {
    throw wrongType('bad-input', 'source', 'the bytes of the core or a WebAssembly.Module', source);
  }
}

/** True for an object that the core can be loaded from, or a promise for one; also from another realm. */
const isSource = (value) =>
  isBuffer(value) ||
  isModule(value) ||
  ['URL', 'Request', 'Response'].some((name) => isOf(value, name)) ||
  typeof value.then === 'function';

/** The values that `init` and the option `source` accept. */
function checkSource(source) {
  if (typeof source !== 'string' && (typeof source !== 'object' || source === null || !isSource(source))) {
    throw wrongType('bad-input', 'source', 'an address, a Response, bytes or a WebAssembly.Module', source);
  }
}

/** By a longer name: Next.js refuses middleware that mentions `WebAssembly.compile`, even if nothing calls it there. */
const compileBytes = (bytes) => globalThis.WebAssembly.compile(bytes);

/** The core compiled from what `init` takes: an address, a response, bytes or a module, or a promise for one. */
export async function compile(given) {
  const source = await given;
  if (isModule(source)) return source;
  if (isBuffer(source)) return compileBytes(source);
  const response = isOf(source, 'Response') ? source : await fetch(source);
  if (!response.ok) throw new Error(`${response.url || nameOf(source)} responded with status ${response.status}`);
  const streams = response.headers.get('content-type')?.startsWith('application/wasm');
  return streams ? WebAssembly.compileStreaming(response) : compileBytes(await response.arrayBuffer());
}

/** Memoizes `make`; calls it again only if it failed. */
export function memoized(make) {
  let made;
  return () =>
    (made ??= make().catch((error) => {
      made = undefined;
      throw loadFailed(error);
    }));
}

export class Core {
  #loading;
  #module = null;
  #tables;
  #isReady = false;
  #starting = null;
  #compiled;

  /**
   * `loading.bytes` returns the core immediately, if possible: its bytes or a module. `loading.load` returns it
   * compiled, as a promise. `loading.tables` returns the tables that belong in its memory, or a promise for them;
   * without it the platform provides them.
   */
  constructor(glue, loading) {
    this.glue = glue;
    this.generation = 0;
    this.#loading = loading;
    this.#compiled = memoized(async () => this.#load());
  }

  #load() {
    return this.#loading.load ? this.#loading.load() : compile(this.#loading.bytes());
  }

  /** The tables, or a promise for them. */
  #giveTables() {
    this.#tables ??= (this.#loading.tables ?? tablesOfPlatform)();
    return this.#tables;
  }

  #complete(tables) {
    if (!(tables instanceof Uint8Array)) throw new Error('TextDecoder does not support the East Asian encodings');
    this.#tables = tables;
    complete(this.glue, tables);
  }

  /** `tables` are those of another thread. */
  initSync(source, tables = undefined) {
    if (this.#isReady) return;
    checkModule(source);
    try {
      const module = isModule(source) ? source : new WebAssembly.Module(source);
      this.glue.initSync({ module });
      this.#complete(tables ?? this.#giveTables());
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
      const compiling = source === undefined ? this.compiled() : compile(source);
      // The tables are made while the core is loading.
      const [module, tables] = await Promise.all([compiling, this.#giveTables()]);
      await this.glue.default({ module_or_path: module });
      this.#complete(tables);
      this.#module ??= module;
    } catch (error) {
      throw loadFailed(error);
    }
    this.#isReady = true;
  }

  /** The compiled core: the one that is loaded, wherever it came from. */
  async compiled() {
    return this.#module ?? this.#compiled();
  }

  /** The parts of the core that workers need: `{ module, tables }`. The core is the one of this thread, unless there is a `source`. */
  forWorkers(source) {
    if (source !== undefined) checkSource(source);
    const compiled = source === undefined ? () => this.compiled() : memoized(() => compile(source));
    return async () => {
      const [module, tables] = await Promise.all([compiled(), this.#giveTables()]);
      return { module, tables };
    };
  }

  /** Loads the core for the function `name`, or throws if that requires a call of `init()`. */
  load(name) {
    if (this.#isReady) return;
    if (!this.#loading.bytes) {
      throw new LimpidError('not-initialised', `call init() and await it before ${name}()`);
    }
    this.initSync(this.#loading.bytes());
  }

  /** The number of bytes that the instance holds, which only grows. */
  get memory() {
    return this.#isReady ? memoryOf(this.glue).byteLength : 0;
  }

  /** Starts a fresh instance; the memory of the old one goes with it. */
  freeMemory() {
    if (!this.#isReady) return;
    this.generation += 1;
    reset(this.glue);
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
