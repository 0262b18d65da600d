// The service worker of Chromium and the event page of Firefox: it has the core.
import { init, repair } from 'limpid';
import { answer } from 'limpid/dom/core';

const loaded = init();

async function reply({ text, job }) {
  await loaded;
  return text === undefined ? answer(job) : repair(text).text;
}

chrome.runtime.onMessage.addListener((message, _sender, send) => {
  reply(message).then(
    (value) => send({ value }),
    (error) => send({ error: error.message }),
  );
  return true;
});
