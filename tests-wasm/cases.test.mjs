// The case files in Node. The browsers run them in browser.test.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as limpid from '../pkg/node.js';
import { cases } from './lib/cases.mjs';
import { checkAll } from './lib/check-case.mjs';

const all = cases();

for (const stage of new Set(all.map((one) => one.stage))) {
  const own = all.filter((one) => one.stage === stage);
  test(`${own.length} cases of ${stage}`, () => assert.deepEqual(checkAll(limpid, own), []));
}
