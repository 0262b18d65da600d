// The only script addresses that this page makes: its own workers, as Trusted Types wants them.

const OWN = ['worker.js', 'sw.js'];

const address = (name) => {
  if (!OWN.includes(name)) throw new TypeError(`${name} is no worker of this page`);
  return new URL(name, import.meta.url).href;
};

const policy = globalThis.trustedTypes?.createPolicy('limpid-worker', { createScriptURL: address });

/** The address of a worker of this page. */
export const trusted = (name) => (policy ? policy.createScriptURL(name) : address(name));
