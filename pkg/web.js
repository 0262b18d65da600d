// Web Workers, for `workers.js`.

import { LimpidError } from './errors.js';
import { STARTED } from './worker-host.js';

/** True once the file of the package's worker could not be loaded: then its script comes from memory. */
let isFileMissing = false;

/**
 * Web Workers, if there are any. `fromFile` makes one from the file next to the package, which bundlers recognise and
 * content policies allow. If a bundler left the file out, `code` has the same script as text.
 */
export function web(fromFile, code) {
  const start = (ownWorker, run) => (ownWorker ? run(ownWorker()) : startPackaged(fromFile, code, run));
  return {
    count: () => globalThis.navigator?.hardwareConcurrency ?? 1,
    open: typeof Worker === 'undefined' ? undefined : (on, ownWorker) => open((run) => start(ownWorker, run), on),
    parent: webParent,
  };
}

/** The other end of a Web Worker, for its script; undefined in a page. */
export function webParent() {
  if (!('DedicatedWorkerGlobalScope' in globalThis)) return undefined;
  return {
    post: (data) => globalThis.postMessage(data),
    listen: (listener) => globalThis.addEventListener('message', ({ data }) => listener(data)),
  };
}

/** Runs the worker of the package, from its file or else from memory. */
async function startPackaged(fromFile, code, run) {
  try {
    if (fromFile && !isFileMissing) return await run(fromFile());
  } catch {
    isFileMissing = true;
  }
  return run(fromText(await code()));
}

/** `start` makes a worker and passes it to its argument, which resolves when the script runs. */
function open(start, on) {
  let worker;
  let closed = false;
  const run = (made) => {
    worker = made;
    if (closed) made.terminate();
    return running(made, on);
  };
  return {
    started: (async () => start(run))().catch((error) => {
      throw new LimpidError('worker-failed', `the worker ended: ${error.message}`, { cause: error });
    }),
    post: (data) => worker.postMessage(data),
    hold() {},
    terminate: () => {
      closed = true;
      worker?.terminate();
    },
  };
}

/** The content of a file of the package. */
export async function textOf(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} responded with status ${response.status}`);
  return response.text();
}

function fromText(code) {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(address);
  const forget = () => URL.revokeObjectURL(address);
  worker.addEventListener('message', forget, { once: true });
  worker.addEventListener('error', forget, { once: true });
  return worker;
}

/** Settles when the script of `worker` runs, or cannot; later messages and errors go to `message` and `death`. */
function running(worker, { message, death }) {
  return new Promise((/** @type {(value?: any) => void} */ resolve, reject) => {
    let hasStarted = false;
    const end = (why) => (hasStarted ? death(why) : reject(new Error(why)));
    worker.addEventListener('message', ({ data }) => {
      if (data !== STARTED) return message(data);
      hasStarted = true;
      resolve();
    });
    worker.addEventListener('messageerror', () => end('a reply from it could not be read'));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      end(event.message || 'its script could not be loaded, or failed');
    });
  });
}
