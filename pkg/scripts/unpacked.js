// Unpacking a core inside a script; bundle.mjs bundles this with fflate.

import { inflateSync } from 'fflate';

/** The bytes of a core, or of its tables. */
export function unpacked(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n += 1) bytes[n] = text.charCodeAt(n);
  return inflateSync(bytes);
}
