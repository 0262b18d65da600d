// webpack 5 copies the core and the script of the worker by itself; only the page has to be brought along.

const { join } = require('node:path');

module.exports = {
  mode: 'production',
  context: __dirname,
  entry: './main.js',
  output: { path: join(__dirname, 'out'), filename: 'main.js' },
};
