// One instance of the core: loading it, calling it, and translating its errors.

import { wrongType } from './arguments.js';
import { LimpidError } from './errors.js';

/** An error of the core: a `{ code, message }`, or a trap, after which the instance cannot be used any more. */
function translateError(glue, error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    glue.__wbg_reset_state();
    return new LimpidError('internal', `the core failed: ${error.message}`, { cause: error });
  }
  return error instanceof Error ? error : new LimpidError(error.code, error.message);
}

/** Runs `job` of the core behind `glue`; throws its errors as `LimpidError`. */
export function guardedBy(glue, job) {
  try {
    return job();
  } catch (error) {
    throw translateError(glue, error);
  }
}

const loadFailed = (error) =>
  new LimpidError('load-failed', `could not load the core: ${error.message}`, { cause: error });

/** What `initSync` takes. */
function checkModule(source) {
  const isBuffer = ArrayBuffer.isView(source) || Object.prototype.toString.call(source) === '[object ArrayBuffer]';
  if (!isBuffer && Object.prototype.toString.call(source) !== '[object WebAssembly.Module]') {
    throw wrongType('bad-input', 'source', 'the bytes of the core or a WebAssembly.Module', source);
  }
}

export class Core {
  #loading;
  #isReady = false;

  /**
   * `loading.bytes` gives the core at once, where that is possible; `loading.source` is where `init()` finds it.
   */
  constructor(glue, loading) {
    this.glue = glue;
    this.#loading = loading;
  }

  initSync(source) {
    if (this.#isReady) return;
    checkModule(source);
    try {
      this.glue.initSync({ module: source });
    } catch (error) {
      throw loadFailed(error);
    }
    this.#isReady = true;
  }

  async init(source) {
    if (this.#isReady) return;
    if (source === undefined && this.#loading.bytes) {
      this.initSync(this.#loading.bytes());
      return;
    }
    if (source === null || (typeof source !== 'object' && !['string', 'undefined'].includes(typeof source))) {
      throw wrongType('bad-input', 'source', 'an address, a Response, bytes or a WebAssembly.Module', source);
    }
    try {
      await this.glue.default({ module_or_path: source ?? this.#loading.source() });
    } catch (error) {
      throw loadFailed(error);
    }
    this.#isReady = true;
  }

  /** Loads the core for the function `name`, or throws where that takes a call of `init()`. */
  load(name) {
    if (this.#isReady) return;
    if (!this.#loading.bytes) {
      throw new LimpidError('not-initialised', `call init() and await it before ${name}()`);
    }
    this.initSync(this.#loading.bytes());
  }

  guarded(job) {
    return guardedBy(this.glue, job);
  }

  /** Calls the function `name` of the core. */
  call(name, ...args) {
    this.load(name);
    return this.guarded(() => this.glue[name](...args));
  }
}
