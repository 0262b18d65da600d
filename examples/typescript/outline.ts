// The repairs of a page that are doubtful, for a person to look at; types come with the package.

import { limpid, LimpidError, type Options, type PageChange, type Report } from 'limpid';

const DOUBTFUL = 0.95;

const options: Options = { summary: { length: { sentences: 1 } }, clean: { lang: 'en' } };

function doubtful(report: Report): PageChange[] {
  return report.repairs.filter(({ confidence }) => confidence < DOUBTFUL);
}

const report = limpid('<h1>The cafÃ© opens</h1><p>The cafÃ© on the square opened again on Monday. It had been shut for a year.</p>', options);
console.log(report.summary?.text);
console.log(`${report.repairs.length} repairs, ${doubtful(report).length} of them doubtful`);

try {
  // The compiler would say so as well.
  limpid('x', { summary: { length: -1 } });
} catch (error) {
  if (!(error instanceof LimpidError)) throw error;
  console.log(error.code);
}
