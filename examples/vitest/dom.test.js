// @vitest-environment jsdom
import { cleanDocument, init } from 'limpid/dom';
import { expect, test } from 'vitest';

test('cleans a document without a layout, and restores it', async () => {
  await init();
  document.body.innerHTML =
    '<nav><a href="/">Home</a> <a href="/news">News</a></nav><h1>The dam broke</h1><p>The dam above the town broke at noon on Monday, after three weeks of rain. Nobody was hurt, the mayor of the cafÃ© said.</p>';
  const before = document.documentElement.outerHTML;
  const session = cleanDocument(document);
  await session.ready;
  expect(document.querySelector('p').textContent).toContain('café');
  expect(session.changes.length).toBe(2);
  session.undo();
  expect(document.documentElement.outerHTML).toBe(before);
});
