/** limpid with the core as part of the script, for places that cannot fetch a second file. */
export * from './index.js';
