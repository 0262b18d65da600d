// With Trusted Types, the browser asks the default policy before it runs a script from a URL. It allows only the workers of
// this page.

/** The worker of the page, and the service worker. */
const WORKERS = ['work.js', 'sw.js'].map((path) => new URL(path, import.meta.url).href);

globalThis.trustedTypes?.createPolicy('default', {
  createScriptURL(address) {
    const { href } = new URL(address, document.baseURI);
    if (!WORKERS.includes(href)) throw new TypeError(`${href} is not a worker of this page`);
    return href;
  },
});
