/** The side of a transport that runs the core. Call `init` of `limpid` first. */

import type { Summary } from '../index.js';
import type { Answer, Job } from './types.js';

/** Does a job that a session sent: returns an {@link Answer} for `clean`, a string for `write`, a summary for `summarize`. */
export function answer(job: Job): Answer | string | Summary;
