// A field to paste a page into, and its clean text beside it. The work is done in a Web Worker.

import { createWorker } from 'limpid';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

// One worker for the whole application: each has a core of its own.
const worker = createWorker();

/** The report on `input`: null until it is there, and the one before while a new one is made. */
function useReport(input) {
  const [report, setReport] = useState(null);
  useEffect(() => {
    const call = new AbortController();
    worker.process(input, {}, { signal: call.signal }).then(setReport, (error) => {
      if (!call.signal.aborted) throw error;
    });
    return () => call.abort();
  }, [input]);
  return report;
}

function App() {
  const [input, setInput] = useState('Home | News | Login\n\nThe cafÃ© reopened on Monday. It had been shut for a year.');
  const report = useReport(input);
  useEffect(() => {
    if (report) document.title = 'done';
  }, [report]);
  return (
    <>
      <textarea aria-label="A page" value={input} onChange={({ target }) => setInput(target.value)} />
      <p id="text">{report?.text}</p>
    </>
  );
}

createRoot(document.getElementById('app')).render(<App />);
