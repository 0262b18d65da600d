// Repairs in this thread and in a worker thread: `deno run --allow-read repair.ts`.

import { batch, repair } from 'limpid';

const TEXT = 'Indiaโ€™s cafÃ©';
const texts = [repair(TEXT).text];
for await (const { report } of batch([TEXT], { jobs: 1 })) texts.push(report!.text);
console.log(texts.join(' | '));
