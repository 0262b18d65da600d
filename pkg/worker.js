// The script of a Web Worker that `createWorker` and `batch` open.

import { createWorkerFunctions } from './functions.js';
import * as glue from './generated/glue.js';
import { webParent } from './web.js';
import { serve } from './worker-host.js';

const { core, functions } = createWorkerFunctions(glue);
serve(core, { functions }, webParent());
