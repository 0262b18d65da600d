// The smaller core, for those who have no HTML.

import { createWorker, init, summarize } from 'limpid/text';

const TEXT = 'The cafÃ© reopened on Monday. It had been shut for a year. The owner said that the roof had to be mended.';

async function main() {
  await init();
  const worker = createWorker();
  const { text } = await worker.repair(TEXT);
  worker.terminate();
  document.getElementById('text').textContent = summarize(text, { length: 1, algorithm: 'lead' }).text;
  document.title = 'done';
}

main();
