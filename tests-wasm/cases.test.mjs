// The case files in Node. The browsers run them in browser.test.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as limpid from '../pkg/node.js';
import { cases } from './lib/cases.mjs';
import { judgeAll, stages } from './lib/judge.mjs';

const all = cases();

test('every stage with cases has a judge', () => {
  assert.deepEqual([...new Set(all.map(({ stage }) => stage))].filter((stage) => !stages.includes(stage)), []);
});

for (const stage of stages) {
  test(`cases of ${stage}`, () => {
    const own = all.filter((one) => one.stage === stage);
    assert.ok(own.length > 0, 'there are none');
    assert.deepEqual(judgeAll(limpid, own), []);
  });
}
