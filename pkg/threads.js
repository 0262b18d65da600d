// Worker threads of Node, Deno and Bun, for `workers.js`.

import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { LimpidError } from './errors.js';
import { STARTED } from './worker-host.js';

/** Workers that run `code`: as text, because a program that was bundled or compiled has no second file. */
export function threads(code) {
  const make = () => new Worker(code, { eval: true });
  return {
    count: availableParallelism,
    open: (on, ownWorker = make) => open(ownWorker(), on),
    parent: threadParent,
  };
}

/** The other end of a worker thread, for its script; undefined in the main thread. */
function threadParent() {
  if (!parentPort) return undefined;
  return {
    post: (data) => parentPort.postMessage(data),
    listen: (listener) => parentPort.on('message', listener),
  };
}

function open(worker, { message, death }) {
  // An idle worker does not keep the process alive.
  worker.unref();
  const started = new Promise((/** @type {(value?: any) => void} */ resolve, reject) => {
    const end = (why) => {
      reject(new LimpidError('worker-failed', `the worker ended: ${why}`));
      death(why);
    };
    worker.on('message', (data) => (data === STARTED ? resolve() : message(data)));
    worker.on('error', (/** @type {Error} */ error) => end(error.message));
    worker.on('exit', (code) => end(`exit status ${code}`));
  });
  // Each call that waits for the worker reports the failure itself.
  started.catch(() => {});
  return {
    started,
    post: (data) => worker.postMessage(data),
    hold: (work) => (work ? worker.ref() : worker.unref()),
    terminate: () => void worker.terminate(),
  };
}
