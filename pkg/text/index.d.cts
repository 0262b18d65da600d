/**
 * limpid for plain text: the same functions with a smaller core that cannot read HTML.
 *
 * Every input is treated as plain text, including any markup in it; `as: 'html'` is an error (`bad-option`).
 */
export * from '../index.cjs';
