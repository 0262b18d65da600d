// What `webpack` does on the command line, without its package.
import webpack from 'webpack';
import config from './webpack.config.cjs';

webpack(config).run((error, stats) => {
  if (error) throw error;
  if (stats.hasErrors()) throw new Error(stats.toString('errors-only'));
});
