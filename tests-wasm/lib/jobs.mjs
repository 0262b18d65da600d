// What browser.test.mjs runs inside a page. `limpid` is not loaded yet; results are plain data.

import { checkAll } from './check-case.mjs';

const CORE = '/limpid/limpid_bg.wasm';

const SOURCES = {
  address: () => undefined,
  bytes: async () => (await fetch(CORE)).arrayBuffer(),
  module: async () => WebAssembly.compile(await SOURCES.bytes()),
  response: () => fetch(CORE),
};

export const jobs = {
  async cases(limpid, cases) {
    await limpid.init();
    return checkAll(limpid, cases);
  },

  /** How many bytes of the tables that the browser's `TextDecoder` gives differ from those of the core. */
  async tables() {
    const { tablesFrom, tablesOfPlatform } = await import('/limpid/tables.js');
    const expected = tablesFrom(await (await fetch('/limpid/limpid_tables.wasm')).arrayBuffer());
    const made = tablesOfPlatform() ?? [];
    return { length: made.length, different: expected.filter((byte, at) => byte !== made[at]).length };
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
    const code = await limpid.init('/no-such-file.wasm').then(
      () => 'loaded',
      (error) => error.code,
    );
    await limpid.init();
    return [code, limpid.repair('e\u0301').text];
  },

  async surrogates(limpid) {
    await limpid.init();
    return limpid.repair('\uD800caf\u00C3\u00A9 \uDC00').text === '\uD800café \uDC00';
  },
};
