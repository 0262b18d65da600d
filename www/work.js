// The worker of the page: does jobs one after the other, and answers with no more than the page shows.

import { jobs } from './jobs.js';

addEventListener('message', async ({ data: { id, name, given } }) => {
  try {
    postMessage({ id, value: await jobs[name](...given) });
  } catch (error) {
    postMessage({ id, error: { code: error.code, message: error.message } });
  }
});
