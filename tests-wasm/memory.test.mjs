// Memory: what a call takes it gives back.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as limpid from '../pkg/node.js';
import { root } from './lib/server.mjs';

const CALLS = 100_000;
/** Calls between two turns of the event loop: what a stream held is given back in turns. */
const TURN = 1000;
/** What the heap may grow by, for what the engine notes of the code it runs: less than 11 bytes a call. */
const NOISE = 1024 * 1024;

const PAGE = '<nav><a href=/>Home</a></nav><p>The cafÃ© by the bridge reopened on Monday, said the mayor.</p>';
const BYTES = new TextEncoder().encode('The cafÃ© is open.');

/** Calls of every kind, the quick ones oftener: [how many of a hundred, job]. */
/** @type {[number, () => any][]} */
const KINDS = [
  [30, () => limpid.isSuspect('cafÃ©')],
  [20, () => limpid.sentences('One. Two.')],
  [12, () => limpid.decode(BYTES)],
  [12, () => limpid.repair('The cafÃ© is open.')],
  [4, () => limpid.repair('The \ud800 cafÃ© is open.')],
  [10, () => caught(() => limpid.repair('x', { noSuchOption: true }))],
  [4, () => limpid.process(PAGE)],
  [3, () => limpid.clean(PAGE).markdown],
  [3, () => limpid.process(BYTES, { summary: true })],
  [2, () => new limpid.RepairStream()[Symbol.dispose]()],
];
const JOBS = KINDS.flatMap(([count, job]) => Array.from({ length: count }, () => job));

/** Does `calls` calls. */
async function work(calls) {
  for (let n = 0; n < calls; n += 1) {
    JOBS[n % JOBS.length]();
    if (n % TURN === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

function caught(job) {
  try {
    return job();
  } catch (error) {
    return error;
  }
}

describe('100,000 calls', () => {
  let memory;
  let collect;

  before(() => {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc');
    // The instance is the package's own business; here its memory is watched.
    const { Instance } = WebAssembly;
    /** @type {any} */ (WebAssembly).Instance = class extends Instance {
      constructor(module, imports) {
        super(module, imports);
        memory = this.exports.memory;
      }
    };
    try {
      limpid.initSync(new WebAssembly.Module(readFileSync(join(root, 'pkg/limpid_bg.wasm'))));
    } finally {
      WebAssembly.Instance = Instance;
    }
  });

  test('grow neither the memory of the core nor the heap', async (t) => {
    assert.equal(JOBS.length, 100);
    const used = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      collect();
      return globalThis.process.memoryUsage().heapUsed;
    };
    await work(CALLS / 10);
    const [pages, heap] = [memory.buffer.byteLength, await used()];
    await work(CALLS);
    const grown = (await used()) - heap;
    t.diagnostic(`core ${pages} bytes, heap ${heap} bytes and ${grown} more after ${CALLS} calls`);
    assert.equal(memory.buffer.byteLength, pages);
    assert.ok(grown < NOISE, `${grown} bytes`);
  });

  test('freeMemory releases the memory of a large input', async () => {
    const large = 'The dam broke at noon, said the mayor of the caf\u00c3\u00a9. '.repeat(300_000);
    const stream = new limpid.RepairStream();
    const writer = stream.writable.getWriter();
    limpid.repair(large);
    assert.ok(memory.buffer.byteLength > large.length);
    limpid.freeMemory();
    assert.equal(limpid.repair('caf\u00c3\u00a9').text, 'café');
    // A transform starts when somebody reads.
    const [written] = await Promise.allSettled([writer.write('x'), stream.readable.getReader().read()]);
    assert.equal(/** @type {any} */ (written).reason?.code, 'terminated');
    stream[Symbol.dispose]?.();
    assert.equal(limpid.repair('caf\u00c3\u00a9').text, 'café');
  });
});
