// Node, by `require`: the core is read from the disk on first use.
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { LimpidError, apply, createLimpid } = require('./generated/api.cjs');

const limpid = createLimpid({ bytes: () => readFileSync(join(__dirname, 'limpid_bg.wasm')) });

module.exports = { ...limpid, apply, LimpidError };
