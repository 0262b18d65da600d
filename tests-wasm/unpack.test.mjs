// The packed form of results: what `src/wasm/pack.rs` writes (its own tests read it back) becomes plain objects.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { limpid, repair } from '../pkg/node.js';
import { unpack } from '../pkg/unpack.js';

const MARK = -(2 ** 52);
const [NULL, TRUE, FALSE, NUMBER, SHORT, LONG, LIST, OBJECT] = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => MARK - n);

/** What is packed by hand: `value` with short strings, long ones, and the numbers of the strings that hold the names of shapes. */
function unpacked(value, short = [], long = [], shapes = []) {
  let end = 0;
  const ends = short.map((text) => (end += text.length));
  const numbers = [...value, ...shapes, ...ends, shapes.length, short.length];
  return unpack(Float64Array.from(numbers), short.join(''), long);
}

describe('unpack', () => {
  test('plain values', () => {
    const values = [NULL, TRUE, FALSE, 0, -1.5, MARK + 1, NUMBER, MARK, NUMBER, NaN];
    const expected = [null, true, false, 0, -1.5, MARK + 1, MARK, NaN];
    assert.deepEqual(unpacked([LIST, expected.length, ...values]), expected);
  });

  test('strings, in UTF-16 units', () => {
    const value = [LIST, 4, SHORT, 1, SHORT, 0, LONG, 0, SHORT, 2];
    assert.deepEqual(unpacked(value, ['é', '😀!', ''], ['whole']), ['😀!', 'é', 'whole', '']);
  });

  test('objects in lists in objects', () => {
    const value = [OBJECT, LIST, 2, OBJECT - 1, 1, 2, OBJECT - 1, 3, 4, NULL];
    const short = ['spans,rest', 'start,end'];
    const expected = {
      spans: [
        { start: 1, end: 2 },
        { start: 3, end: 4 },
      ],
      rest: null,
    };
    assert.deepEqual(unpacked(value, short, [], [0, 1]), expected);
  });

  test('results are plain: own fields in the order of the types, nothing shared between two', () => {
    const [one, two] = [limpid('The cafÃ© reopened.'), limpid('The cafÃ© reopened.')];
    assert.deepEqual(one, two);
    assert.deepEqual(Object.keys(one.repairs[0]), [
      'id',
      'input',
      'output',
      'page',
      'source',
      'replacement',
      'reasons',
      'confidence',
      'evidence',
    ]);
    assert.equal(Object.getPrototypeOf(one.repairs[0]), Object.prototype);
    assert.deepEqual(structuredClone(one.repairs), one.repairs);
    one.repairs[0].evidence[0].signal = 'mine';
    one.repairs[0].input.start = 1000;
    assert.notDeepEqual(one.repairs, two.repairs);
    assert.deepEqual(limpid('The cafÃ© reopened.').repairs, two.repairs);
  });

  test('long and many strings of a real result', () => {
    const line = `${'Zoë 😀 '.repeat(60)}cafÃ©`;
    const { text, changes } = repair(Array(300).fill(line).join('\n'));
    assert.equal(text, Array(300).fill(line.replace('Ã©', 'é')).join('\n'));
    assert.equal(changes.length, 300);
    assert.ok(changes.every(({ replacement }) => replacement === 'é'));
  });
});
