// The script of a Web Worker that `createWorker` and `batch` open.

import { createAnswers } from './functions.js';
import * as glue from './generated/glue.js';
import { serve } from './serve.js';
import { webParent } from './web.js';

const { core, answers } = createAnswers(glue);
serve(core, { answers }, webParent());
