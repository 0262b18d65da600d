// The worker of the page. It posts only what the page shows, because the whole report of a large file is slow to copy.

import { jobs } from './jobs.js';
import { serveJobs } from './limpid/browser.js';

serveJobs(jobs);
