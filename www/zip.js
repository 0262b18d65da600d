// Creates a ZIP archive in the browser. Files are deflated if that is shorter; names are in UTF-8.

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** The version that readers need for deflate, and the flag for names in UTF-8. */
const VERSION = 20;
const UTF8 = 0x800;
const DEFLATED = 8;
/** 1 January 1980, the earliest day of the format: the same files give the same archive. */
const DATE = 0x21;

const encoder = new TextEncoder();

/** An archive of `files`: `{ name, text }` with names that are paths. */
export async function zip(files) {
  const parts = [];
  const entries = [];
  let offset = 0;
  for (const { name, text } of files) {
    const entry = await makeEntry(name, text, offset);
    entries.push(entry);
    parts.push(header(LOCAL, entry), entry.name, entry.body);
    offset += 30 + entry.name.length + entry.body.length;
  }
  const list = entries.flatMap((entry) => [header(CENTRAL, entry), entry.name]);
  const size = list.reduce((sum, { length }) => sum + length, 0);
  return new Blob([...parts, ...list, end(entries.length, size, offset)], { type: 'application/zip' });
}

async function makeEntry(name, text, offset) {
  const data = encoder.encode(text);
  const packed = await deflate(data);
  const isShorter = packed.length < data.length;
  const body = isShorter ? packed : data;
  return {
    name: encoder.encode(name),
    body,
    method: isShorter ? DEFLATED : 0,
    size: data.length,
    sum: crc(data),
    offset,
  };
}

async function deflate(data) {
  const stream = new Blob([data]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The record before a file, or the one in the list at the end. Numbers are little-endian. */
function header(kind, { name, body, method, size, sum, offset }) {
  const shared = [
    [VERSION, 2],
    [UTF8, 2],
    [method, 2],
    [0, 2],
    [DATE, 2],
    [sum, 4],
    [body.length, 4],
    [size, 4],
    [name.length, 2],
    [0, 2],
  ];
  if (kind === LOCAL) return record([[LOCAL, 4], ...shared]);
  return record([[CENTRAL, 4], [VERSION, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]);
}

const end = (count, size, offset) =>
  record([
    [END, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  ]);

/** Bytes of numbers, each with its width. */
function record(fields) {
  const bytes = new Uint8Array(fields.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of fields) {
    for (let n = 0; n < width; n += 1) bytes[at + n] = (value >>> (8 * n)) & 0xff;
    at += width;
  }
  return bytes;
}

/** CRC-32, as ZIP and PNG have it. */
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** Names for the archive: relative paths, each once, with another ending. */
export function archiveNames(names, ending) {
  const taken = new Set();
  return names.map((name) => {
    const path =
      name
        .split(/[/\\]+/)
        .filter((part) => part && part !== '.' && part !== '..')
        .join('/') || 'page';
    const base = path.replace(/\.[^./]*$/, '');
    let free = `${base}${ending}`;
    for (let n = 2; taken.has(free); n += 1) free = `${base}-${n}${ending}`;
    taken.add(free);
    return free;
  });
}
