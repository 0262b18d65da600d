// Worker threads of Node, Deno and Bun, for `workers.js`.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Workers that run `script`; `source` gives the core. */
export function threads(script, source) {
  return { source, count: availableParallelism, open: (on) => open(script, on) };
}

function open(script, { message, death }) {
  const worker = new Worker(script);
  // An idle worker does not keep the process.
  worker.unref();
  worker.on('message', message);
  worker.on('error', (/** @type {Error} */ error) => death(error.message));
  worker.on('exit', (code) => death(`exit status ${code}`));
  return {
    post: (data) => worker.postMessage(data),
    hold: (work) => (work ? worker.ref() : worker.unref()),
    terminate: () => void worker.terminate(),
  };
}
