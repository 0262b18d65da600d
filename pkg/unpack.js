// Results of the core: a list of numbers, the short strings in one and the long ones become objects. The core calls this;
// wasm/src/pack.rs describes the format.

/** A value in the list at or below this is `MARK - n`, not a number. */
const MARK = -(2 ** 52);
/** Marks from this value on are objects; the excess over it is the number of the shape. */
const OBJECT = 7;
/** The names of a shape, which are the same ones at each call. */
const namesOf = new Map();

function splitNames(joined) {
  let names = namesOf.get(joined);
  if (names === undefined) {
    names = joined.split(',');
    namesOf.set(joined, names);
  }
  return names;
}

/** The short strings: they end in `pool` where the numbers from `first` to `last` say. */
function cut(pool, numbers, first, last) {
  const strings = [];
  let start = 0;
  for (let n = first; n < last; n += 1) {
    strings.push(pool.slice(start, numbers[n]));
    start = numbers[n];
  }
  return strings;
}

/** Reads the list from its start. */
class PackedReader {
  constructor(numbers, pool, long) {
    const tail = numbers.length - 2;
    const ends = tail - numbers[tail + 1];
    this.numbers = numbers;
    this.at = 0;
    this.long = long;
    this.short = cut(pool, numbers, ends, tail);
    this.shapes = [];
    for (let n = ends - numbers[tail]; n < ends; n += 1) {
      this.shapes.push(splitNames(this.short[numbers[n]]));
    }
  }

  next() {
    const number = this.numbers[this.at++];
    if (number > MARK) {
      return number;
    }
    const mark = MARK - number;
    switch (mark) {
      case 0:
        return null;
      case 1:
        return true;
      case 2:
        return false;
      case 3:
        return this.numbers[this.at++];
      case 4:
        return this.short[this.numbers[this.at++]];
      case 5:
        return this.long[this.numbers[this.at++]];
      case 6:
        return this.list();
      default:
        return this.object(this.shapes[mark - OBJECT]);
    }
  }

  list() {
    const items = [];
    for (let left = this.numbers[this.at++]; left > 0; left -= 1) {
      items.push(this.next());
    }
    return items;
  }

  object(names) {
    const fields = {};
    for (let n = 0; n < names.length; n += 1) {
      fields[names[n]] = this.next();
    }
    return fields;
  }
}

/** The value. `numbers` lie in the memory of the core: do not call it in the meantime. */
export function unpack(numbers, pool, long) {
  return new PackedReader(numbers, pool, long).next();
}
