// Repairs the lines of standard input: `node repair.cjs < damaged.txt`. Lines that are sound come back as they are.
'use strict';

const { createInterface } = require('node:readline');
const { repair } = require('limpid');

createInterface({ input: process.stdin }).on('line', (line) => {
  console.log(repair(line).text);
});
