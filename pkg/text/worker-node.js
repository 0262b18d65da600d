// The same for limpid/text: the script of a worker thread that `createWorker` and `batch` open.

import { parentPort } from 'node:worker_threads';
import * as glue from '../generated/glue-text.js';
import { serve } from '../serve.js';

parentPort.on(
  'message',
  serve(glue, (message) => parentPort.postMessage(message)),
);
