/** The side of a transport that holds the core. Call `init` of `limpid` before. */

import type { Summary } from '../index.js';
import type { Answer, Job } from './types.js';

/** Answers a job of a session: {@link Answer} for `clean`, a summary for `summarize`. */
export function answer(job: Job): Answer | Summary;
