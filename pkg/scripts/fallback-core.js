// The core inside a script; bundle.mjs bundles this with fflate.

import { inflateSync } from 'fflate';
// @ts-expect-error It lies beside the bundle.
import core from './core.js';

/** The bytes of the core. */
export function bytes() {
  const text = atob(core);
  const packed = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n += 1) packed[n] = text.charCodeAt(n);
  return inflateSync(packed);
}
