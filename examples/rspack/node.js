import { batch, repair } from 'limpid';

const TEXT = 'Indiaโ€™s cafÃ©';

async function texts() {
  const list = [repair(TEXT).text];
  // In a worker thread.
  for await (const { report } of batch([TEXT], { jobs: 1 })) list.push(report.text);
  return list;
}

texts().then((list) => console.log(list.join(' | ')));
