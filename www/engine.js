// Where the core runs: in a worker, or on this thread where a worker does not start.

import { trusted } from './trusted.js';

const waiting = new Map();
let next = 0;
const transport = start();

/** See `run` in core.js. */
export const run = (input, options) => call('run', input, options);

/** See `resummarize` in core.js. */
export const resummarize = (text, options) => call('resummarize', text, options);

async function call(task, ...args) {
  const worker = await transport;
  if (!worker) return (await import('./core.js'))[task](...args);
  return new Promise((resolve, reject) => {
    next += 1;
    waiting.set(next, { resolve, reject });
    worker.postMessage({ id: next, task, args });
  });
}

/** The worker when it said that it is there, `null` when it cannot be. */
function start() {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(trusted('worker.js'), { type: 'module' });
      worker.addEventListener('error', (event) => {
        resolve(null);
        failAll(event.message || 'the worker stopped');
      });
      worker.addEventListener('message', ({ data }) => (data.ready ? resolve(worker) : settle(data)));
    } catch {
      resolve(null);
    }
  });
}

function settle({ id, value, failure }) {
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (failure) reject(Object.assign(new Error(failure.message), { code: failure.code }));
  else resolve(value);
}

function failAll(message) {
  for (const { reject } of waiting.values()) reject(new Error(message));
  waiting.clear();
}
