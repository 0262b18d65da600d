// Vite copies the core and the script of the worker by itself; there is nothing to configure.

import { createWorker, init, repair } from 'limpid';

async function main() {
  await init();
  // Short texts here, long ones in a worker.
  const here = repair('Indiaโ€™s').text;
  const worker = createWorker();
  const there = (await worker.repair('cafÃ©')).text;
  worker.terminate();
  document.getElementById('text').textContent = `${here} ${there}`;
  document.title = 'done';
}

main();
