// The script of a worker thread that `createWorker` and `batch` open. It reaches the package as text
// (generated/thread.js), which some runtimes run as a module and some as a script: there is no `import`.

import { createWorkerFunctions } from './functions.js';
import * as glue from './generated/glue.js';
import { serve } from './worker-host.js';

const { parentPort } = globalThis.process.getBuiltinModule?.('node:worker_threads') ?? require('node:worker_threads');
const { core, functions } = createWorkerFunctions(glue);
serve(
  core,
  { functions },
  {
    post: (data) => parentPort.postMessage(data),
    listen: (listener) => parentPort.on('message', listener),
  },
);
