import { nodeResolve } from '@rollup/plugin-node-resolve';

export default [
  { input: 'browser.js', output: { dir: 'out' }, plugins: [nodeResolve({ browser: true })] },
  // Without `browser`, limpid's core comes inside the script, so that one file is enough.
  { input: 'browser.js', output: { file: 'out/one-file.js', format: 'iife' }, plugins: [nodeResolve()] },
  {
    input: 'node.js',
    output: { file: 'out/node.mjs' },
    external: /^node:/,
    plugins: [nodeResolve({ exportConditions: ['node'] })],
  },
];
