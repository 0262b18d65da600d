import { batch, init, repair } from 'limpid';
import { createElement, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const TEXT = 'Indiaโ€™s cafÃ©';

async function texts() {
  await init();
  const list = [repair(TEXT).text];
  // In a worker.
  for await (const { report } of batch([TEXT], { jobs: 1 })) list.push(report.text);
  return list;
}

function Repaired() {
  const [shown, show] = useState(null);
  useEffect(() => {
    texts().then(show, (error) => show([error.message]));
  }, []);
  return shown && createElement('p', { id: 'text' }, shown.join(' | '));
}

createRoot(document.querySelector('#root')).render(createElement(Repaired));
