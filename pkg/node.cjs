// Node, by `require`: the core is read from the disk on first use.
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { LimpidError, apply, createLimpid } = require('./generated/api.cjs');
const { threads } = require('./generated/threads.cjs');

const bytes = () => readFileSync(join(__dirname, 'limpid_bg.wasm'));
const limpid = createLimpid({ bytes, workers: threads(join(__dirname, 'worker-node.js'), bytes) });

module.exports = { ...limpid, apply, LimpidError };
