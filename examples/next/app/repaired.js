// A client component: the browser runs it.
'use client';

import { batch, init, repair } from 'limpid';
import { useEffect, useState } from 'react';

export function Repaired({ text }) {
  const [shown, show] = useState(null);
  useEffect(() => {
    (async () => {
      await init();
      const texts = [repair(text).text];
      // In a worker.
      for await (const { report } of batch([text], { jobs: 1 })) texts.push(report.text);
      show(texts);
    })().catch((error) => show([error.message]));
  }, [text]);
  return shown && <p id="text">{shown.join(' | ')}</p>;
}
