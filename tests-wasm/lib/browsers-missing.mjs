// Prints the browsers that are not installed, with commas; nothing when all are there.

import { findBrowser, names } from './find-browser.mjs';

console.log(names.filter((name) => !findBrowser(name)).join(', '));
