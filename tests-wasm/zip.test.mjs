// Archives of the demo page, read by what the format says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';

import { archiveNames, zip } from '../www/zip.js';

/** The files of an archive, by the list at its end. */
function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  assert.equal(at + bytes.readUInt32LE(end + 12), end);
  return Array.from({ length: count }, () => {
    assert.equal(bytes.readUInt32LE(at), 0x02014b50);
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    const [sum, packed, size, length] = [16, 20, 24]
      .map((field) => bytes.readUInt32LE(at + field))
      .concat(bytes.readUInt16LE(at + 28));
    const place = bytes.readUInt32LE(at + 42);
    const name = bytes.subarray(at + 46, at + 46 + length).toString();
    at += 46 + length;
    assert.equal(flags, 0x800);
    assert.equal(bytes.readUInt32LE(place), 0x04034b50);
    assert.equal(bytes.readUInt32LE(place + 14), sum);
    const start = place + 30 + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28);
    const body = bytes.subarray(start, start + packed);
    const data = method === 8 ? inflateRawSync(body) : body;
    assert.equal(data.length, size);
    return [name, data.toString(), sum];
  });
}

test('an archive holds its files, short and long, with names in any script', async () => {
  const files = [
    { name: 'pages/123.txt', text: '123456789' },
    { name: 'صفحة/ملف.txt', text: 'All work and no play. '.repeat(1000) },
    { name: 'empty.txt', text: '' },
  ];
  const bytes = Buffer.from(await (await zip(files)).arrayBuffer());
  const found = unzip(bytes);
  assert.deepEqual(
    found.map(([name, text]) => ({ name, text })),
    files,
  );
  // The check value that the definition of CRC-32 gives.
  assert.equal(found[0][2], 0xcbf43926);
  assert.ok(bytes.length < 1500);
  assert.deepEqual(unzip(Buffer.from(await (await zip([])).arrayBuffer())), []);
});

test('names in an archive are relative and each is there once', () => {
  assert.deepEqual(archiveNames(['a.html', 'a.htm', '/b/../c.d.html', '..', 'x\\y.txt'], '.md'), [
    'a.md',
    'a-2.md',
    'b/c.d.md',
    'page.md',
    'x/y.md',
  ]);
});
