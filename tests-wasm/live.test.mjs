// What hiding must never do to a living page, in Chromium and Firefox: lock it, squeeze it, take its pictures, its headline
// or the ways on; and that undo is exact all the same.

import assert from 'node:assert/strict';

import { showsWhatStays, testLive } from './lib/live.mjs';

/** `[title, page, job, check]`: what `job` gives inside the page goes to `check`. @type {[string, string, any, any][]} */
const TESTS = [
  [
    'a cookie wall is hidden with its backdrop and the scroll lock, and so are bars and rails without text',
    'consent-dialog',
    () => {
      const session = tools.cleanDocument(document);
      scrollTo(0, 200);
      const clean = {
        over: tools.shown('.wall, .back, .rail, .offer, .top'),
        stays: tools.shown('h1, .byline, .lead, main p'),
        scrolled: scrollY,
      };
      scrollTo(0, 0);
      // The dialog, its sheet and the lock are one change.
      const wall = session.changes.find(({ nodes }) => nodes.some(({ className }) => className === 'wall'));
      session.undo(wall.id);
      const back = [...tools.shown('.wall, .back'), getComputedStyle(document.documentElement).overflowY];
      session.redo(wall.id);
      return { ...clean, back, again: tools.shown('.wall, .back') };
    },
    ({ over, stays, scrolled, back, again }) => {
      assert.deepEqual(
        over,
        over.map(() => false),
      );
      assert.deepEqual(
        stays,
        stays.map(() => true),
      );
      // How far depends on the fonts of the machine.
      assert.ok(scrolled > 0, 'the page is still locked');
      assert.deepEqual(back, [true, true, 'hidden']);
      assert.deepEqual(again, [false, false]);
    },
  ],
  [
    'text is never narrower than it was: grid, table, float and flex',
    'columns',
    () => {
      const before = tools.widths('.m p');
      tools.cleanDocument(document);
      return { before, now: tools.widths('.m p'), gone: tools.shown('.l, .r'), isWide: tools.isWide() };
    },
    ({ before, now, gone, isWide }) => {
      assert.ok(
        before.every((width, n) => now[n] >= width - 1),
        `${before} became ${now}`,
      );
      assert.deepEqual(
        gone,
        gone.map(() => false),
      );
      assert.equal(isWide, false);
    },
  ],
  [
    'a box that was as wide as its menu stays as wide',
    'fit',
    () => {
      const before = tools.widths('main p');
      tools.cleanDocument(document);
      return { before, now: tools.widths('main p'), gone: tools.shown('.hero a, footer'), isWide: tools.isWide() };
    },
    ({ before, now, gone, isWide }) => {
      assert.ok(before[0] > 600 && before.every((width, n) => now[n] >= width - 1), `${before} became ${now}`);
      assert.deepEqual([...new Set(gone)], [false]);
      assert.equal(isWide, false);
    },
  ],
  [
    'the first screen is not blank: a box as high as the window goes with the menu in it',
    'hero',
    () => {
      const session = tools.cleanDocument(document);
      const { top } = document.querySelector('h1').getBoundingClientRect();
      const menu = session.changes.find(({ nodes }) =>
        nodes.some((node) => document.querySelector('.hero').contains(node)),
      );
      session.undo(menu.id);
      return { top, high: innerHeight, back: tools.shown('.hero, .hero a') };
    },
    ({ top, high, back }) => {
      assert.ok(top >= 0 && top < high / 2, `the headline is at ${top} of ${high}`);
      assert.deepEqual([...new Set(back)], [true]);
    },
  ],
  [
    'the first screen is not blank: what was in it stays where the room is that of the page itself',
    'padded',
    () => {
      tools.cleanDocument(document);
      return {
        top: document.querySelector('h1').getBoundingClientRect().top,
        high: innerHeight,
        menu: tools.shown('.hero a'),
      };
    },
    ({ top, high, menu }) => {
      assert.ok(top < high || menu.every(Boolean), `the headline is at ${top} of ${high}, and the menu is ${menu}`);
    },
  ],
  [
    'text that is being read stays where it is in the window',
    'long',
    async () => {
      const here = document.querySelector('#here');
      here.scrollIntoView({ block: 'start', behavior: 'instant' });
      scrollBy({ top: -100, behavior: 'instant' });
      const [before, scroll] = [here.getBoundingClientRect().top, scrollY];
      const session = tools.cleanDocument(document);
      const isAt = (top) => tools.until(() => Math.abs(here.getBoundingClientRect().top - top) <= 1);
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)));
      await frame();
      await isAt(before);
      const [now, scrolled] = [here.getBoundingClientRect().top, scrollY];
      session.undo();
      await frame();
      await isAt(before);
      return { before, now, moved: scroll - scrolled, back: [here.getBoundingClientRect().top, scrollY], scroll };
    },
    ({ before, now, moved, back, scroll }) => {
      assert.ok(Math.abs(now - before) <= 2, `${before} became ${now}`);
      assert.ok(moved > 300, `the page above is shorter by ${moved}`);
      assert.ok(Math.abs(back[0] - before) <= 1 && Math.abs(back[1] - scroll) <= 1, `${back} for ${before},${scroll}`);
    },
  ],
  [
    'pictures with their captions, the headline, its by-line and its date stay; advertising goes',
    'pictures',
    () => {
      tools.cleanDocument(document);
      return {
        stays: tools.shown(
          'h1, .dek, .page-head p, time, #f1 img, #f1 figcaption, #f2 *, #f3 img, #f4 img, #f5 canvas',
        ),
        // With the pictures of its menu, not around them.
        isWhole: document.querySelector('.top').hasAttribute('data-limpid'),
        gone: tools.shown('#ad1, nav, nav img, .related, .related img, footer'),
      };
    },
    ({ stays, isWhole, gone }) => {
      assert.equal(isWhole, true);
      assert.deepEqual(
        stays,
        stays.map(() => true),
      );
      assert.deepEqual(
        gone,
        gone.map(() => false),
      );
    },
  ],
  ...['shop', 'mail'].map(
    (name) =>
      /** @type {[string, string, any, any]} */ ([
        `a ${name} is used and not read: it stays as it is`,
        name,
        () => {
          const session = tools.cleanDocument(document);
          return { verdict: session.report.verdict, shown: tools.shown('body *:not(script, br)') };
        },
        ({ verdict, shown }) => {
          assert.equal(verdict, 'not-an-article');
          assert.deepEqual(
            shown,
            shown.map(() => true),
          );
        },
      ]),
  ),
  [
    'controls for reading on stay: continue reading, pages of the text; a hidden comment takes its reply control along',
    'next-controls',
    () => {
      tools.cleanDocument(document);
      return {
        stays: tools.shown('#more, .pages, .pages a'),
        gone: tools.shown('nav, #tickets, .comment p, .reply a, footer'),
      };
    },
    ({ stays, gone }) => {
      assert.deepEqual(
        stays,
        stays.map(() => true),
      );
      assert.deepEqual(
        gone,
        gone.map(() => false),
      );
    },
  ],
  [
    'the reply control of a kept post stays',
    'thread',
    () => {
      tools.cleanDocument(document);
      return { stays: tools.shown('.post-body p, .post-actions a:first-child'), gone: tools.shown('nav, footer') };
    },
    showsWhatStays,
  ],
  [
    'author and date of a kept comment stay',
    'signed',
    () => {
      tools.cleanDocument(document);
      return { stays: tools.shown('.commentBody p, .author, .author a, .timeago'), gone: tools.shown('nav, footer') };
    },
    showsWhatStays,
  ],
  [
    'a first screen with a picture is not blank, wherever the picture leads: the menu above it goes',
    'poster',
    () => {
      tools.cleanDocument(document);
      return { stays: tools.shown('h1, .poster'), gone: tools.shown('nav, footer') };
    },
    showsWhatStays,
  ],
  [
    'a story without paragraphs, in a page wider than the window, is cleaned and keeps its short lines and its by-line',
    'chapter',
    () => {
      const { report, changes } = tools.cleanDocument(document);
      return {
        verdict: report.verdict,
        repaired: document.querySelector('.letters').textContent,
        done: changes.every(({ applied }) => applied),
        stays: tools.shown('h1, .share-byline, .par, .letters'),
        gone: tools.shown('nav, .wide, .rail, footer'),
      };
    },
    ({ verdict, repaired, done, stays, gone }) => {
      assert.equal(verdict, 'cleaned');
      assert.match(repaired, /Café de la Forêt in Grand-Métis/);
      assert.ok(done);
      assert.deepEqual([...new Set(stays)], [true]);
      // A rule of the page with more classes and `!important` says that the rail is to be shown.
      assert.deepEqual([...new Set(gone)], [false]);
    },
  ],
  [
    'the author of an answer stays, and so does the form for another one',
    'answers',
    () => {
      tools.cleanDocument(document);
      return {
        stays: tools.shown('.post-text p, .user-info, .answer-form, .answer-form button'),
        gone: tools.shown('header, aside, .feedback, footer'),
      };
    },
    showsWhatStays,
  ],
  [
    'players keep their controls and labels, and the author at the end stays',
    'player',
    () => {
      tools.cleanDocument(document);
      return {
        stays: tools.shown('h1, article p, video, .player-bar, .player-bar .control, audio, .author-bio'),
        gone: tools.shown('nav, footer'),
      };
    },
    showsWhatStays,
  ],
  [
    'the card of the author stays at the end of the story, whatever its names are; teasers of the same author go',
    'card',
    () => {
      tools.cleanDocument(document);
      return [...tools.shown('h1, main p, #card, #card *'), tools.shown('#more a, #more img').some(Boolean)];
    },
    (shown) => assert.deepEqual(shown, [...shown.slice(1).map(() => true), false]),
  ],
  [
    'a pop-up that is shown later by a class is seen',
    'late-popup',
    async () => {
      const session = tools.cleanDocument(document, { observe: { debounce: 20 } });
      await session.ready;
      const popup = document.querySelector('.popup');
      popup.classList.add('open');
      const gone = await tools.until(() => !tools.shown('.popup')[0]);
      popup.classList.remove('open');
      session.disconnect();
      return { gone, stays: tools.shown('h1, main p') };
    },
    ({ gone, stays }) => {
      assert.equal(gone, true);
      assert.deepEqual(
        stays,
        stays.map(() => true),
      );
    },
  ],
  [
    'a new URL is a new page: everything is undone, and the new page is cleaned',
    'router',
    async () => {
      const session = tools.cleanDocument(document, { observe: { debounce: 20 } });
      await session.ready;
      const first = tools.shown('.slot, h1, .body p');
      const told = [];
      session.on('navigate', ({ ids }) => told.push(ids.length));
      globalThis.navigate(1);
      await tools.until(() => session.report?.text.includes('river that was given'));
      await tools.until(() => tools.shown('.slot p').every(Boolean) && !tools.shown('footer')[0]);
      const second = tools.shown('.slot, .slot p, h1, .body p');
      history.back();
      await tools.until(() => !tools.shown('.slot')[0]);
      const third = tools.shown('.slot, h1, .body p');
      session.disconnect();
      session.undo();
      history.replaceState(null, '', '/tests-wasm/site/live/router.html');
      return { first, second, third, told };
    },
    ({ first, second, third, told }) => {
      const story = [true, false, true, true, true, true, true];
      assert.deepEqual(first, story);
      assert.deepEqual(
        second,
        second.map(() => true),
      );
      assert.deepEqual(third, story);
      assert.ok(told.length >= 1 && told[0] > 0, `${told}`);
    },
  ],
];

/** Pages on which undo, after all of this, leaves no trace. */
const EXACT = [
  'consent-dialog',
  'columns',
  'fit',
  'hero',
  'padded',
  'long',
  'pictures',
  'shop',
  'mail',
  'next-controls',
  'late-popup',
  'chapter',
  'signed',
  'card',
  'poster',
];

testLive('a live page', TESTS, EXACT);
