// The command's module shares much of its code with the core, so its file contains only the difference.

/** Rebuilds the file that pkg/scripts/command-patch.mjs compared with `old`. */
export function unpackDelta(old, packed) {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = packed[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  if (number() !== old.length) throw new Error('the command and the core come from different builds');
  const made = new Uint8Array(number());
  const copies = Array.from({ length: number() }, () => [number(), number(), number()]);
  let end = 0;
  const add = (bytes) => {
    made.set(bytes, end);
    end += bytes.length;
  };
  for (const [fresh, from, length] of copies) {
    add(packed.subarray(at, (at += fresh)));
    add(old.subarray(from, from + length));
  }
  add(packed.subarray(at));
  return made;
}
