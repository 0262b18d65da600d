import { batch, init, repair } from 'limpid';

const TEXT = 'Indiaโ€™s cafÃ©';

async function texts() {
  await init();
  const list = [repair(TEXT).text];
  // In a worker.
  for await (const { report } of batch([TEXT], { jobs: 1 })) list.push(report.text);
  return list;
}

texts().then(
  (list) => {
    document.querySelector('#text').textContent = list.join(' | ');
  },
  (error) => {
    document.querySelector('#text').textContent = error.message;
  },
);
