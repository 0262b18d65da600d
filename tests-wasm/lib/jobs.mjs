// What browser.test.mjs runs inside a page. `limpid` is not loaded yet; results are plain data.

import { judgeAll } from './judge.mjs';

const CORE = '/limpid/limpid_bg.wasm';

const SOURCES = {
  address: () => undefined,
  bytes: async () => (await fetch(CORE)).arrayBuffer(),
  module: async () => WebAssembly.compile(await SOURCES.bytes()),
  response: () => fetch(CORE),
};

/** A worker whose script is not there. */
function scriptless(limpid) {
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(address, options) {
      super(new URL('no-such-script.js', address), options);
    }
  };
  const worker = limpid.createWorker();
  const repair = async (text) => {
    try {
      return await worker.repair(text);
    } finally {
      globalThis.Worker = Worker;
    }
  };
  return { repair };
}

export const jobs = {
  async cases(limpid, cases) {
    await limpid.init();
    return judgeAll(limpid, cases);
  },

  /** The code of the error of a call that comes too early. */
  early(limpid) {
    try {
      return limpid.repair('x').text;
    } catch ({ code }) {
      return code;
    }
  },

  /** Loads the core from one kind of source, many times at once. */
  async load(limpid, kind) {
    const source = await SOURCES[kind]();
    await Promise.all([limpid.init(source), limpid.init(source), limpid.init(source)]);
    await limpid.init();
    return limpid.repair('e\u0301').text;
  },

  async loadSync(limpid) {
    limpid.initSync(await SOURCES.module());
    limpid.initSync(await SOURCES.module());
    return limpid.repair('e\u0301').text;
  },

  /** A load that fails can be tried again. */
  async loadAgain(limpid) {
    const code = await limpid.init('/no-such-file.wasm').then(() => 'loaded', (error) => error.code);
    await limpid.init();
    return [code, limpid.repair('e\u0301').text];
  },

  /** What a worker makes of a text, a page, a wrong option, an aborted call, and the codes of its ends. */
  async worker(limpid) {
    const worker = limpid.createWorker();
    const problem = (call) => call.then(() => 'done', (error) => error.code ?? error.name);
    const nameOf = (call) => call.then(() => 'done', (error) => error.name);
    const seen = [(await worker.repair('e\u0301')).text];
    const page = '<nav><a href=/>Home</a></nav><p>One <b>two</b> \uD800 three.</p>';
    await limpid.init();
    const [there, here] = [await worker.process(page), limpid.process(page)];
    seen.push(JSON.stringify([there, there.markdown, there.html]) === JSON.stringify([here, here.markdown, here.html]));
    seen.push(await problem(worker.process('', { repare: true })));
    seen.push(await nameOf(worker.repair('x', {}, { signal: AbortSignal.abort() })));
    seen.push(await problem(scriptless(limpid).repair('x')));
    worker.terminate();
    seen.push(await problem(worker.repair('x')));
    return seen;
  },

  async batch(limpid) {
    const texts = [];
    for await (const { text } of limpid.batch(['a e\u0301', 'b', 'c', 'd', 'e'], { jobs: 2 })) texts.push(text);
    return texts;
  },

  async surrogates(limpid) {
    await limpid.init();
    return limpid.repair('\uD800caf\u00C3\u00A9 \uDC00').text === '\uD800café \uDC00';
  },
};
