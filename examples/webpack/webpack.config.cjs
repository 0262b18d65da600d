const common = { mode: 'production', context: __dirname };
const output = { path: `${__dirname}/out` };

module.exports = [
  { ...common, entry: './browser.js', output: { ...output, filename: 'browser.js', publicPath: 'out/' } },
  { ...common, entry: './node.js', target: 'node', output: { ...output, filename: 'node.cjs' } },
];
