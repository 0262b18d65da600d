// The core off the main thread: one message in, one message out, in order.

import { resummarize, run } from './core.js';

const tasks = { run, resummarize };

addEventListener('message', async ({ data: { id, task, args } }) => {
  try {
    postMessage({ id, value: await tasks[task](...args) });
  } catch (error) {
    postMessage({ id, failure: { code: error?.code ?? 'internal', message: String(error?.message ?? error) } });
  }
});

postMessage({ ready: true });
