// Streams of the package against the same text in one piece.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { DecodeStream, decode, RepairStream, repair } from '../pkg/node.js';
import { root } from './lib/server.mjs';

async function through(stream, pieces) {
  let text = '';
  for await (const piece of /** @type {any} */ (ReadableStream).from(pieces).pipeThrough(stream)) {
    assert.notEqual(piece, '');
    text += piece;
  }
  return text;
}

function cut(whole, size) {
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, n) => whole.slice(n * size, (n + 1) * size));
}

const page = readFileSync(join(root, 'tests/sample/page.txt'));

describe('RepairStream', () => {
  test('gives the same for chunks of bytes and strings as repair for the whole', async () => {
    const { text } = repair(page.toString());
    for (const size of [1, 3, 1000, 1e6]) {
      assert.equal(await through(new RepairStream(), cut(page, size)), text, `bytes by ${size}`);
      assert.equal(await through(new RepairStream(), cut(page.toString(), size)), text, `strings by ${size}`);
    }
  });

  test('takes the options of repair', async () => {
    const pieces = ['x &a', 'mp; caf\u00C3', '\u00A9'];
    assert.equal(await through(new RepairStream({ unescapeHtml: 'no' }), pieces), 'x &amp; café');
    assert.throws(() => new RepairStream({ unescape: 1 }), { code: 'bad-option' });
  });

  test('keeps lone surrogates and pairs cut in two', async () => {
    const text = 'a \uD800 caf\u00C3\u00A9 \uFDEF 😀\n\uDC00 end \uD83D';
    const repaired = 'a \uD800 café \uFDEF 😀\n\uDC00 end \uD83D';
    for (const size of [1, 2, 5, 100]) {
      assert.equal(await through(new RepairStream(), cut(text, size)), repaired, `by ${size}`);
    }
  });

  test('refuses what is neither text nor bytes', async () => {
    await assert.rejects(through(new RepairStream(), [1]), { code: 'bad-input' });
  });

  test('sends nothing for empty input', async () => {
    assert.equal(await through(new RepairStream(), []), '');
    assert.equal(await through(new RepairStream(), ['', new Uint8Array()]), '');
  });
});

describe('DecodeStream', () => {
  const windows1251 = Uint8Array.from([
    0xd1, 0xe5, 0xe3, 0xee, 0xe4, 0xed, 0xff, 0x20, 0xf5, 0xee, 0xf0, 0xee, 0xf8, 0xee,
  ]);

  test('decodes as in one chunk and names the encoding', async () => {
    const stream = new DecodeStream();
    assert.equal(stream.encoding, null);
    assert.equal(await through(stream, cut(windows1251, 3)), decode(windows1251).text);
  });

  test('takes the options of decode', async () => {
    assert.equal(await through(new DecodeStream({ label: 'koi8-r' }), [Uint8Array.of(0xf0, 0xd2)]), 'Пр');
    assert.throws(() => new DecodeStream({ label: 'utf-99' }), { code: 'unknown-encoding' });
    assert.throws(() => decode(windows1251, { allow: ['utf-99'] }), { code: 'unknown-encoding' });
    assert.equal(decode(windows1251, { allow: ['koi8-r'] }).encoding, 'koi8-r');
    assert.equal(decode(windows1251, { tld: 'example.bg' }).encoding, 'windows-1251');
  });

  test('a byte order mark is not text', async () => {
    assert.equal(await through(new DecodeStream(), cut(Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62, 0), 1)), 'ab');
  });

  test('refuses strings', async () => {
    await assert.rejects(through(new DecodeStream(), ['a']), { code: 'bad-input' });
  });
});
