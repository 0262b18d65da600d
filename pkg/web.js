// Web Workers, for `workers.js`.

import { LimpidError } from './errors.js';
import { STARTED } from './serve.js';

/** False once the script of the worker turned out not to be beside this one: then it comes from memory. */
let isBeside = true;

/**
 * Workers, where there are any. `beside` makes one from the file beside the package, which bundlers recognise and
 * content policies allow. Where a bundler left the file out, `code` gives the same script as text.
 */
export function web(beside, code) {
  const count = () => globalThis.navigator?.hardwareConcurrency ?? 1;
  return typeof Worker === 'undefined' ? undefined : { count, open: (on) => open(beside, code, on) };
}

function open(beside, code, on) {
  let worker;
  let closed = false;
  /** Waits until the script of `made` runs. */
  const begin = (made) => {
    worker = made;
    if (closed) made.terminate();
    return running(made, on);
  };
  const start = async () => {
    try {
      if (isBeside) return await begin(beside());
    } catch {
      isBeside = false;
    }
    return begin(fromText(await code()));
  };
  return {
    started: start().catch((error) => {
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

function fromText(code) {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(address);
  const forget = () => URL.revokeObjectURL(address);
  worker.addEventListener('message', forget, { once: true });
  worker.addEventListener('error', forget, { once: true });
  return worker;
}

/** Settles when the script of `worker` runs, or cannot; from then on, what it says goes to `message` and `death`. */
function running(worker, { message, death }) {
  return new Promise((/** @type {(value?: any) => void} */ resolve, reject) => {
    let hasStarted = false;
    const end = (why) => (hasStarted ? death(why) : reject(new Error(why)));
    worker.addEventListener('message', ({ data }) => {
      if (data !== STARTED) return message(data);
      hasStarted = true;
      resolve();
    });
    worker.addEventListener('messageerror', () => end('an answer could not be read'));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      end(event.message || 'its script could not be loaded, or failed');
    });
  });
}
