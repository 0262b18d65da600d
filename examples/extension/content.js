// The content script: cleans the page in place, with the core of the background.
import { cleanDocument } from 'limpid/dom/page';

async function ask(message) {
  const { value, error } = await chrome.runtime.sendMessage(message);
  if (error) throw new Error(error);
  return value;
}

/** Messages are JSON in Chromium, which knows no typed arrays. */
function transport(job) {
  const columns = job.columns && {
    ...job.columns,
    nodes: Array.from(job.columns.nodes),
    attributes: Array.from(job.columns.attributes),
  };
  return ask({ job: { ...job, columns } });
}

async function run() {
  const { text } = document.body.dataset;
  const session = cleanDocument(document, { transport });
  await session.ready;
  const repaired = await ask({ text });
  return `${document.querySelector('h1').textContent} | ${repaired}`;
}

run().then(
  (text) => {
    document.querySelector('#text').textContent = text;
  },
  (error) => {
    document.querySelector('#text').textContent = error.message;
  },
);
