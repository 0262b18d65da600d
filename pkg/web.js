// Web Workers, for `workers.js`.

/** Workers that `create` makes, where there are any; `source` is where the core is. */
export function web(source, create) {
  const count = () => globalThis.navigator?.hardwareConcurrency ?? 1;
  return typeof Worker === 'undefined' ? undefined : { source, count, open: (on) => open(create(), on) };
}

function open(worker, { message, death }) {
  worker.addEventListener('message', ({ data }) => message(data));
  worker.addEventListener('messageerror', () => death('an answer could not be read'));
  worker.addEventListener('error', (event) => death(event.message || 'its script could not be loaded, or failed'));
  return { post: (data) => worker.postMessage(data), hold() {}, terminate: () => worker.terminate() };
}
