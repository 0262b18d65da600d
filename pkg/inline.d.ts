/** limpid with the core inside the script, for environments that cannot load a second file. */
export * from './index.js';
