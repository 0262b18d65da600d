// @vitest-environment node
// Documents that a program of Node makes, without a browser's globals.
import { Window } from 'happy-dom';
import { JSDOM } from 'jsdom';
import { cleanDocument, init } from 'limpid/dom';
import { expect, test, vi } from 'vitest';

const PAGE =
  '<nav><a href="/">Home</a> <a href="/news">News</a></nav><h1>The dam broke</h1><p>The dam above the town broke at noon on Monday, after three weeks of rain. Nobody was hurt, the mayor of the cafÃ© said.</p>';

const WINDOWS = {
  jsdom: () => new JSDOM(PAGE, { url: 'https://example.org/' }).window,
  'happy-dom': () => {
    const window = new Window({ url: 'https://example.org/' });
    window.document.write(PAGE);
    return window;
  },
};

for (const [name, open] of Object.entries(WINDOWS)) {
  test(`cleans a document of ${name}, follows it, and restores it`, async () => {
    await init();
    const { document } = open();
    const session = cleanDocument(document, { observe: true });
    await session.ready;
    expect(document.querySelector('p').textContent).toContain('café');
    const added = document.createElement('p');
    added.textContent = 'The cafÃ© reopened on Tuesday, when the water had gone and the road was dry again.';
    document.body.append(added);
    await vi.waitFor(() => expect(added.textContent).toContain('café'), { timeout: 30_000 });
    session.disconnect();
    session.undo();
    expect(added.textContent).toContain('cafÃ©');
  }, 60_000);
}
