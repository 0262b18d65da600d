// The script of a Web Worker that `createWorker` and `batch` open.

import * as glue from './generated/glue.js';
import { serve } from './serve.js';

const answer = serve(glue, (message) => globalThis.postMessage(message));
globalThis.addEventListener('message', ({ data }) => answer(data));
