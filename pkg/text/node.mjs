// @ts-nocheck

var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// text/node.js
import { readFileSync } from "node:fs";

// threads.js
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
function threads(script, source) {
  return { source, count: availableParallelism, open: (on) => open(script, on) };
}
function open(script, { message, death }) {
  const worker = new Worker(script);
  worker.unref();
  worker.on("message", message);
  worker.on("error", (error) => death(error.message));
  worker.on("exit", (code) => death(`exit status ${code}`));
  return {
    post: (data) => worker.postMessage(data),
    hold: (work) => work ? worker.ref() : worker.unref(),
    terminate: () => void worker.terminate()
  };
}

// errors.js
var BRAND = /* @__PURE__ */ Symbol.for("limpid.LimpidError");
var LimpidError = class _LimpidError extends Error {
  /** @param {string} code @param {string} message @param {{ cause?: unknown }} [options] */
  constructor(code, message, options) {
    super(message, options);
    this.code = code;
  }
  /**
   * `import` and `require` load the package twice, and so do two versions in one program: an error of one copy is an
   * instance of the class of the other. Subclasses keep the usual rule.
   */
  static [Symbol.hasInstance](value) {
    if (this !== _LimpidError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === "object" && value !== null && BRAND in value;
  }
};
Object.defineProperty(LimpidError.prototype, "name", { value: "LimpidError" });
Object.defineProperty(LimpidError.prototype, BRAND, { value: true });

// arguments.js
var HINTS = {
  Promise: "await it first",
  Response: "pass await response.text(), or its bytes",
  ArrayBuffer: "wrap it: new Uint8Array(buffer)",
  SharedArrayBuffer: "copy it: new Uint8Array(buffer).slice()",
  DataView: "pass new Uint8Array(view.buffer, view.byteOffset, view.byteLength)",
  Blob: "pass await blob.text(), or its bytes",
  File: "pass await file.text(), or its bytes",
  String: "pass its valueOf()"
};
var classOf = (value) => Object.prototype.toString.call(value).slice(8, -1);
function nameOf(value) {
  if (value === null || value === void 0) return String(value);
  if (typeof value === "number" || typeof value === "boolean") return `the ${typeof value} ${value}`;
  if (typeof value === "string") return "a string";
  if (typeof value === "function") return "a function";
  if (typeof value !== "object") return `a ${typeof value}`;
  const name = classOf(value);
  if (name === "Object") return "an object";
  return `${/^[AEIO]/.test(name) ? "an" : "a"} ${name}`;
}
function wrongType(code, argument, expected, given) {
  const hint = typeof given === "object" && given !== null ? HINTS[classOf(given)] : void 0;
  const help = hint ? ` (${hint})` : "";
  return new LimpidError(code, `${argument} must be ${expected}, not ${nameOf(given)}${help}`);
}
var isBytes = (value) => ArrayBuffer.isView(value) && value[Symbol.toStringTag] === "Uint8Array";
function checkText(value, argument = "text") {
  if (typeof value !== "string") throw wrongType("bad-input", argument, "a string", value);
}
function checkBytes(value, argument = "bytes") {
  if (!isBytes(value)) throw wrongType("bad-input", argument, "a Uint8Array", value);
}
function checkInput(value, argument = "input") {
  if (typeof value !== "string" && !isBytes(value)) {
    throw wrongType("bad-input", argument, "a string or a Uint8Array", value);
  }
}
function checkOptions(value, argument = "options") {
  if (value === void 0 || value === null) return;
  if (typeof value !== "object" || classOf(value) !== "Object")
    throw wrongType("bad-option", argument, "an object", value);
}
function checkFunction(value, argument) {
  if (typeof value !== "function") throw wrongType("bad-option", argument, "a function", value);
}
function checkChanges(value) {
  if (!Array.isArray(value)) throw wrongType("bad-input", "changes", "an array of changes", value);
  const wrong = value.findIndex((change) => {
    const { start, end } = change?.input ?? {};
    return !Number.isInteger(start) || !Number.isInteger(end) || typeof change.replacement !== "string";
  });
  if (wrong >= 0) {
    throw wrongType("bad-input", `changes[${wrong}]`, 'a change with "input" and "replacement"', value[wrong]);
  }
}
function checkSignal(value) {
  const isSignal = typeof value?.aborted === "boolean" && typeof value.addEventListener === "function";
  if (value !== void 0 && !isSignal) throw wrongType("bad-option", 'option "signal"', "an AbortSignal", value);
}
function languageOf(options) {
  if (typeof options === "string") return options;
  if (options !== void 0 && options !== null && typeof options !== "object") {
    throw wrongType("bad-option", "options", 'an object with "lang", or a language tag', options);
  }
  checkOptions(options);
  const { lang, ...others } = options ?? {};
  const [unknown] = Object.keys(others);
  if (unknown !== void 0) throw new LimpidError("bad-option", `unknown option "${unknown}": expected "lang"`);
  if (lang === void 0 || lang === null) return void 0;
  if (typeof lang !== "string") throw wrongType("bad-option", 'option "lang"', "a language tag", lang);
  return lang;
}

// core.js
function translateError(glue, error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    glue.__wbg_reset_state();
    return new LimpidError("internal", `the core failed: ${error.message}`, { cause: error });
  }
  return error instanceof Error ? error : new LimpidError(error.code, error.message);
}
function guardedBy(glue, job2) {
  try {
    return job2();
  } catch (error) {
    throw translateError(glue, error);
  }
}
var loadFailed = (error) => new LimpidError("load-failed", `could not load the core: ${error.message}`, { cause: error });
function checkModule(source) {
  const isBuffer = ArrayBuffer.isView(source) || Object.prototype.toString.call(source) === "[object ArrayBuffer]";
  if (!isBuffer && Object.prototype.toString.call(source) !== "[object WebAssembly.Module]") {
    throw wrongType("bad-input", "source", "the bytes of the core or a WebAssembly.Module", source);
  }
}
var Core = class {
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
    if (source === void 0 && this.#loading.bytes) {
      this.initSync(this.#loading.bytes());
      return;
    }
    if (source === null || typeof source !== "object" && !["string", "undefined"].includes(typeof source)) {
      throw wrongType("bad-input", "source", "an address, a Response, bytes or a WebAssembly.Module", source);
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
      throw new LimpidError("not-initialised", `call init() and await it before ${name}()`);
    }
    this.initSync(this.#loading.bytes());
  }
  guarded(job2) {
    return guardedBy(this.glue, job2);
  }
  /** Calls the function `name` of the core. */
  call(name, ...args) {
    this.load(name);
    return this.guarded(() => this.glue[name](...args));
  }
};

// results.js
var ALL = () => true;
function apply(input, changes, accept = ALL) {
  checkText(input, "input");
  checkChanges(changes);
  checkFunction(accept, "accept");
  return applied(input, changes, accept);
}
function applied(input, changes, accept) {
  let output = "";
  let done = 0;
  for (const change of changes) {
    if (accept(change)) {
      output += input.slice(done, change.input.start) + change.replacement;
      done = change.input.end;
    }
  }
  return output + input.slice(done);
}
var Repaired = class {
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
    checkFunction(accept, "accept");
    return applied(this.#input, this.changes, accept);
  }
};
var CleanedPage = class {
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
};
var Cleaned = class extends CleanedPage {
  constructor(fields, markdown, html) {
    super(fields, markdown, html);
    this.changes = fields.removals;
  }
  with(accept) {
    checkFunction(accept, "accept");
    return applied(this.pageText, this.changes, accept);
  }
};
var Report = class extends CleanedPage {
  constructor(fields, markdown, html) {
    super(fields, markdown, html);
    this.repairs = fields.repairs;
    this.removals = fields.removals;
    this.changes = fields.changes;
    this.summary = fields.summary ?? null;
  }
  with(accept) {
    checkFunction(accept, "accept");
    const edits = [...this.removals, ...this.repairs].filter(accept);
    edits.sort((a, b) => a.page.start - b.page.start || b.page.end - a.page.end);
    return applyOutermost(this.pageText, edits);
  }
};
function applyOutermost(text, edits) {
  let output = "";
  let done = 0;
  for (const { page: page2, replacement } of edits) {
    if (page2.start >= done) {
      output += text.slice(done, page2.start) + replacement;
      done = page2.end;
    }
  }
  return output + text.slice(done);
}

// surrogates.js
var LONE_SURROGATES = new RegExp("\\p{Surrogate}", "gu");
var StandIn = class {
  constructor(text) {
    this.given = text;
    this.character = unusedNoncharacter(text);
    this.text = text.replace(LONE_SURROGATES, this.character);
  }
  /** `text` with the lone surrogates of `original` in the places of their stand-ins, one after the other. */
  restore(text, original) {
    const surrogates = (original.match(LONE_SURROGATES) ?? []).values();
    return text.replaceAll(this.character, () => surrogates.next().value ?? "\uFFFD");
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
    fields.text = apply(fields.pageText, changes);
    for (const [name, value] of Object.entries(fields.metadata)) {
      fields.metadata[name] = this.#restoreValue(value);
    }
    if (fields.summary) {
      restoreSummary(this, fields.summary, fields.text);
    }
  }
  /** A value of the metadata: a string, a list of strings, or what holds no text of the page. */
  #restoreValue(value) {
    if (typeof value === "string") {
      return this.restore(value, "");
    }
    return Array.isArray(value) ? value.map((one) => this.restore(one, "")) : value;
  }
  /** The text of an HTML page, restored block by block: markup outside them may hold surrogates too. */
  #restorePage({ pageText, blocks }) {
    let output = "";
    let done = 0;
    for (const { page: page2, source } of blocks) {
      output += this.restore(pageText.slice(done, page2.start), "");
      output += this.restore(pageText.slice(page2.start, page2.end), this.given.slice(source.start, source.end));
      done = page2.end;
    }
    return output + this.restore(pageText.slice(done), "");
  }
};
function restoreSummary(standIn, summary, text) {
  const picked = summary.picked.map(({ span }) => text.slice(span.start, span.end)).join(" ");
  summary.text = standIn.restore(summary.text, picked);
}
function unusedNoncharacter(text) {
  for (let code = 64976; code <= 65007; code += 1) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) {
      return character;
    }
  }
  return "\uFFFD";
}
function isWellFormed(text) {
  return text.isWellFormed?.() ?? text.search(LONE_SURROGATES) < 0;
}
function standInFor(input) {
  return typeof input === "string" && !isWellFormed(input) ? new StandIn(input) : null;
}
var SurrogateQueue = class {
  #waiting = [];
  /** The first half of a pair, when the last piece ended between the halves. */
  #half = "";
  put(piece) {
    const text = this.#half + piece;
    this.#half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? "";
    return this.#standIn(text.slice(0, text.length - this.#half.length));
  }
  rest() {
    const text = this.#standIn(this.#half);
    this.#half = "";
    return text;
  }
  take(text) {
    return this.#waiting.length ? text.replaceAll("\uFDEF", () => this.#waiting.shift() ?? "\uFDEF") : text;
  }
  #standIn(text) {
    return text.replace(/[\p{Surrogate}\uFDEF]/gu, (character) => {
      this.#waiting.push(character);
      return "\uFDEF";
    });
  }
};

// streams.js
var DISPOSE = Symbol.dispose ?? /* @__PURE__ */ Symbol.for("Symbol.dispose");
var Part = class {
  constructor(stream) {
    this.stream = stream;
  }
  free() {
    this.stream?.free();
    this.stream = null;
  }
};
function openPart(core, name, options) {
  core.load(name);
  checkOptions(options);
  return core.guarded(() => new Part(new core.glue[name](options ?? void 0)));
}
function transformer(core, part, push, finish) {
  const send = (controller, job2) => {
    if (!part.stream) throw new LimpidError("terminated", "this stream was disposed of");
    const text = core.guarded(job2);
    if (text) controller.enqueue(text);
  };
  return {
    transform: (piece, controller) => send(controller, () => push(piece)),
    flush: (controller) => {
      send(controller, finish);
      part.free();
    },
    cancel: () => part.free()
  };
}
function decodeStreamOf(core) {
  return class DecodeStream extends TransformStream {
    #part;
    #encoding = null;
    constructor(options) {
      const part = openPart(core, "DecodeStream", options);
      const push = (piece) => {
        checkBytes(piece, "every piece");
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
    /** The encoding outlives the part of the core that knows it. */
    #noteEncoding() {
      this.#encoding ??= this.#part.stream?.encoding() ?? null;
      return this.#encoding;
    }
    [DISPOSE]() {
      this.#part.free();
    }
  };
}
function repairStreamOf(core) {
  return class RepairStream extends TransformStream {
    #part;
    constructor(options) {
      const part = openPart(core, "RepairStream", options);
      const surrogates = new SurrogateQueue();
      const pushed = (piece) => typeof piece === "string" ? part.stream.pushText(surrogates.put(piece)) : part.stream.push(piece);
      const push = (piece) => {
        checkInput(piece, "every piece");
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

// workers.js
var SENT = 2;
var AHEAD = 4;
var BREATH = 8;
var DISPOSE2 = Symbol.dispose ?? /* @__PURE__ */ Symbol.for("Symbol.dispose");
var RESULTS = {
  repair: (fields, text) => new Repaired(text, fields.text, fields.changes),
  clean: (fields) => withForms(Cleaned, fields),
  process: (fields) => withForms(Report, fields)
};
function withForms(Result, fields) {
  return new Result(
    fields,
    () => fields.markdown,
    () => fields.html
  );
}
function createWorkers({ workers: workers2 }, process3) {
  return {
    createWorker: (source) => createWorker(workers2, source),
    batch: (inputs, options) => batch(workers2, process3, inputs, options)
  };
}
function createWorker(workers2, source) {
  if (!workers2) {
    throw new LimpidError("no-workers", "there are no workers here: use the entry limpid in Node or in a browser");
  }
  const lane = new Lane(workers2, compiled(workers2, source));
  const run = async (name, input, options, call) => {
    checkOptions(call, "the options of a call");
    checkSignal(call?.signal);
    return lane.run(name, input, options, call?.signal);
  };
  const verb = (name) => (input, options, call) => run(name, input, options, call);
  const question = (name) => (input, call) => run(name, input, void 0, call);
  const terminate = () => lane.close();
  return {
    repair: verb("repair"),
    clean: verb("clean"),
    summarize: verb("summarize"),
    sentences: verb("sentences"),
    process: verb("process"),
    limpid: verb("process"),
    decode: verb("decode"),
    isSuspect: question("isSuspect"),
    isProbablyReaderable: question("isProbablyReaderable"),
    terminate,
    [DISPOSE2]: terminate
  };
}
function batch(workers2, process3, inputs, given) {
  const source = iteratorOf(inputs);
  checkOptions(given);
  const { jobs, signal, ...options } = given ?? {};
  checkSignal(signal);
  if (jobs !== void 0 && !(Number.isInteger(jobs) && jobs >= 0)) {
    throw new LimpidError("bad-option", `option "jobs" must be a whole number of at least 0, not ${nameOf(jobs)}`);
  }
  const count = workers2 ? jobs ?? workers2.count() : 0;
  if (count === 0) return batchHere(source, options, signal, process3);
  const module = compiled(workers2);
  return batchOff(source, options, signal, new Lanes(count, () => new Lane(workers2, module)));
}
async function compile(given) {
  const source = await given;
  if (source instanceof WebAssembly.Module) {
    return source;
  }
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    return WebAssembly.compile(
      /** @type {any} */
      source
    );
  }
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) {
    throw new Error(`${response.url} answered ${response.status}`);
  }
  const streams = response.headers.get("content-type")?.startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
function compiled(workers2, source) {
  let module;
  return () => module ??= compile(source ?? workers2.source()).catch((error) => {
    module = void 0;
    throw new LimpidError("load-failed", `could not load the core: ${error.message}`, { cause: error });
  });
}
var Lane = class {
  #workers;
  #module;
  #port = null;
  #sent = /* @__PURE__ */ new Map();
  #waiting = [];
  #next = 0;
  #closed = false;
  constructor(workers2, module) {
    this.#workers = workers2;
    this.#module = module;
  }
  /** Jobs that are not done. */
  get load() {
    return this.#sent.size + this.#waiting.length;
  }
  /** What the function `name` makes of `input`. With `signal` aborted the job is dropped, or its answer is. */
  async run(name, input, options, signal) {
    signal?.throwIfAborted();
    if (this.#closed) {
      throw terminated();
    }
    const answer = await new Promise((resolve, reject) => {
      const job2 = { name, input, options, resolve, reject };
      this.#waiting.push(job2);
      this.#watch(job2, signal);
      this.#send();
    });
    return RESULTS[name]?.(answer, input) ?? answer;
  }
  close() {
    this.#closed = true;
    this.#end(terminated(), [...this.#sent.values(), ...this.#waiting.splice(0)]);
  }
  /** Rejects `job` when `signal` is aborted; the signal does not hold the job once it is done. */
  #watch(job2, signal) {
    if (!signal) {
      return;
    }
    const abort = () => {
      this.#waiting = this.#waiting.filter((other) => other !== job2);
      job2.reject(signal.reason);
    };
    signal.addEventListener("abort", abort, { once: true });
    job2.done = () => signal.removeEventListener("abort", abort);
  }
  /** Sends waiting jobs while the worker may have more; opens it when there is none. */
  async #send() {
    let port;
    try {
      port = this.#port ??= this.#open();
    } catch (error) {
      this.#end(died(error.message), this.#waiting.splice(0));
      return;
    }
    try {
      await port.ready;
    } catch (error) {
      if (port === this.#port) {
        this.#end(error, [...this.#sent.values(), ...this.#waiting.splice(0)]);
      }
      return;
    }
    while (port === this.#port && this.#sent.size < SENT && this.#waiting.length) {
      this.#post(port, this.#waiting.shift());
    }
    port.hold(this.#sent.size > 0);
  }
  #post(port, job2) {
    const id = this.#next++;
    try {
      port.post({ id, name: job2.name, input: job2.input, options: job2.options });
    } catch (error) {
      settle(job2, "reject", new LimpidError("bad-option", `this cannot be sent to a worker: ${error.message}`));
      return;
    }
    this.#sent.set(id, job2);
  }
  #open() {
    const port = this.#workers.open({
      message: (answer) => port === this.#port && this.#answer(answer),
      death: (why) => port === this.#port && this.#end(died(why), this.#lost())
    });
    port.ready = this.#module().then((module) => port.post({ module }));
    return port;
  }
  /** What a worker that died takes with it: the jobs it had. One that had none never started, as the next would not. */
  #lost() {
    return this.#sent.size > 0 ? [...this.#sent.values()] : this.#waiting.splice(0);
  }
  #answer({ id, value, error }) {
    const job2 = this.#sent.get(id);
    if (!job2) {
      return;
    }
    this.#sent.delete(id);
    settle(job2, error ? "reject" : "resolve", error ? new LimpidError(error.code, error.message) : value);
    this.#send();
  }
  /** Ends the worker and rejects `jobs`; those that wait get a new worker. */
  #end(error, jobs) {
    this.#port?.terminate();
    this.#port = null;
    this.#sent.clear();
    jobs.forEach((job2) => settle(job2, "reject", error));
    if (this.#waiting.length) {
      this.#send();
    }
  }
};
function settle(job2, how, value) {
  job2.done?.();
  job2[how](value);
}
function died(why) {
  return new LimpidError("worker-failed", `the worker ended: ${why}`);
}
function terminated() {
  return new LimpidError("terminated", "this worker was terminated");
}
var Lanes = class {
  #open = [];
  #create;
  constructor(count, create) {
    this.count = count;
    this.#create = create;
  }
  run(input, options, signal) {
    return this.#idle().run("process", input, options, signal);
  }
  close() {
    this.#open.forEach((lane) => lane.close());
  }
  /** The lane with the least work; a new one rather than one that works. */
  #idle() {
    const least = this.#open.reduce((least2, lane) => least2?.load <= lane.load ? least2 : lane, void 0);
    if (least && (least.load === 0 || this.#open.length === this.count)) {
      return least;
    }
    this.#open.push(this.#create());
    return this.#open.at(-1);
  }
};
function iteratorOf(inputs) {
  const isOne = typeof inputs === "string" || ArrayBuffer.isView(inputs);
  const make = isOne ? void 0 : inputs?.[Symbol.asyncIterator] ?? inputs?.[Symbol.iterator];
  if (!make) throw wrongType("bad-input", "inputs", "an iterable of strings and Uint8Arrays", inputs);
  return make.call(inputs);
}
async function* batchOff(source, options, signal, lanes) {
  const inputs = new Inputs(source);
  const jobs = [];
  const stopped = aborted(signal);
  try {
    for (; ; ) {
      if (jobs.length < lanes.count * AHEAD) {
        inputs.pull((value) => jobs.push(job(lanes.run(value, options, signal))));
      }
      if (!inputs.pulling && !jobs.length) {
        inputs.end();
        return;
      }
      await Promise.race([inputs.pulling, jobs[0]?.settled, stopped.promise].filter(Boolean));
      while (jobs[0]?.done) {
        yield await jobs.shift().result;
      }
    }
  } finally {
    stopped.forget();
    lanes.close();
    await inputs.close();
  }
}
var Inputs = class {
  pulling = null;
  #source;
  #ended = false;
  #error = null;
  constructor(source) {
    this.#source = source;
  }
  /** Asks for the next input, unless that is under way or there is none. */
  pull(take) {
    if (this.pulling || this.#ended) {
      return;
    }
    const done = (step) => {
      this.pulling = null;
      this.#ended = Boolean(step.done);
      if (!step.done) {
        take(step.value);
      }
    };
    const failed = (error) => {
      this.pulling = null;
      this.#ended = true;
      this.#error = { error };
    };
    this.pulling = (async () => this.#source.next())().then(done).catch(failed);
  }
  /** Throws what the source threw. */
  end() {
    if (this.#error) {
      throw this.#error.error;
    }
  }
  /** Ends the source. One that is waiting cannot end before it gives its next input: it is not waited for. */
  async close() {
    if (this.#ended) {
      return;
    }
    const end = (async () => this.#source.return?.())();
    end.catch(() => {
    });
    if (!this.pulling) {
      await end;
    }
  }
};
function job(result) {
  const one = { result, done: false };
  one.settled = result.then(
    () => one.done = true,
    () => one.done = true
  );
  return one;
}
function aborted(signal) {
  let abort;
  const promise = new Promise((_, reject) => {
    abort = () => reject(signal.reason);
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) {
      abort();
    }
  });
  promise.catch(() => {
  });
  return { promise, forget: () => signal?.removeEventListener("abort", abort) };
}
async function* batchHere(source, options, signal, process3) {
  let since = performance.now();
  let ended = false;
  try {
    for (; ; ) {
      signal?.throwIfAborted();
      const { done, value } = await source.next();
      ended = done;
      if (done) {
        return;
      }
      if (performance.now() - since > BREATH) {
        await new Promise((resolve) => setTimeout(resolve));
        since = performance.now();
      }
      yield process3(value, options);
    }
  } finally {
    if (!ended) {
      await source.return?.();
    }
  }
}

// functions.js
function once(make) {
  let made;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
function spansFromEnds(ends) {
  const spans = [];
  let start = 0;
  for (const end of ends) {
    spans.push({ start, end });
    start = end;
  }
  return spans;
}
function linkPicked(summary) {
  summary.picked = summary.picked.map((n) => summary.sentences[n]);
  return summary;
}
function completeReport(fields, text, standIn) {
  fields.pageText ??= text;
  if (fields.decoded) delete fields.decoded.text;
  if (fields.summary) linkPicked(fields.summary);
  standIn?.restoreReport(fields);
  return fields;
}
function snapshot(options) {
  return options === void 0 ? void 0 : structuredClone(options);
}
function fieldsOf(core, name, input, options, forms) {
  checkInput(input);
  checkOptions(options);
  const standIn = standInFor(input);
  const given = standIn?.text ?? input;
  const fields = completeReport(core.call(name, given, options ?? void 0, forms), given, standIn);
  const restored = (text) => standIn ? standIn.restore(text, fields.text) : text;
  if (forms) {
    fields.markdown = restored(fields.markdown);
    fields.html = restored(fields.html);
  }
  return { fields, given, restored };
}
function page(core, name, Result, input, options) {
  const { fields, given, restored } = fieldsOf(core, name, input, options, false);
  const settings = snapshot(options ?? void 0);
  const written = (form) => once(() => restored(core.call(`${name}To${form}`, given, settings)));
  return new Result(fields, written("Markdown"), written("Html"));
}
function repair(core, text, options) {
  checkText(text);
  checkOptions(options);
  const standIn = standInFor(text);
  const result = core.call("repair", standIn?.text ?? text, options ?? void 0) ?? { text, changes: [] };
  if (!standIn) return new Repaired(text, result.text ?? text, result.changes);
  standIn.restoreChanges(result.changes, text);
  return new Repaired(text, apply(text, result.changes), result.changes);
}
function summarize(core, text, options) {
  checkText(text);
  checkOptions(options);
  const standIn = standInFor(text);
  const summary = linkPicked(core.call("summarize", standIn?.text ?? text, options ?? void 0));
  if (standIn) restoreSummary(standIn, summary, text);
  return summary;
}
function sentences(core, text, options) {
  checkText(text);
  return spansFromEnds(core.call("sentences", standInFor(text)?.text ?? text, languageOf(options)));
}
function decode(core, bytes2, options) {
  checkBytes(bytes2);
  checkOptions(options);
  return core.call("decode", bytes2, options ?? void 0);
}
function isSuspect(core, text) {
  checkText(text);
  return core.call("isSuspect", standInFor(text)?.text ?? text);
}
function isProbablyReaderable(core, input) {
  checkInput(input);
  return core.call("isProbablyReaderable", standInFor(input)?.text ?? input);
}
function verbsOf(core) {
  const process3 = (input, options) => page(core, "process", Report, input, options);
  return {
    repair: (text, options) => repair(core, text, options),
    clean: (input, options) => page(core, "clean", Cleaned, input, options),
    summarize: (text, options) => summarize(core, text, options),
    sentences: (text, options) => sentences(core, text, options),
    process: process3,
    limpid: process3,
    decode: (bytes2, options) => decode(core, bytes2, options),
    isSuspect: (text) => isSuspect(core, text),
    isProbablyReaderable: (input) => isProbablyReaderable(core, input)
  };
}
function createFunctions(glue, loading) {
  const core = new Core(glue, loading);
  const verbs = verbsOf(core);
  return {
    init: (source) => core.init(source),
    initSync: (source) => core.initSync(source),
    DecodeStream: decodeStreamOf(core),
    RepairStream: repairStreamOf(core),
    ...verbs,
    ...createWorkers(loading, verbs.process)
  };
}

// generated/glue-text.js
var glue_text_exports = {};
__export(glue_text_exports, {
  DecodeStream: () => DecodeStream,
  RepairStream: () => RepairStream,
  __wbg_reset_state: () => __wbg_reset_state,
  clean: () => clean,
  cleanToHtml: () => cleanToHtml,
  cleanToMarkdown: () => cleanToMarkdown,
  decode: () => decode2,
  default: () => __wbg_init,
  initSync: () => initSync,
  isProbablyReaderable: () => isProbablyReaderable2,
  isSuspect: () => isSuspect2,
  process: () => process,
  processToHtml: () => processToHtml,
  processToMarkdown: () => processToMarkdown,
  repair: () => repair2,
  sentences: () => sentences2,
  summarize: () => summarize2
});

// unpack.js
var MARK = -(2 ** 52);
var OBJECT = 7;
var namesOf = /* @__PURE__ */ new Map();
function splitNames(joined) {
  let names = namesOf.get(joined);
  if (names === void 0) {
    names = joined.split(",");
    namesOf.set(joined, names);
  }
  return names;
}
function cut(pool, numbers, first, last) {
  const strings = [];
  let start = 0;
  for (let n = first; n < last; n += 1) {
    strings.push(pool.slice(start, numbers[n]));
    start = numbers[n];
  }
  return strings;
}
var Reader = class {
  constructor(numbers, pool, long) {
    const tail = numbers.length - 2;
    const ends = tail - numbers[tail + 1];
    this.numbers = numbers;
    this.at = 0;
    this.long = long;
    this.short = cut(pool, numbers, ends, tail);
    this.shapes = [];
    for (let n = ends - numbers[tail]; n < ends; n += 1) {
      this.shapes.push(splitNames(this.short[numbers[n]]));
    }
  }
  next() {
    const number = this.numbers[this.at++];
    if (number > MARK) {
      return number;
    }
    const mark = MARK - number;
    switch (mark) {
      case 0:
        return null;
      case 1:
        return true;
      case 2:
        return false;
      case 3:
        return this.numbers[this.at++];
      case 4:
        return this.short[this.numbers[this.at++]];
      case 5:
        return this.long[this.numbers[this.at++]];
      case 6:
        return this.list();
      default:
        return this.object(this.shapes[mark - OBJECT]);
    }
  }
  list() {
    const items = [];
    for (let left = this.numbers[this.at++]; left > 0; left -= 1) {
      items.push(this.next());
    }
    return items;
  }
  object(names) {
    const fields = {};
    for (let n = 0; n < names.length; n += 1) {
      fields[names[n]] = this.next();
    }
    return fields;
  }
};
function unpack(numbers, pool, long) {
  return new Reader(numbers, pool, long).next();
}

// generated/glue-text.js
var DecodeStream = class {
  __destroy_into_raw() {
    const ptr = this.__wbg_ptr;
    this.__wbg_ptr = 0;
    DecodeStreamFinalization.unregister(this);
    return ptr;
  }
  free() {
    const ptr = this.__destroy_into_raw();
    __wbg_call_guard();
    wasm.__wbg_decodestream_free(ptr, 0);
  }
  /**
  * The encoding, once it is known.
  * @returns {string | undefined}
  */
  encoding() {
    if (this.__wbg_inst !== void 0 && this.__wbg_inst !== __wbg_instance_id) {
      throw new Error("Invalid stale object from previous Wasm instance");
    }
    let ret;
    __wbg_call_guard();
    ret = wasm.decodestream_encoding(this.__wbg_ptr);
    let v1;
    if (ret[0] !== 0) {
      v1 = getStringFromWasm0(ret[0], ret[1]);
      wasm.__wbindgen_free(ret[0], ret[1] * 1, 1);
    }
    return v1;
  }
  /**
   * The rest of the text.
   * @returns {string}
   */
  finish() {
    let deferred1_0;
    let deferred1_1;
    try {
      if (this.__wbg_inst !== void 0 && this.__wbg_inst !== __wbg_instance_id) {
        throw new Error("Invalid stale object from previous Wasm instance");
      }
      let ret;
      __wbg_call_guard();
      ret = wasm.decodestream_finish(this.__wbg_ptr);
      deferred1_0 = ret[0];
      deferred1_1 = ret[1];
      return getStringFromWasm0(ret[0], ret[1]);
    } finally {
      __wbg_call_guard();
      wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
    }
  }
  /**
   * A stream at its start.
   * @param {any} options
   */
  constructor(options) {
    let ret;
    __wbg_call_guard();
    ret = wasm.decodestream_new(options);
    if (ret[2]) {
      throw takeFromExternrefTable0(ret[1]);
    }
    this.__wbg_ptr = ret[0];
    Object.defineProperty(this, "__wbg_inst", { value: __wbg_instance_id, writable: true });
    DecodeStreamFinalization.register(this, { ptr: ret[0], instance: __wbg_instance_id }, this);
    return this;
  }
  /**
   * The text that is certain after `bytes`.
   * @param {Uint8Array | number[]} bytes
   * @returns {string}
   */
  push(bytes2) {
    let deferred2_0;
    let deferred2_1;
    try {
      if (this.__wbg_inst !== void 0 && this.__wbg_inst !== __wbg_instance_id) {
        throw new Error("Invalid stale object from previous Wasm instance");
      }
      const ptr0 = passArray8ToWasm0(bytes2, wasm.__wbindgen_malloc);
      const len0 = WASM_VECTOR_LEN;
      let ret;
      __wbg_call_guard();
      ret = wasm.decodestream_push(this.__wbg_ptr, ptr0, len0);
      deferred2_0 = ret[0];
      deferred2_1 = ret[1];
      return getStringFromWasm0(ret[0], ret[1]);
    } finally {
      __wbg_call_guard();
      wasm.__wbindgen_free(deferred2_0, deferred2_1, 1);
    }
  }
};
if (Symbol.dispose) DecodeStream.prototype[Symbol.dispose] = DecodeStream.prototype.free;
var RepairStream = class {
  __destroy_into_raw() {
    const ptr = this.__wbg_ptr;
    this.__wbg_ptr = 0;
    RepairStreamFinalization.unregister(this);
    return ptr;
  }
  free() {
    const ptr = this.__destroy_into_raw();
    __wbg_call_guard();
    wasm.__wbg_repairstream_free(ptr, 0);
  }
  /**
  * The rest of the repaired text.
  * @returns {string}
  */
  finish() {
    let deferred1_0;
    let deferred1_1;
    try {
      if (this.__wbg_inst !== void 0 && this.__wbg_inst !== __wbg_instance_id) {
        throw new Error("Invalid stale object from previous Wasm instance");
      }
      let ret;
      __wbg_call_guard();
      ret = wasm.repairstream_finish(this.__wbg_ptr);
      deferred1_0 = ret[0];
      deferred1_1 = ret[1];
      return getStringFromWasm0(ret[0], ret[1]);
    } finally {
      __wbg_call_guard();
      wasm.__wbindgen_free(deferred1_0, deferred1_1, 1);
    }
  }
  /**
   * A stream at its start.
   * @param {any} options
   */
  constructor(options) {
    let ret;
    __wbg_call_guard();
    ret = wasm.repairstream_new(options);
    if (ret[2]) {
      throw takeFromExternrefTable0(ret[1]);
    }
    this.__wbg_ptr = ret[0];
    Object.defineProperty(this, "__wbg_inst", { value: __wbg_instance_id, writable: true });
    RepairStreamFinalization.register(this, { ptr: ret[0], instance: __wbg_instance_id }, this);
    return this;
  }
  /**
   * The repaired text that is certain after `text`.
   * @param {string} text
   * @returns {string}
   */
  pushText(text) {
    let deferred2_0;
    let deferred2_1;
    try {
      if (this.__wbg_inst !== void 0 && this.__wbg_inst !== __wbg_instance_id) {
        throw new Error("Invalid stale object from previous Wasm instance");
      }
      const ptr0 = passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
      const len0 = WASM_VECTOR_LEN;
      let ret;
      __wbg_call_guard();
      ret = wasm.repairstream_pushText(this.__wbg_ptr, ptr0, len0);
      deferred2_0 = ret[0];
      deferred2_1 = ret[1];
      return getStringFromWasm0(ret[0], ret[1]);
    } finally {
      __wbg_call_guard();
      wasm.__wbindgen_free(deferred2_0, deferred2_1, 1);
    }
  }
  /**
   * The repaired text that is certain after `bytes`.
   * @param {Uint8Array | number[]} bytes
   * @returns {string}
   */
  push(bytes2) {
    let deferred2_0;
    let deferred2_1;
    try {
      if (this.__wbg_inst !== void 0 && this.__wbg_inst !== __wbg_instance_id) {
        throw new Error("Invalid stale object from previous Wasm instance");
      }
      const ptr0 = passArray8ToWasm0(bytes2, wasm.__wbindgen_malloc);
      const len0 = WASM_VECTOR_LEN;
      let ret;
      __wbg_call_guard();
      ret = wasm.repairstream_push(this.__wbg_ptr, ptr0, len0);
      deferred2_0 = ret[0];
      deferred2_1 = ret[1];
      return getStringFromWasm0(ret[0], ret[1]);
    } finally {
      __wbg_call_guard();
      wasm.__wbindgen_free(deferred2_0, deferred2_1, 1);
    }
  }
};
if (Symbol.dispose) RepairStream.prototype[Symbol.dispose] = RepairStream.prototype.free;
function __wbg_reset_state() {
  __wbg_instance_id++;
  cachedDataViewMemory0 = null;
  cachedFloat64ArrayMemory0 = null;
  cachedUint32ArrayMemory0 = null;
  cachedUint8ArrayMemory0 = null;
  if (typeof numBytesDecoded !== "undefined") numBytesDecoded = 0;
  if (typeof WASM_VECTOR_LEN !== "undefined") WASM_VECTOR_LEN = 0;
  __wbg_reinit_scheduled = false;
  wasmInstance = new WebAssembly.Instance(wasmModule, __wbg_get_imports());
  wasm = wasmInstance.exports;
  wasm.__wbindgen_start();
}
function clean(input, options, forms) {
  let ret;
  __wbg_call_guard();
  ret = wasm.clean(input, options, forms);
  if (ret[2]) {
    throw takeFromExternrefTable0(ret[1]);
  }
  return takeFromExternrefTable0(ret[0]);
}
function cleanToHtml(input, options) {
  let ret;
  __wbg_call_guard();
  ret = wasm.cleanToHtml(input, options);
  if (ret[2]) {
    throw takeFromExternrefTable0(ret[1]);
  }
  return takeFromExternrefTable0(ret[0]);
}
function cleanToMarkdown(input, options) {
  let ret;
  __wbg_call_guard();
  ret = wasm.cleanToMarkdown(input, options);
  if (ret[2]) {
    throw takeFromExternrefTable0(ret[1]);
  }
  return takeFromExternrefTable0(ret[0]);
}
function decode2(bytes2, options) {
  const ptr0 = passArray8ToWasm0(bytes2, wasm.__wbindgen_malloc);
  const len0 = WASM_VECTOR_LEN;
  let ret;
  __wbg_call_guard();
  ret = wasm.decode(ptr0, len0, options);
  if (ret[2]) {
    throw takeFromExternrefTable0(ret[1]);
  }
  return takeFromExternrefTable0(ret[0]);
}
function isProbablyReaderable2(input) {
  let ret;
  __wbg_call_guard();
  ret = wasm.isProbablyReaderable(input);
  return ret !== 0;
}
function isSuspect2(text) {
  const ptr0 = passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
  const len0 = WASM_VECTOR_LEN;
  let ret;
  __wbg_call_guard();
  ret = wasm.isSuspect(ptr0, len0);
  return ret !== 0;
}
function process(input, options, forms) {
  let ret;
  __wbg_call_guard();
  ret = wasm.process(input, options, forms);
  if (ret[2]) {
    throw takeFromExternrefTable0(ret[1]);
  }
  return takeFromExternrefTable0(ret[0]);
}
function processToHtml(input, options) {
  let ret;
  __wbg_call_guard();
  ret = wasm.processToHtml(input, options);
  if (ret[2]) {
    throw takeFromExternrefTable0(ret[1]);
  }
  return takeFromExternrefTable0(ret[0]);
}
function processToMarkdown(input, options) {
  let ret;
  __wbg_call_guard();
  ret = wasm.processToMarkdown(input, options);
  if (ret[2]) {
    throw takeFromExternrefTable0(ret[1]);
  }
  return takeFromExternrefTable0(ret[0]);
}
function repair2(text, options) {
  const ptr0 = passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
  const len0 = WASM_VECTOR_LEN;
  let ret;
  __wbg_call_guard();
  ret = wasm.repair(ptr0, len0, options);
  if (ret[2]) {
    throw takeFromExternrefTable0(ret[1]);
  }
  return takeFromExternrefTable0(ret[0]);
}
function sentences2(text, lang) {
  let ptr0, len0, ptr1, len1;
  try {
    ptr0 = passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    len0 = WASM_VECTOR_LEN;
    ptr1 = isLikeNone(lang) ? 0 : passStringToWasm0(lang, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    len1 = WASM_VECTOR_LEN;
  } catch (e) {
    if (ptr1) {
      wasm.__wbindgen_free(ptr1, len1 * 1, 1);
    }
    if (ptr0) {
      wasm.__wbindgen_free(ptr0, len0 * 1, 1);
    }
    throw e;
  }
  let ret;
  __wbg_call_guard();
  ret = wasm.sentences(ptr0, len0, ptr1, len1);
  var v3 = getArrayU32FromWasm0(ret[0], ret[1]).slice();
  wasm.__wbindgen_free(ret[0], ret[1] * 4, 4);
  return v3;
}
function summarize2(text, options) {
  const ptr0 = passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
  const len0 = WASM_VECTOR_LEN;
  let ret;
  __wbg_call_guard();
  ret = wasm.summarize(ptr0, len0, options);
  if (ret[2]) {
    throw takeFromExternrefTable0(ret[1]);
  }
  return takeFromExternrefTable0(ret[0]);
}
function __wbg_get_imports() {
  const import0 = {
    __proto__: null,
    __wbg_Error_208446807d0d1e30: function(arg0, arg1) {
      const ret = Error(getStringFromWasm0(arg0, arg1));
      return ret;
    },
    __wbg_Number_ff192a72a0dcdf6d: function(arg0) {
      const ret = Number(arg0);
      return ret;
    },
    __wbg_String_8564e559799eccda: function(arg0, arg1) {
      const ret = String(arg1);
      const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
      const len1 = WASM_VECTOR_LEN;
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
    },
    __wbg___wbindgen_bigint_get_as_i64_11da4b52cd0aedef: function(arg0, arg1) {
      const v = arg1;
      const ret = typeof v === "bigint" ? v : void 0;
      getDataViewMemory0().setBigInt64((arg0 >>> 0) + 8 * 1, isLikeNone(ret) ? BigInt(0) : ret, true);
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, !isLikeNone(ret), true);
    },
    __wbg___wbindgen_boolean_get_4f1baf9a00be3c74: function(arg0) {
      const v = arg0;
      const ret = typeof v === "boolean" ? v : void 0;
      return isLikeNone(ret) ? 16777215 : ret ? 1 : 0;
    },
    __wbg___wbindgen_debug_string_f249a2a76caa9a55: function(arg0, arg1) {
      const ret = debugString(arg1);
      const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
      const len1 = WASM_VECTOR_LEN;
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
    },
    __wbg___wbindgen_in_3f58a9d3b3a7eed2: function(arg0, arg1) {
      const ret = arg0 in arg1;
      return ret;
    },
    __wbg___wbindgen_is_bigint_5fa10641e039d3ef: function(arg0) {
      const ret = typeof arg0 === "bigint";
      return ret;
    },
    __wbg___wbindgen_is_function_741ff2bb612836f5: function(arg0) {
      const ret = typeof arg0 === "function";
      return ret;
    },
    __wbg___wbindgen_is_null_c22311b1cc228e3a: function(arg0) {
      const ret = arg0 === null;
      return ret;
    },
    __wbg___wbindgen_is_object_8b968c3ab8e96595: function(arg0) {
      const val = arg0;
      const ret = typeof val === "object" && val !== null;
      return ret;
    },
    __wbg___wbindgen_is_string_fc456fee5d3317de: function(arg0) {
      const ret = typeof arg0 === "string";
      return ret;
    },
    __wbg___wbindgen_is_undefined_be5b34249ff1fc15: function(arg0) {
      const ret = arg0 === void 0;
      return ret;
    },
    __wbg___wbindgen_jsval_eq_38d7bfbe4cc84039: function(arg0, arg1) {
      const ret = arg0 === arg1;
      return ret;
    },
    __wbg___wbindgen_jsval_loose_eq_b2f214e2e4b30e36: function(arg0, arg1) {
      const ret = arg0 == arg1;
      return ret;
    },
    __wbg___wbindgen_number_get_934b640d0889af78: function(arg0, arg1) {
      const obj = arg1;
      const ret = typeof obj === "number" ? obj : void 0;
      getDataViewMemory0().setFloat64((arg0 >>> 0) + 8 * 1, isLikeNone(ret) ? 0 : ret, true);
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, !isLikeNone(ret), true);
    },
    __wbg___wbindgen_string_get_7ce8eee7fd327545: function(arg0, arg1) {
      const obj = arg1;
      const ret = typeof obj === "string" ? obj : void 0;
      var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
      var len1 = WASM_VECTOR_LEN;
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
      getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
    },
    __wbg___wbindgen_throw_4c88d8bf264fd984: function(arg0, arg1) {
      throw new Error(getStringFromWasm0(arg0, arg1));
    },
    __wbg_call_40b008ba32f73991: function() {
      return handleError(function(arg0, arg1) {
        const ret = arg0.call(arg1);
        return ret;
      }, arguments);
    },
    __wbg_done_57e08d0be6e30c02: function(arg0) {
      const ret = arg0.done;
      return ret;
    },
    __wbg_entries_7bb1459bd9b5c2b9: function(arg0) {
      const ret = Object.entries(arg0);
      return ret;
    },
    __wbg_get_2080c49015e35254: function() {
      return handleError(function(arg0, arg1) {
        const ret = Reflect.get(arg0, arg1);
        return ret;
      }, arguments);
    },
    __wbg_get_635eea311fa1a291: function() {
      return handleError(function(arg0, arg1) {
        const ret = Reflect.get(arg0, arg1);
        return ret;
      }, arguments);
    },
    __wbg_get_d7176cfb76d71114: function(arg0, arg1) {
      const ret = arg0[arg1 >>> 0];
      return ret;
    },
    __wbg_get_unchecked_e6325ad374eff861: function(arg0, arg1) {
      const ret = arg0[arg1 >>> 0];
      return ret;
    },
    __wbg_get_with_ref_key_fc601247060b7204: function(arg0, arg1) {
      const ret = arg0[arg1];
      return ret;
    },
    __wbg_instanceof_ArrayBuffer_12cdaa4161423e6b: function(arg0) {
      let result;
      try {
        result = arg0 instanceof ArrayBuffer;
      } catch (_) {
        result = false;
      }
      const ret = result;
      return ret;
    },
    __wbg_instanceof_Uint8Array_d7aeb0dcb3108fea: function(arg0) {
      let result;
      try {
        result = arg0 instanceof Uint8Array;
      } catch (_) {
        result = false;
      }
      const ret = result;
      return ret;
    },
    __wbg_isArray_bcf1376d0d732d08: function(arg0) {
      const ret = Array.isArray(arg0);
      return ret;
    },
    __wbg_isSafeInteger_1a35ba4d31e71d38: function(arg0) {
      const ret = Number.isSafeInteger(arg0);
      return ret;
    },
    __wbg_iterator_e4c5e8f68ada7b58: function() {
      const ret = Symbol.iterator;
      return ret;
    },
    __wbg_keys_105f5c0857898f84: function(arg0) {
      const ret = Object.keys(arg0);
      return ret;
    },
    __wbg_length_186163212ffe79c3: function(arg0) {
      const ret = arg0.length;
      return ret;
    },
    __wbg_length_b03a0fabb109b1e9: function(arg0) {
      const ret = arg0.length;
      return ret;
    },
    __wbg_new_13de428334042d26: function(arg0) {
      const ret = new Uint8Array(arg0);
      return ret;
    },
    __wbg_new_37eb45aaf5eeb820: function() {
      const ret = new Array();
      return ret;
    },
    __wbg_new_cd4348290afae586: function() {
      const ret = new Object();
      return ret;
    },
    __wbg_next_178c1651c11432b3: function(arg0) {
      const ret = arg0.next;
      return ret;
    },
    __wbg_next_af5ac6a08bb0a717: function() {
      return handleError(function(arg0) {
        const ret = arg0.next();
        return ret;
      }, arguments);
    },
    __wbg_prototypesetcall_13162965d1fe7aa3: function(arg0, arg1, arg2) {
      Uint8Array.prototype.set.call(getArrayU8FromWasm0(arg0, arg1), arg2);
    },
    __wbg_push_c9f4893fc209f768: function(arg0, arg1) {
      const ret = arg0.push(arg1);
      return ret;
    },
    __wbg_set_2793479888329cb6: function() {
      return handleError(function(arg0, arg1, arg2) {
        const ret = Reflect.set(arg0, arg1, arg2);
        return ret;
      }, arguments);
    },
    __wbg_unpack_4e172ae6976a8922: function(arg0, arg1, arg2, arg3, arg4) {
      const ret = unpack(getArrayF64FromWasm0(arg0, arg1), getStringFromWasm0(arg2, arg3), arg4);
      return ret;
    },
    __wbg_value_e0f328965e184931: function(arg0) {
      const ret = arg0.value;
      return ret;
    },
    __wbindgen_generic_0000000000000001: function(arg0, arg1) {
      const ret = getStringFromWasm0(arg0, arg1);
      return ret;
    },
    __wbindgen_generic_0000000000000002: function(arg0) {
      const ret = BigInt.asUintN(64, arg0);
      return ret;
    },
    __wbindgen_init_externref_table: function() {
      const table = wasm.__wbindgen_externrefs;
      table.set(0, void 0);
      table.set(1024, void 0);
      table.set(1025, null);
      table.set(1026, true);
      table.set(1027, false);
    }
  };
  return {
    __proto__: null,
    "./limpid_bg.js": import0
  };
}
function __wbg_call_guard() {
  if (__wbg_reinit_scheduled) {
    __wbg_reset_state();
    return;
  }
}
var __wbg_instance_id = 0;
var DecodeStreamFinalization = typeof FinalizationRegistry === "undefined" ? { register: () => {
}, unregister: () => {
} } : new FinalizationRegistry(({ ptr, instance }) => {
  if (instance === __wbg_instance_id) wasm.__wbg_decodestream_free(ptr, 1);
});
var RepairStreamFinalization = typeof FinalizationRegistry === "undefined" ? { register: () => {
}, unregister: () => {
} } : new FinalizationRegistry(({ ptr, instance }) => {
  if (instance === __wbg_instance_id) wasm.__wbg_repairstream_free(ptr, 1);
});
function addToExternrefTable0(obj) {
  const idx = wasm.__externref_table_alloc();
  wasm.__wbindgen_externrefs.set(idx, obj);
  return idx;
}
function debugString(val) {
  switch (typeof val) {
    // primitive types
    case "number":
    case "boolean":
    case "undefined":
      return `${val}`;
    case "string":
      return JSON.stringify(val);
    case "bigint":
      return `${val}n`;
    case "symbol":
      return val.description !== void 0 ? `Symbol(${val.description})` : "Symbol";
    case "function":
      return typeof val.name === "string" && val.name !== "" ? `Function(${val.name})` : "Function";
    case "object": {
      if (val === null) {
        return "null";
      }
      if (Array.isArray(val)) {
        return "[" + Array.from(val, debugString).join(", ") + "]";
      }
      if (val instanceof Error) {
        return `${val.name}: ${val.message}
${val.stack}`;
      }
      const toStringOutput = toString.call(val);
      const className = /\[object ([^\]]+)\]/.exec(toStringOutput)?.[1];
      if (className === void 0) {
        return toStringOutput;
      }
      if (className === "Object") {
        try {
          return "Object(" + JSON.stringify(val) + ")";
        } catch (_) {
          return "Object";
        }
      }
      return className;
    }
  }
}
function getArrayF64FromWasm0(ptr, len) {
  ptr = ptr >>> 0;
  return getFloat64ArrayMemory0().subarray(ptr / 8, ptr / 8 + len);
}
function getArrayU32FromWasm0(ptr, len) {
  ptr = ptr >>> 0;
  return getUint32ArrayMemory0().subarray(ptr / 4, ptr / 4 + len);
}
function getArrayU8FromWasm0(ptr, len) {
  ptr = ptr >>> 0;
  return getUint8ArrayMemory0().subarray(ptr / 1, ptr / 1 + len);
}
var cachedDataViewMemory0 = null;
function getDataViewMemory0() {
  if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || cachedDataViewMemory0.buffer.detached === void 0 && cachedDataViewMemory0.buffer !== wasm.memory.buffer) {
    cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
  }
  return cachedDataViewMemory0;
}
var cachedFloat64ArrayMemory0 = null;
function getFloat64ArrayMemory0() {
  if (cachedFloat64ArrayMemory0 === null || cachedFloat64ArrayMemory0.byteLength === 0) {
    cachedFloat64ArrayMemory0 = new Float64Array(wasm.memory.buffer);
  }
  return cachedFloat64ArrayMemory0;
}
function getStringFromWasm0(ptr, len) {
  ptr = ptr >>> 0;
  return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}
var cachedUint32ArrayMemory0 = null;
function getUint32ArrayMemory0() {
  if (cachedUint32ArrayMemory0 === null || cachedUint32ArrayMemory0.byteLength === 0) {
    cachedUint32ArrayMemory0 = new Uint32Array(wasm.memory.buffer);
  }
  return cachedUint32ArrayMemory0;
}
var cachedUint8ArrayMemory0 = null;
function getUint8ArrayMemory0() {
  if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
    cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
  }
  return cachedUint8ArrayMemory0;
}
function handleError(f, args) {
  try {
    return f.apply(this, args);
  } catch (e) {
    const idx = addToExternrefTable0(e);
    wasm.__wbindgen_exn_store(idx);
  }
}
function isLikeNone(x) {
  return x === void 0 || x === null;
}
function passArray8ToWasm0(arg, malloc) {
  const ptr = malloc(arg.length * 1, 1) >>> 0;
  getUint8ArrayMemory0().set(arg, ptr / 1);
  WASM_VECTOR_LEN = arg.length;
  return ptr;
}
function passStringToWasm0(arg, malloc, realloc) {
  if (realloc === void 0) {
    const buf = cachedTextEncoder.encode(arg);
    const ptr2 = malloc(buf.length, 1) >>> 0;
    getUint8ArrayMemory0().subarray(ptr2, ptr2 + buf.length).set(buf);
    WASM_VECTOR_LEN = buf.length;
    return ptr2;
  }
  let len = arg.length;
  let ptr = malloc(len, 1) >>> 0;
  const mem = getUint8ArrayMemory0();
  let offset = 0;
  for (; offset < len; offset++) {
    const code = arg.charCodeAt(offset);
    if (code > 127) break;
    mem[ptr + offset] = code;
  }
  if (offset !== len) {
    if (offset !== 0) {
      arg = arg.slice(offset);
    }
    ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
    const view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len);
    const ret = cachedTextEncoder.encodeInto(arg, view);
    offset += ret.written;
    ptr = realloc(ptr, len, offset, 1) >>> 0;
  }
  WASM_VECTOR_LEN = offset;
  return ptr;
}
var __wbg_reinit_scheduled = false;
function takeFromExternrefTable0(idx) {
  const value = wasm.__wbindgen_externrefs.get(idx);
  wasm.__externref_table_dealloc(idx);
  return value;
}
var cachedTextDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
cachedTextDecoder.decode();
var MAX_SAFARI_DECODE_BYTES = 2146435072;
var numBytesDecoded = 0;
function decodeText(bytes2) {
  numBytesDecoded += bytes2.length;
  if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {
    cachedTextDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
    cachedTextDecoder.decode();
    numBytesDecoded = bytes2.length;
  }
  return cachedTextDecoder.decode(bytes2);
}
var cachedTextEncoder = new TextEncoder();
if (!("encodeInto" in cachedTextEncoder)) {
  cachedTextEncoder.encodeInto = function(arg, view) {
    const buf = cachedTextEncoder.encode(arg);
    view.set(buf);
    return {
      read: arg.length,
      written: buf.length
    };
  };
}
var WASM_VECTOR_LEN = 0;
var wasmModule;
var wasmInstance;
var wasm;
function __wbg_finalize_init(instance, module) {
  wasmInstance = instance;
  wasm = instance.exports;
  wasmModule = module;
  cachedDataViewMemory0 = null;
  cachedFloat64ArrayMemory0 = null;
  cachedUint32ArrayMemory0 = null;
  cachedUint8ArrayMemory0 = null;
  wasm.__wbindgen_start();
  return wasm;
}
async function __wbg_load(module, imports) {
  if (typeof Response === "function" && module instanceof Response) {
    if (!module.ok) {
      throw new Error(`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`);
    }
    if (typeof WebAssembly.instantiateStreaming === "function") {
      try {
        return await WebAssembly.instantiateStreaming(module, imports);
      } catch (e) {
        const validResponse = expectedResponseType(module.type);
        if (validResponse && module.headers.get("Content-Type") !== "application/wasm") {
          console.warn("`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\n", e);
        } else {
          throw e;
        }
      }
    }
    const bytes2 = await module.arrayBuffer();
    return await WebAssembly.instantiate(bytes2, imports);
  } else {
    const instance = await WebAssembly.instantiate(module, imports);
    if (instance instanceof WebAssembly.Instance) {
      return { instance, module };
    } else {
      return instance;
    }
  }
  function expectedResponseType(type) {
    switch (type) {
      case "basic":
      case "cors":
      case "default":
        return true;
    }
    return false;
  }
}
function initSync(module) {
  if (wasm !== void 0) return wasm;
  if (module !== void 0) {
    if (Object.getPrototypeOf(module) === Object.prototype) {
      ({ module } = module);
    } else {
      console.warn("using deprecated parameters for `initSync()`; pass a single object instead");
    }
  }
  const imports = __wbg_get_imports();
  if (!(module instanceof WebAssembly.Module)) {
    module = new WebAssembly.Module(module);
  }
  const instance = new WebAssembly.Instance(module, imports);
  return __wbg_finalize_init(instance, module);
}
var __wbg_init_promise;
async function __wbg_init(module_or_path) {
  if (wasm !== void 0) return wasm;
  if (__wbg_init_promise === void 0) {
    __wbg_init_promise = __wbg_init_once(module_or_path);
    __wbg_init_promise.catch(() => {
      __wbg_init_promise = void 0;
    });
  }
  return __wbg_init_promise;
}
async function __wbg_init_once(module_or_path) {
  if (module_or_path !== void 0) {
    if (Object.getPrototypeOf(module_or_path) === Object.prototype) {
      ({ module_or_path } = module_or_path);
    } else {
      console.warn("using deprecated parameters for the initialization function; pass a single object instead");
    }
  }
  const imports = __wbg_get_imports();
  if (typeof module_or_path === "string" || typeof Request === "function" && module_or_path instanceof Request || typeof URL === "function" && module_or_path instanceof URL) {
    module_or_path = fetch(module_or_path);
  }
  const { instance, module } = await __wbg_load(await module_or_path, imports);
  return __wbg_finalize_init(instance, module);
}

// text/node.js
var bytes = () => readFileSync(new URL("../limpid_text_bg.wasm", import.meta.url));
var workers = /* @__PURE__ */ threads(new URL("./worker-node.js", import.meta.url), bytes);
var { init, initSync: initSync2, repair: repair3, clean: clean2, summarize: summarize3, sentences: sentences3, process: process2, limpid, decode: decode3, DecodeStream: DecodeStream2, RepairStream: RepairStream2, isSuspect: isSuspect3, isProbablyReaderable: isProbablyReaderable3, createWorker: createWorker2, batch: batch2 } = /* @__PURE__ */ createFunctions(glue_text_exports, { bytes, workers });
export {
  DecodeStream2 as DecodeStream,
  LimpidError,
  RepairStream2 as RepairStream,
  apply,
  batch2 as batch,
  clean2 as clean,
  createWorker2 as createWorker,
  decode3 as decode,
  init,
  initSync2 as initSync,
  isProbablyReaderable3 as isProbablyReaderable,
  isSuspect3 as isSuspect,
  limpid,
  process2 as process,
  repair3 as repair,
  sentences3 as sentences,
  summarize3 as summarize
};
