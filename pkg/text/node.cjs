// limpid/text, without the reader of HTML. Node, by `require`: the core is read from the disk on first use.
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const glue = require('../generated/glue-text.cjs');
const { createCore } = require('../generated/functions.cjs');
const { LimpidError, apply } = require('../generated/results.cjs');
const { threads } = require('../generated/threads.cjs');

const bytes = () => readFileSync(join(__dirname, '../limpid_text_bg.wasm'));
const limpid = createCore(glue, { bytes, workers: threads(join(__dirname, 'worker-node.js'), bytes) }).functions;

module.exports = { ...limpid, apply, LimpidError };
