// A static server over the demo page and the package, on a free port of this machine.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, with a separator at the end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Where addresses lead, the longest first: the site as it is deployed, then what only tests read. */
const PLACES = [
  ['/limpid/', 'pkg/'],
  ['/sample.txt', 'tests/sample/page.txt'],
  ['/tests-wasm/', 'tests-wasm/'],
  ['/', 'www/'],
];

/**
 * Serves `www/` with the package under `limpid/`. `folder` is served instead of `www/` where it is given. `apps` are pages
 * by the first part of their address, whatever follows it: `{ react: html }`.
 * Returns `{ url, requests, close() }`; `url` ends in a slash, `requests` are the paths that were asked for so far.
 * @param {{ folder?: string, apps?: Record<string, string> }} [options]
 */
export async function serve({ folder, apps = {} } = {}) {
  const places = folder ? [['/', folder]] : PLACES.map(([prefix, path]) => [prefix, join(root, path)]);
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request.url);
    const app = apps[request.url.split('/')[1]];
    if (app) response.writeHead(200, { 'content-type': TYPES['.html'] }).end(app);
    else answer(places, request, response);
  });
  await new Promise((/** @type {(value?: any) => void} */ resolve, reject) =>
    server.once('error', reject).listen(0, '127.0.0.1', resolve),
  );
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return {
    url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`,
    requests,
    close,
  };
}

async function answer(places, request, response) {
  const path = fileFor(places, new URL(request.url, 'http://localhost').pathname);
  try {
    const content = await readFile(path);
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
    response.end(content);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('not found');
  }
}

function fileFor(places, address) {
  // `normalize` of an absolute path cannot climb above its root.
  const path = normalize(decodeURIComponent(address)).replaceAll('\\', '/');
  const [prefix, place] = places.find(([prefix]) => path.startsWith(prefix));
  return join(place, path.slice(prefix.length) || (place.endsWith('.txt') ? '' : 'index.html'));
}
