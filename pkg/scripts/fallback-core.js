// The core inside a script; bundle.mjs bundles this with fflate.

import { inflateSync } from 'fflate';
import { tablesFrom } from '../tables.js';
// @ts-expect-error It is next to the bundle.
import packed from './core.js';

function unpacked(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n += 1) bytes[n] = text.charCodeAt(n);
  return inflateSync(bytes);
}

/** The bytes of the core. */
export const bytes = () => unpacked(packed.core);

/** The tables that belong in its memory. */
export const tables = () => tablesFrom(unpacked(packed.tables));
