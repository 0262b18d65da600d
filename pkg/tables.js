// The tables of the East Asian encodings. The module of the core does not contain them, because they would be a tenth
// of it; xtask/src/tables.rs says how each one is made, and the glue of a core says where it belongs.

import { CHECKSUM, GROUPS, LENGTH } from './generated/tables.js';

/** The custom section of `limpid_tables.wasm` that holds them. */
const SECTION = 'limpid-tables';
const LINE_FEED = 10;

/** True for a compiled module, also from another realm: test runners and edge runtimes have several. */
export const isModule = (value) => Object.prototype.toString.call(value) === '[object WebAssembly.Module]';

/** The tables from the contents of `limpid_tables.wasm`. */
export function tablesFrom(source) {
  const module = isModule(source) ? source : new WebAssembly.Module(source);
  return new Uint8Array(WebAssembly.Module.customSections(module, SECTION)[0]);
}

/** The tables made with `TextDecoder`; nothing if its tables differ from the Encoding Standard. */
export function tablesOfPlatform() {
  const bytes = new Uint8Array(LENGTH);
  try {
    let end = 0;
    for (const group of GROUPS) end = write(bytes, end, group, codePointsOf(group));
  } catch {
    // It does not support the encoding at all.
    return undefined;
  }
  return checksum(bytes) === CHECKSUM ? bytes : undefined;
}

/** Puts the tables where the core has zeros: at `places`, one for each table. */
export function fill(memory, tables, places) {
  let start = 0;
  GROUPS.flatMap((group) => group.tables).forEach(({ length }, n) => {
    memory.set(tables.subarray(start, start + length), places[n]);
    start += length;
  });
}

/** All sequences of a group, a line each. */
function linesOf({ prefix, firstLead, trails, count }) {
  const bytes = new Uint8Array(count * (prefix.length + 3));
  let end = 0;
  for (let lead = firstLead, left = count; left > 0; lead += 1) {
    for (const [first, last] of trails) {
      for (let trail = first; trail <= last && left > 0; trail += 1, left -= 1) {
        for (const byte of prefix) bytes[end++] = byte;
        bytes[end++] = lead;
        bytes[end++] = trail;
        bytes[end++] = LINE_FEED;
      }
    }
  }
  return bytes;
}

/** The code point of each sequence, 0 where it has none or several. */
function codePointsOf(group) {
  const text = new TextDecoder(group.encoding).decode(linesOf(group));
  const codePoints = new Uint32Array(group.count);
  for (let n = 0, at = 0; n < group.count; n += 1) {
    const end = text.indexOf('\n', at);
    const codePoint = text.codePointAt(at);
    const isAlone = end - at === (codePoint > 0xffff ? 2 : 1);
    codePoints[n] = isAlone && codePoint !== 0xfffd ? codePoint : 0;
    at = end + 1;
  }
  return codePoints;
}

/** Writes the tables of a group from `end` on, and gives their end. They are little-endian. */
function write(bytes, end, { tables }, codePoints) {
  const put = (value) => {
    bytes[end++] = value & 255;
    bytes[end++] = (value >> 8) & 255;
  };
  const startsRun = (codePoint, n) => n === 0 || codePoint !== codePoints[n - 1] + 1;
  for (const { form, length } of tables) {
    const start = end;
    codePoints.forEach((codePoint, n) => {
      if (form === 'low') put(codePoint);
      else if (form === 'astral') bytes[start + (n >> 3)] |= Number(codePoint > 0xffff) << (n & 7);
      else if (startsRun(codePoint, n)) put(form === 'run-starts' ? n : codePoint);
    });
    end = start + length;
  }
  return end;
}

/** FNV-1a, as in xtask/src/tables.rs. */
function checksum(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
