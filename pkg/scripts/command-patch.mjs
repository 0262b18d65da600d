// The difference between two files: copies from the old one and what is new. `unpackDelta` in ../command-patch.js undoes it.

/** Bytes that are compared at first, and every which place of the old file they may begin at. */
const WINDOW = 24;
const STEP = 4;
/** A shorter copy takes more room than what it saves. */
const MIN_COPY = 32;

/** The constant of multiplicative hashing: 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

function hashOf(bytes, at) {
  let hash = 0;
  for (let n = at; n < at + WINDOW; n += 4) hash = Math.imul(hash ^ bytes.readInt32LE(n), SPREAD);
  return hash;
}

/** The first place of each window of `old`, by its hash. */
function placesOf(old) {
  const places = new Map();
  for (let at = 0; at + WINDOW <= old.length; at += STEP) {
    const hash = hashOf(old, at);
    if (!places.has(hash)) places.set(hash, at);
  }
  return places;
}

/** The longest match around `from` in `old` and `to` in `made`, not before `start` of `made`. */
function extended(old, made, from, to, start) {
  let [back, length] = [0, 0];
  while (from > back && to - back > start && old[from - back - 1] === made[to - back - 1]) back += 1;
  while (from + length < old.length && to + length < made.length && old[from + length] === made[to + length])
    length += 1;
  return { from: from - back, to: to - back, length: length + back };
}

/** Copies from `old` that are in `made`, in order: `{ from, to, length }`. */
function copiesOf(old, made) {
  const places = placesOf(old);
  const copies = [];
  let start = 0;
  for (let at = 0; at + WINDOW <= made.length; ) {
    const from = places.get(hashOf(made, at));
    const copy = from === undefined ? null : extended(old, made, from, at, start);
    if (copy && copy.length >= MIN_COPY) {
      copies.push(copy);
      start = copy.to + copy.length;
      at = start;
    } else at += 1;
  }
  return copies;
}

/** Adds `number` in seven bits a byte, the lowest first. */
function addNumber(bytes, number) {
  let left = number;
  for (; left > 127; left >>>= 7) bytes.push((left & 127) | 128);
  bytes.push(left);
}

/** `made` as its difference to `old`: the number of copies, the copies, and the new bytes. */
export function delta(old, made) {
  const copies = copiesOf(old, made);
  const head = [];
  const fresh = [];
  addNumber(head, old.length);
  addNumber(head, made.length);
  addNumber(head, copies.length);
  let end = 0;
  for (const { from, to, length } of copies) {
    addNumber(head, to - end);
    addNumber(head, from);
    addNumber(head, length);
    fresh.push(made.subarray(end, to));
    end = to + length;
  }
  return Buffer.concat([Uint8Array.from(head), ...fresh, made.subarray(end)]);
}
