// Chromium sends messages as JSON, where a typed array would become an object, so typed arrays are sent as Base64.

const KINDS = { Uint32Array, Float32Array };

/** `{ kind, base64 }`, or `{ kind, list }` if the browser has no `toBase64`. */
function pack(list) {
  const bytes = new Uint8Array(list.buffer, list.byteOffset, list.byteLength);
  return bytes.toBase64
    ? { kind: list.constructor.name, base64: bytes.toBase64() }
    : { kind: list.constructor.name, list: Array.from(list) };
}

function unpack({ kind, base64, list }) {
  return base64 === undefined ? KINDS[kind].from(list) : new KINDS[kind](Uint8Array.fromBase64(base64).buffer);
}

/** The object with every typed array in it packed. */
export function packAll(object) {
  return mapValues(object, (value) => (ArrayBuffer.isView(value) ? pack(value) : value));
}

/** The object as it was before `packAll`. */
export function unpackAll(object) {
  return mapValues(object, (value) => (value?.kind in KINDS ? unpack(value) : value));
}

function mapValues(object, job) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, job(value)]));
}
