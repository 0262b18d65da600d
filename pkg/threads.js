// Worker threads of Node, Deno and Bun, for `workers.js`.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { LimpidError } from './errors.js';
import { STARTED } from './serve.js';

/** Workers that run `code`: as text, because a program that was bundled or compiled has no second file. */
export function threads(code) {
  return { count: availableParallelism, open: (on) => open(code, on) };
}

function open(code, { message, death }) {
  const worker = new Worker(code, { eval: true });
  // An idle worker does not keep the process.
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
  // Whoever waits for it hears of it.
  started.catch(() => {});
  return {
    started,
    post: (data) => worker.postMessage(data),
    hold: (work) => (work ? worker.ref() : worker.unref()),
    terminate: () => void worker.terminate(),
  };
}
