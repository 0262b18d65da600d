// Keeps a copy of the page for offline use. The network is always tried first, so nothing gets stale.

const CACHE = 'limpid';

/** All files of the page; a test compares this list with the folder. */
const FILES = [
  './',
  'index.html',
  'icon.svg',
  'sample.txt',
  'style/base.css',
  'style/docs.css',
  'style/layout.css',
  'style/panels.css',
  'style/text.css',
  'change-details.js',
  'docs.js',
  'change-list.js',
  'cleaned-pane.js',
  'dom.js',
  'engine.js',
  'files.js',
  'incremental-render.js',
  'input.js',
  'jobs.js',
  'lines.js',
  'main.js',
  'offline.js',
  'options.js',
  'original-pane.js',
  'output.js',
  'overview.js',
  'plain-data.js',
  'selection.js',
  'state.js',
  'strings.js',
  'summary.js',
  'theme.js',
  'trusted-types.js',
  'work.js',
  'markdown-pane.js',
  'zip.js',
  'samples/arabic.txt',
  'samples/chinese.txt',
  'samples/code.txt',
  'samples/forum.txt',
  'samples/mojibake.txt',
  'samples/news.txt',
  'limpid/arguments.js',
  'limpid/batch-items.js',
  'limpid/batch.js',
  'limpid/browser.js',
  'limpid/core.js',
  'limpid/errors.js',
  'limpid/functions.js',
  'limpid/generated/glue.js',
  'limpid/generated/tables.js',
  'limpid/limpid_bg.wasm',
  'limpid/repairs.js',
  'limpid/results.js',
  'limpid/worker-host.js',
  'limpid/streams.js',
  'limpid/surrogates.js',
  'limpid/tables.js',
  'limpid/unpack.js',
  'limpid/web.js',
  'limpid/worker-client.js',
  'limpid/worker.js',
  'limpid/workers.js',
];

/** The pages of the documentation, if it was built, too. */
const PAGES = [
  'index',
  'options',
  'command',
  'node',
  'vite',
  'webpack',
  'react',
  'vue',
  'workers',
  'live-page',
  'cluster',
  'extension',
  'reasons',
  'decisions',
  'accuracy',
  'failures',
  'privacy',
];

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(fill());
});

addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
  await Promise.allSettled(
    [...PAGES.map((page) => `docs/${page}.html`), 'docs/search.json'].map((file) => cache.add(file)),
  );
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
