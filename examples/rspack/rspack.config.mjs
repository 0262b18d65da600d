const common = { mode: 'production', context: import.meta.dirname };
const output = { path: `${import.meta.dirname}/out` };

export default [
  { ...common, entry: './browser.js', output: { ...output, filename: 'browser.js', publicPath: 'out/' } },
  { ...common, entry: './node.js', target: 'node', output: { ...output, filename: 'node.cjs' } },
];
