// Handles the commands that the panel sends over a port, and sends it the state of the page after every change.

export function servePanel(port, cleaner) {
  const acts = {
    open: () => cleaner.phase === 'idle' && cleaner.clean(),
    clean: () => (cleaner.phase === 'clean' ? cleaner.leaveReading() : cleaner.clean()),
    reading: () => cleaner.read(),
    setReading: ({ changes }) => cleaner.setReading(changes),
    write: async ({ form }) => port.postMessage({ written: { form, text: await cleaner.write(form) } }),
    original: () => cleaner.original(),
    summarize: () => cleaner.summarize(),
    restore: ({ ids }) => cleaner.restore(ids),
    hide: ({ ids }) => cleaner.restore(ids, false),
    dismiss: ({ id }) => cleaner.dismiss(id),
    pick: () => cleaner.pick(),
    aloud: ({ what }) => cleaner.readAloud(what),
    rate: ({ rate }) => cleaner.setRate(rate),
    undo: () => cleaner.undoLast(),
    peek: ({ id }) => cleaner.peek(id),
    unpeek: () => cleaner.unpeek(),
    sentence: ({ n }) => cleaner.showSentence(n),
  };
  const tell = () => port.postMessage(cleaner.state);
  const stop = cleaner.onChange(tell);
  port.onMessage.addListener((message) => {
    if (Object.hasOwn(acts, message.act)) acts[message.act](message);
  });
  port.onDisconnect.addListener(() => {
    stop();
    cleaner.unpeek();
  });
  tell();
}
