// What the package adds to the core: offsets, choices, options, errors, lone surrogates.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  apply,
  clean,
  decode,
  isProbablyReaderable,
  isSuspect,
  LimpidError,
  limpid,
  process,
  repair,
  sentences,
  summarize,
  summarizeTogether,
} from '../pkg/node.js';

const MOJIBAKE = '😀 Indiaโ€™s caf\u00C3\u00A9';
const PAGE =
  '<!DOCTYPE html><title>A title</title><nav>Home 😀</nav><p>The caf\u00C3\u00A9 is open 😀 &amp; full.</p><p>Ja.</p>';

describe('changes', () => {
  test('offsets are UTF-16', () => {
    const { text, changes } = repair(MOJIBAKE);
    assert.equal(text, '😀 India’s café');
    assert.deepEqual(
      changes.map(({ input }) => MOJIBAKE.slice(input.start, input.end)),
      ['โ€™', '\u00C3\u00A9'],
    );
    assert.deepEqual(
      changes.map(({ output }) => text.slice(output.start, output.end)),
      ['’', 'é'],
    );
    // Not the whole line is mojibake: nothing reads as 😀.
    assert.equal(changes[0].reasons[0], 'inconsistent-utf8');
  });

  test('each can be undone', () => {
    const repaired = repair(MOJIBAKE);
    assert.equal(
      repaired.with(({ id }) => id !== 0),
      '😀 Indiaโ€™s café',
    );
    assert.equal(apply(MOJIBAKE, repaired.changes), repaired.text);
    assert.equal(
      apply(MOJIBAKE, repaired.changes, () => false),
      MOJIBAKE,
    );
  });

  test('clean text has none and is the same', () => {
    const repaired = repair('plain');
    assert.deepEqual([repaired.text, repaired.changed, repaired.changes], ['plain', false, []]);
  });

  test('numbers are decimal', () => {
    const [{ confidence }] = repair(MOJIBAKE).changes;
    assert.ok(confidence > 0.5 && confidence <= 1);
    assert.ok(String(confidence).length <= 8, String(confidence));
  });
});

describe('a report', () => {
  test('repairs map back to the markup', () => {
    const report = process(PAGE);
    const [{ page, source }] = report.repairs;
    assert.equal(report.pageText.slice(page.start, page.end), '\u00C3\u00A9');
    assert.equal(PAGE.slice(source.start, source.end), '\u00C3\u00A9');
  });

  test('of bytes maps back to the bytes', () => {
    const bytes = Buffer.from(PAGE);
    const report = process(bytes);
    const [{ source }] = report.repairs;
    assert.equal(bytes.subarray(source.start, source.end).toString(), '\u00C3\u00A9');
    assert.equal(report.encoding, 'utf-8');
    assert.equal(process(PAGE).encoding, null);
  });

  test('of bytes and of the same text agree', () => {
    const { text, pageText, blocks } = process(Buffer.from(PAGE));
    const same = process(PAGE);
    assert.deepEqual([text, pageText, blocks.length], [same.text, same.pageText, same.blocks.length]);
  });

  test('reads its input as specified', () => {
    const text = '<p>One</p>';
    for (const input of [text, Buffer.from(text)]) {
      assert.equal(process(input).pageText, 'One');
      assert.equal(process(input, { as: 'text' }).pageText, text);
      assert.equal(process(input, { read: { kind: 'text' } }).pageText, text);
      assert.equal(clean(input, { as: 'text' }).pageText, text);
      assert.equal(process(input, { as: 'auto', read: { kind: 'text' } }).pageText, 'One');
    }
  });

  test('undoes repairs and removals', () => {
    const report = process(PAGE, { clean: { remove: ['nav'] } });
    assert.equal(
      report.with(() => true),
      report.text,
    );
    assert.equal(
      report.with(() => false),
      report.pageText,
    );
    assert.ok(report.with(({ reasons }) => reasons[0] === 'mojibake').includes('café'));
  });
});

describe('the parts of a report', () => {
  test('blocks and labels belong together', () => {
    const { blocks, labels, pageText } = process(PAGE);
    assert.equal(blocks.length, labels.length);
    assert.ok(blocks.length >= 2);
    const last = blocks.at(-1);
    assert.equal(pageText.slice(last.page.start, last.page.end), 'Ja.');
    assert.equal(PAGE.slice(last.source.start, last.source.end), 'Ja.');
  });

  test('has metadata and Markdown', () => {
    const options = { clean: { focus: 'all' } };
    const report = process('<title>A title</title><h1>One</h1><p>Two</p>', options);
    options.clean.focus = 'changed later';
    assert.equal(report.metadata.title, 'A title');
    assert.match(report.markdown, /^# One/);
    assert.equal(report.markdown, report.markdown);
    assert.equal(report.html, '<h1>One</h1>\n<p>Two</p>');
  });

  test('says whether a page is worth cleaning', () => {
    const page = `<p>${'晴れた日に川のそばを歩きました。'.repeat(20)}</p>`;
    assert.equal(isProbablyReaderable(page), true);
    assert.equal(isProbablyReaderable(new TextEncoder().encode(page)), true);
    assert.equal(isProbablyReaderable('<p>Log in</p>'), false);
  });

  test('skips stages', () => {
    const report = process(PAGE, { repair: false, clean: null });
    assert.deepEqual([report.repairs, report.removals, report.text], [[], [], report.pageText]);
    assert.equal(report.summary, null);
  });

  test('has a summary that maps back to the input', () => {
    const { summary, text } = limpid('<p>The caf\u00C3\u00A9 reopened on Monday.</p>', { summary: true });
    assert.equal(summary.text, 'The café reopened on Monday.');
    const [{ span, page, source }] = summary.picked;
    assert.equal(text.slice(span.start, span.end), 'The café reopened on Monday.');
    assert.deepEqual(
      [page, source],
      [
        { start: 0, end: 29 },
        { start: 3, end: 32 },
      ],
    );
  });
});

describe('key phrases', () => {
  const TEXT = 'The 😀 harbour bridge closes. Engineers found cracks in the harbour bridge.';

  test('are found on request', () => {
    assert.deepEqual(summarize(TEXT).keyPhrases, []);
    const [{ spans, score }] = summarize(TEXT, { keyPhrases: 1 }).keyPhrases;
    assert.deepEqual(
      spans.map(({ start, end }) => TEXT.slice(start, end)),
      ['harbour bridge', 'harbour bridge'],
    );
    assert.equal(score, 1);
  });

  test('map back to the input', () => {
    const page = `<p>The cafÃ© is shut. ${TEXT}</p>`;
    const report = process(page, { summary: { keyPhrases: 1, length: 0 } });
    const [{ spans, pages, sources }] = report.summary.keyPhrases;
    for (const [text, list] of [
      [report.text, spans],
      [report.pageText, pages],
      [page, sources],
    ]) {
      assert.deepEqual(
        list.map(({ start, end }) => text.slice(start, end)),
        ['harbour bridge', 'harbour bridge'],
      );
    }
    assert.deepEqual([report.summary.text, report.summary.picked], ['', []]);
  });
});

describe('text', () => {
  test('sentences cover it', () => {
    const text = 'It rained 😀. The official said so. Nobody knew.';
    const spans = sentences(text, 'en');
    assert.equal(spans.map(({ start, end }) => text.slice(start, end)).join(''), text);
    assert.equal(spans.length, 3);
  });

  test('summaries hold sentences of it', () => {
    const text = '😀 The dam broke at noon. Hello.';
    const summary = summarize(text, { length: 1 });
    const [{ span, picked }] = summary.picked;
    assert.equal(summary.text, text.slice(span.start, span.end));
    assert.ok(picked);
    assert.equal(summary.sentences.length, 2);
  });

  test('several texts have one summary', () => {
    const texts = [
      '😀 The dam above Riva broke on Monday at noon. Nobody was hurt, the mayor said.',
      'On Monday at noon the dam above Riva broke. \uD800 The road to the valley is closed until Friday.',
    ];
    const { text, documents, picked, missingWords } = summarizeTogether(texts, { length: 2, query: 'roads airport' });
    const quoted = picked.map(({ document, sentence: { span } }) => texts[document].slice(span.start, span.end));
    assert.equal(text, quoted.join(' '));
    assert.deepEqual(missingWords, ['airport']);
    assert.equal(documents[1].picked[0], picked[1].sentence);
    assert.deepEqual(summarizeTogether([]).picked, []);
  });

  test('weights change the scores', () => {
    const text = 'It rained in Riva on Monday. The dam above Riva broke at noon. The mayor of Riva was away.';
    const scores = (weights) => summarize(text, { weights }).sentences;
    const signals = (sentences) => sentences.flatMap(({ parts }) => parts.map(({ signal }) => signal));
    const [plain, without, twice] = [scores(), scores({ position: 0 }), scores({ position: 2 })];
    assert.ok(signals(plain).includes('position'));
    assert.ok(!signals(without).includes('position'));
    plain.forEach(({ score }, n) => assert.notEqual(score, without[n].score));
    plain.forEach(({ score }, n) => assert.notEqual(score, twice[n].score));
    assert.deepEqual(scores({ title: 1, graph: undefined }), plain);
  });

  test('is decoded', () => {
    const { text, encoding, candidates } = decode(Buffer.from('caf\xe9 cr\xe8me, tr\xe8s bon', 'latin1'));
    assert.deepEqual(
      [text, encoding, candidates[0].encoding],
      ['café crème, très bon', 'windows-1252', 'windows-1252'],
    );
    assert.equal(decode(Buffer.from([0xe9]), { label: 'koi8-r' }).text, 'И');
  });

  test('is suspect or not', () => {
    assert.equal(isSuspect('plain'), false);
    assert.equal(isSuspect(MOJIBAKE), true);
  });
});

describe('decode', () => {
  test('reports how invalid bytes were decoded, after characters of any width', () => {
    const bytes = Buffer.concat([
      Buffer.from('🙂 The café on the “Ring” is open. '),
      Buffer.from([0x93]),
      Buffer.from('Quoted by a program'),
      Buffer.from([0x94]),
      Buffer.from(' and read on. Déjà vu.'),
    ]);
    const { text, strictText, changes } = decode(bytes);
    assert.equal(strictText, new TextDecoder().decode(bytes));
    assert.equal(apply(strictText, changes), text);
    assert.equal(text, '🙂 The café on the “Ring” is open. “Quoted by a program” and read on. Déjà vu.');
    assert.deepEqual(
      changes.map(({ input, output, reasons, replacement }) => [
        strictText.slice(input.start, input.end),
        text.slice(output.start, output.end),
        replacement,
        reasons[0],
      ]),
      [
        ['\ufffd', '“', '“', 'invalid-bytes'],
        ['\ufffd', '”', '”', 'invalid-bytes'],
      ],
    );
    const sound = decode(Buffer.from('café'));
    assert.deepEqual([sound.changes, sound.strictText], [[], 'café']);
  });
});

describe('lone surrogates', () => {
  const lone = '\uD800';

  test('stay through repair', () => {
    const { text, changes, changed } = repair(`${lone} a`);
    assert.deepEqual([text, changes, changed], [`${lone} a`, [], false]);
    assert.equal(repair(`${lone}caf\u00C3\u00A9 \uDC00`).text, `${lone}café \uDC00`);
  });

  test('stay next to the noncharacters that could replace them', () => {
    assert.equal(repair(`\uFDD0${lone}\uFDD1`).text, `\uFDD0${lone}\uFDD1`);
  });

  test('stay through a plain page, its Markdown and its summary', () => {
    const page = `The caf\u00C3\u00A9 ${lone} reopened on Monday.`;
    const report = process(page, { as: 'text', summary: true });
    const expected = `The café ${lone} reopened on Monday.`;
    assert.deepEqual([report.pageText, report.text, report.summary.text], [page, expected, expected]);
    assert.ok(report.markdown.includes(lone));
  });

  test('stay through HTML', () => {
    const page = `<!DOCTYPE html><title>${lone}</title><p class="\uDC00">One \uD800</p><p>Two \uDC01</p>`;
    const report = process(page, { clean: false });
    assert.equal(report.text, 'One \uD800\n\nTwo \uDC01');
    assert.equal(report.metadata.title, '\uFFFD');
    assert.equal(summarize(`${lone} One. Two.`, { length: 2 }).text, `${lone} One. Two.`);
  });

  test('do not move the ends of sentences', () => {
    assert.equal(sentences(`${lone} One. Two.`).at(-1).end, 11);
    assert.equal(isSuspect(lone), isSuspect('\uFDD0'));
  });
});

describe('errors', () => {
  const failure = (code, message) => (error) => {
    assert.ok(error instanceof LimpidError && error instanceof Error);
    assert.equal(error.name, 'LimpidError');
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  };

  /** @type {[string, any, string, RegExp][]} */
  const bad = [
    ['an unknown option', { repare: true }, 'bad-option', /"repare"/],
    ['an unknown option of a stage', { repair: { fixEncodings: true } }, 'bad-option', /"repair\.fixEncodings"/],
    ['a wrong type', { repair: { fixEncoding: 'yes' } }, 'bad-option', /"repair\.fixEncoding"/],
    ['a wrong name', { clean: { focus: 'sharp' } }, 'bad-option', /"clean\.focus".*sharp/],
    ['a wrong length', { summary: { length: { lines: 3 } } }, 'bad-option', /"summary\.length".*lines/],
    ['a negative length', { summary: { length: -1 } }, 'bad-option', /"summary\.length"/],
    [
      'a misspelt weight',
      { summary: { weights: { positon: 0 } } },
      'bad-option',
      /"summary\.weights\.positon".*title, position, frequency, graph, length/,
    ],
    [
      'a weight that is not a number',
      { summary: { weights: { title: 'much' } } },
      'bad-option',
      /"summary\.weights\.title"/,
    ],
    ['a wrong kind', { as: 'pdf' }, 'bad-option', /"as"/],
    ['no object', 3, 'bad-option', /must be an object/],
    ['a stage that is not an object', { clean: 'no' }, 'bad-option', /"clean"/],
    ['an unreadable rule', { clean: { keep: [''] } }, 'bad-rule', /rule/],
  ];
  for (const [name, options, code, message] of bad) {
    test(name, () => assert.throws(() => process('x', options), failure(code, message)));
  }

  test('an unknown encoding', () => {
    assert.throws(() => decode(new Uint8Array(1), { label: 'utf-99' }), failure('unknown-encoding', /utf-99/));
  });

  test('input of a wrong type', () => {
    assert.throws(() => repair(1), failure('bad-input', /number/));
    assert.throws(() => process(null), failure('bad-input', /null/));
    assert.throws(() => decode('text'), failure('bad-input', /Uint8Array/));
  });

  test('undefined options are defaults', () => {
    const plain = process('x', { repair: undefined, summary: undefined, as: undefined, clean: { focus: undefined } });
    assert.deepEqual(plain.text, process('x').text);
    assert.equal(repair('e\u0301', { normalization: undefined }).text, 'é');
    assert.equal(repair('e\u0301', { normalization: null }).text, 'e\u0301');
  });
});
