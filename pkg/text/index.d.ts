/**
 * limpid without the reader of HTML, for those who have plain text: a smaller core with the same functions.
 *
 * All input is plain text, markup in it too; `as: 'html'` is an error (`bad-option`).
 */
export * from '../index.js';
