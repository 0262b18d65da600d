// limpid/dom in browsers: what is hidden, and what never is.

import assert from 'node:assert/strict';

import { testDom } from './lib/dom.mjs';

testDom('hiding parts of a page', [
  [
    'hides chrome and keeps the story',
    () => {
      const session = tools.cleanDocument(document);
      return {
        reasons: session.changes.filter(({ replacement }) => !replacement).map(({ reasons }) => reasons[0]),
        shown: tools.shown('h1, article p, pre'),
        gone: [
          ...tools.shown('.menu, #related, .share, .footer'),
          document.querySelector('x-shadow').shadowRoot.querySelector('nav').checkVisibility(),
        ],
        damaged: document.querySelector('#damaged').textContent,
        verbatim: document.querySelector('#verbatim').textContent,
        complete: session.changes.every(
          ({ applied, nodes, confidence, page }) =>
            applied && nodes.length > 0 && confidence > 0 && page.end > page.start,
        ),
      };
    },
    ({ reasons, shown, gone, damaged, verbatim, complete }) => {
      assert.ok(reasons.length >= 3, reasons.join());
      assert.ok(shown.every(Boolean), `${shown}`);
      assert.deepEqual(
        gone,
        gone.map(() => false),
      );
      assert.match(damaged, /the café beside .* sell it — if/);
      assert.equal(verbatim, 'literal cafÃ© in code');
      assert.ok(complete);
    },
  ],
  [
    'of a layout for phones and one for desktops, the visible one stays',
    () => {
      const story = document.querySelector('.story');
      const phone = story.cloneNode(true);
      phone.className = 'story phone';
      for (const element of phone.querySelectorAll('[id]')) element.removeAttribute('id');
      story.before(phone, Object.assign(document.createElement('style'), { textContent: '.phone { display: none }' }));
      tools.cleanDocument(document);
      return tools.shown('.story:not(.phone) p');
    },
    (shown) => assert.deepEqual(shown, Array(5).fill(true)),
  ],
  [
    'never hides what is in use',
    () => {
      document.querySelector('#address').value = 'someone@example.org';
      document.querySelector('.footer a').focus();
      tools.cleanDocument(document);
      return tools.shown('#live, #live *, #dialog, #dialog *, #typed, #typed *, .footer a:focus');
    },
    (shown) => assert.deepEqual(shown, Array(10).fill(true)),
  ],
  [
    'the length of a text ignores folded white space, and isLonger agrees with it',
    async () => {
      const { isLonger, lengthOf } = await import('/limpid/dom/collapsed-text.js');
      const box = document.createElement('div');
      const wrong = [];
      for (const piece of ['a ', '   ', '\n word', 'long'.repeat(20)]) {
        box.replaceChildren(document.createComment('not text'));
        for (let n = 0; n < 40; n += 1) {
          box.append(document.createElement('b'), piece);
          for (const most of [0, 1, 7, 60, 400, 3000])
            if (isLonger(box, most) !== lengthOf(box) > most) wrong.push([piece, n, most]);
        }
      }
      return wrong;
    },
    (wrong) => assert.deepEqual(wrong, []),
  ],
  [
    'untouched form fields of any kind keep nothing on the page; a changed one keeps its form',
    () => {
      const kinds = ['checkbox', 'radio', 'range', 'color', 'email value=" a@b.example "'];
      const fields = [...kinds, 'text value="all"', 'checkbox checked', 'submit', 'text value="two\nlines"'].map(
        (kind) => `<input type=${kind}>`,
      );
      const form = document.querySelector('#typed');
      form.insertAdjacentHTML('beforeend', fields.join(''));
      const inputs = [...form.querySelectorAll('input[type=checkbox], input[type=range]')];
      const isFormShown = () => {
        const session = tools.cleanDocument(document);
        const [isShown] = tools.shown('#typed');
        session.undo();
        return isShown;
      };
      const untouched = isFormShown();
      const touched = inputs.map((input) => {
        const { checked, value } = input;
        if (input.type === 'range') input.value = '7';
        else input.checked = !checked;
        const isShown = isFormShown();
        Object.assign(input, { checked, value });
        return isShown;
      });
      return { untouched, touched };
    },
    ({ untouched, touched }) => {
      assert.equal(untouched, false);
      assert.deepEqual(touched, [true, true, true]);
    },
  ],
  [
    'a form or live region around the whole page does not keep all of it',
    () => {
      const form = document.createElement('form');
      form.setAttribute('aria-live', 'polite');
      form.append(...document.body.childNodes);
      document.body.append(form);
      document.querySelector('#address').value = 'someone@example.org';
      tools.cleanDocument(document);
      return tools.shown('.menu, #related, .footer');
    },
    (shown) => assert.deepEqual(shown, [false, false, false]),
  ],
  [
    'a dialog that opens later can be seen',
    () => {
      const dialog = document.createElement('dialog');
      dialog.append('You are leaving The Daily Example.');
      document.querySelector('.footer').append(dialog);
      tools.cleanDocument(document);
      const before = tools.shown('.footer p, dialog:not(#dialog)');
      dialog.showModal();
      return [...before, dialog.checkVisibility()];
    },
    (shown) => assert.deepEqual(shown, [false, false, true]),
  ],
  [
    'remembers what was dismissed by its template',
    () => {
      const first = tools.cleanDocument(document);
      const { id } = first.changes.find(({ nodes }) => nodes.some((node) => node.matches?.('#related')));
      const template = first.dismiss(id);
      const shown = tools.shown('#related');
      first.undo();
      tools.cleanDocument(document, { dismissed: [template] });
      return { template, shown, again: tools.shown('#related, .footer') };
    },
    ({ template, shown, again }) => {
      assert.match(template, /^[0-9a-z]{1,8}$/);
      assert.deepEqual(shown, [true]);
      assert.deepEqual(again, [true, false]);
    },
  ],
  [
    'enters frames of the same origin',
    async () => {
      const frame = document.createElement('iframe');
      document.querySelector('article').append(frame);
      const list = frame.contentDocument.createElement('footer');
      list.className = 'footer';
      list.append('© 2024 The Example. All rights reserved. Imprint | Privacy policy | Terms of use');
      frame.contentDocument.body.append(list);
      const differences = tools.remember();
      const session = tools.cleanDocument(document);
      const { pageText } = await session.ready;
      const shallow = await tools.cleanDocument(document, { deep: false, dryRun: true }).ready;
      const read = [pageText, shallow.pageText].map((text) => text.includes('The Example. All rights'));
      const hidden = frame.checkVisibility() && list.checkVisibility();
      session.undo();
      return { read, hidden, left: differences() };
    },
    ({ read, left }) => {
      assert.deepEqual(read, [true, false]);
      assert.deepEqual(left, []);
    },
  ],
  [
    'reads noscript where no scripts run',
    async () => {
      const frame = document.createElement('iframe');
      frame.sandbox = 'allow-same-origin';
      frame.srcdoc = '<main><noscript><p>It was written before there were any scripts.</p></noscript></main>';
      const loaded = new Promise((done) => {
        frame.addEventListener('load', done, { once: true });
      });
      document.querySelector('article').append(frame, document.createElement('noscript'));
      document.querySelector('noscript').textContent = 'Please turn scripts on.';
      await loaded;
      const [without, within] = [frame.contentDocument, document].map(
        (root) => tools.cleanDocument(root, { deep: false, dryRun: true }).report.pageText,
      );
      return [without.includes('any scripts'), within.includes('scripts on')];
    },
    (read) => assert.deepEqual(read, [true, false]),
  ],
]);
