import { batch, init, repair } from 'limpid';
import { useEffect, useState } from 'react';

const TEXT = 'Indiaโ€™s cafÃ©';

async function texts(text) {
  const list = [repair(text).text];
  // In a worker: a thread on the server, a Web Worker in the browser.
  for await (const { report } of batch([text], { jobs: 1 })) list.push(report.text);
  return list.join(' | ');
}

export async function loader() {
  return { text: await texts('cafÃ©') };
}

export default function Home({ loaderData }) {
  const [text, setText] = useState('');
  useEffect(() => {
    init()
      .then(() => texts(TEXT))
      .then(setText, (error) => setText(error.message));
  }, []);
  return (
    <>
      <p id="server">{loaderData.text}</p>
      <p id="text">{text}</p>
    </>
  );
}
