// Pages that people use rather than read, and the controls of those that they read, in Chromium and Firefox.

import assert from 'node:assert/strict';

import { showsWhatStays, testLive } from './lib/live.mjs';

/** An application that stays as it is. @type {(title: string, name: string) => [string, string, any, any]} */
const application = (title, name) => [
  title,
  name,
  () => {
    const { report, changes } = tools.cleanDocument(document);
    return { verdict: report.verdict, changes: changes.length };
  },
  (result) => assert.deepEqual(result, { verdict: 'not-an-article', changes: 0 }),
];

/** @type {[string, string, any, any][]} */
const TESTS = [
  application('an editor is used and not read, however long its text is', 'editor'),
  application('a chat is used and not read, however long its messages are', 'chat'),
  application('a pane next to a menu, with little prose, is an application', 'board'),
  application('a window that cannot be scrolled, with little prose, is an application', 'map'),
  [
    'tabs stay with their panels',
    'tabs',
    () => {
      tools.cleanDocument(document);
      return { stays: tools.shown('h1, main > p, [role="tab"], .panel.on pre'), gone: tools.shown('nav, footer') };
    },
    showsWhatStays,
  ],
  [
    'the search that a page answers stays, without the rest of its bar',
    'results',
    () => {
      tools.cleanDocument(document);
      return { stays: tools.shown('#asked, #asked *, .hit p'), gone: tools.shown('.top b, .kinds, footer') };
    },
    showsWhatStays,
  ],
  [
    'pictures of teasers go with their links; a picture with a caption stays',
    'cards',
    () => {
      tools.cleanDocument(document);
      return { stays: tools.shown('h1, main p, figure *'), gone: tools.shown('nav, .card *, footer') };
    },
    showsWhatStays,
  ],
];

testLive('a page in use', TESTS, ['editor', 'tabs', 'results', 'cards']);
