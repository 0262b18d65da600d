// The case files in Node. The browsers run them in browser.test.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as limpid from '../pkg/node.js';
import * as repairOnly from '../pkg/repair/node.js';
import { cases } from './lib/cases.mjs';
import { checkAll } from './lib/check-case.mjs';

const all = cases();

for (const stage of new Set(all.map((one) => one.stage))) {
  const own = all.filter((one) => one.stage === stage);
  test(`${own.length} cases of ${stage}`, () => assert.deepEqual(checkAll(limpid, own), []));
}

const repairs = all.filter((one) => one.stage === 'repair');

test(`${repairs.length} cases of repair, by limpid/repair`, () => assert.deepEqual(checkAll(repairOnly, repairs), []));

test('limpid/repair gives the same as limpid, change by change', () => {
  for (const { input, name } of repairs) {
    const [own, other] = [repairOnly, limpid].map(({ repair }) => repair(input, { normalization: 'nfc' }));
    assert.deepEqual([own.text, own.changes], [other.text, other.changes], name);
    assert.equal(repairOnly.isSuspect(input), limpid.isSuspect(input), name);
  }
});

test('limpid/repair decodes what limpid decodes', () => {
  const texts = {
    'windows-1251': [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0, 0x21],
    shift_jis: [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x95, 0xb6, 0x8f, 0xcd, 0x82, 0xc5, 0x82, 0xb7],
    gbk: [0xd6, 0xd0, 0xce, 0xc4, 0xb5, 0xc4, 0xce, 0xc4, 0xd5, 0xc2, 0xa3, 0xac, 0xba, 0xdc, 0xba, 0xc3],
    'utf-8': [...new TextEncoder().encode('<meta charset=utf-8>naïve')],
  };
  for (const [name, bytes] of Object.entries(texts)) {
    for (const options of [undefined, { label: name }]) {
      const [own, other] = [repairOnly, limpid].map(({ decode }) => decode(Uint8Array.from(bytes), options));
      assert.deepEqual(own, other, name);
      if (options) assert.equal(own.encoding, name);
    }
  }
});
