// Checks of arguments. A wrong type never reaches the core: the error names the argument, the expected type, and
// the actual one.

import { LimpidError } from './errors.js';

/** Advice for values that are often passed by mistake. */
const HINTS = {
  Promise: 'await it first',
  Response: 'pass await response.text(), or its bytes',
  ArrayBuffer: 'wrap it: new Uint8Array(buffer)',
  SharedArrayBuffer: 'copy it: new Uint8Array(buffer).slice()',
  DataView: 'pass new Uint8Array(view.buffer, view.byteOffset, view.byteLength)',
  Blob: 'pass await blob.text(), or its bytes',
  File: 'pass await file.text(), or its bytes',
  String: 'pass its valueOf()',
};

/** The name of the built-in class of `value`, also from another realm: `Uint8Array`, `Promise`, `Object`. */
const classOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** True for an object of options, also from another realm. */
export const isPlainObject = (value) => typeof value === 'object' && value !== null && classOf(value) === 'Object';

/** How an error message describes a value: `null`, `the number 5`, `a Promise`. */
export function nameOf(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'number' || typeof value === 'boolean') return `the ${typeof value} ${value}`;
  if (typeof value === 'string') return 'a string';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object') return `a ${typeof value}`;
  const name = classOf(value);
  if (name === 'Object') return 'an object';
  return `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`;
}

/**
 * The error for an argument of the wrong type.
 * @param {string} code @param {string} argument @param {string} expected @param {unknown} given
 */
export function wrongType(code, argument, expected, given) {
  const hint = typeof given === 'object' && given !== null ? HINTS[classOf(given)] : undefined;
  const help = hint ? ` (${hint})` : '';
  return new LimpidError(code, `${argument} must be ${expected}, not ${nameOf(given)}${help}`);
}

/** True for a `Uint8Array` (a `Buffer` is one), also from another realm. */
export const isBytes = (value) => ArrayBuffer.isView(value) && value[Symbol.toStringTag] === 'Uint8Array';

export function checkText(value, argument = 'text') {
  if (typeof value !== 'string') throw wrongType('bad-input', argument, 'a string', value);
}

export function checkTexts(value, argument = 'texts') {
  if (!Array.isArray(value)) throw wrongType('bad-input', argument, 'an array of strings', value);
  value.forEach((text, n) => checkText(text, `${argument}[${n}]`));
}

export function checkBytes(value, argument = 'bytes') {
  if (!isBytes(value)) throw wrongType('bad-input', argument, 'a Uint8Array', value);
}

export function checkInput(value, argument = 'input') {
  if (typeof value !== 'string' && !isBytes(value)) {
    throw wrongType('bad-input', argument, 'a string or a Uint8Array', value);
  }
}

/** Options are an object; `undefined` and `null` stand for the defaults. The core checks what is in them. */
export function checkOptions(value, argument = 'options') {
  if (value === undefined || value === null) return;
  if (!isPlainObject(value)) throw wrongType('bad-option', argument, 'an object', value);
}

export function checkFunction(value, argument) {
  if (typeof value !== 'function') throw wrongType('bad-option', argument, 'a function', value);
}

/** The changes that `apply` takes: a list whose items have a span and a replacement. */
export function checkChanges(value) {
  if (!Array.isArray(value)) throw wrongType('bad-input', 'changes', 'an array of changes', value);
  const wrong = value.findIndex((change) => {
    const { start, end } = change?.input ?? {};
    return !Number.isInteger(start) || !Number.isInteger(end) || typeof change.replacement !== 'string';
  });
  if (wrong >= 0) {
    throw wrongType('bad-input', `changes[${wrong}]`, 'a change with "input" and "replacement"', value[wrong]);
  }
}

/** A signal, also from another realm. */
export function checkSignal(value) {
  const isSignal = typeof value?.aborted === 'boolean' && typeof value.addEventListener === 'function';
  if (value !== undefined && !isSignal) throw wrongType('bad-option', 'option "signal"', 'an AbortSignal', value);
}

/** The language tag of `sentences`, given by itself or as the option `lang`. */
export function languageOf(options) {
  if (typeof options === 'string') return options;
  if (options !== undefined && options !== null && typeof options !== 'object') {
    throw wrongType('bad-option', 'options', 'an object with "lang", or a language tag', options);
  }
  checkOptions(options);
  const { lang, ...others } = options ?? {};
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new LimpidError('bad-option', `unknown option "${unknown}": expected "lang"`);
  if (lang === undefined || lang === null) return undefined;
  if (typeof lang !== 'string') throw wrongType('bad-option', 'option "lang"', 'a language tag', lang);
  return lang;
}
