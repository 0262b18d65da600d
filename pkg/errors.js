// The one class of errors that the package throws.

/** The mark of a `LimpidError`, whichever copy of the package made it. */
const BRAND = Symbol.for('limpid.LimpidError');

export class LimpidError extends Error {
  /** @param {string} code @param {string} message @param {{ cause?: unknown }} [options] */
  constructor(code, message, options) {
    super(message, options);
    this.code = code;
  }

  /**
   * `import` and `require` load the package twice, and so do two versions in one program: an error of one copy is an
   * instance of the class of the other. Subclasses keep the usual rule.
   */
  static [Symbol.hasInstance](value) {
    if (this !== LimpidError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === 'object' && value !== null && BRAND in value;
  }
}
Object.defineProperty(LimpidError.prototype, 'name', { value: 'LimpidError' });
Object.defineProperty(LimpidError.prototype, BRAND, { value: true });
