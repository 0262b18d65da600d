// The worker of the page: answers with no more than the page shows, because a whole report of a large file is slow to copy.

import { jobs } from './jobs.js';
import { serveJobs } from './limpid/browser.js';

serveJobs(jobs);
