// @vitest-environment happy-dom
import { batch, LimpidError, process, RepairStream, repair } from 'limpid';
import { expect, test } from 'vitest';

test('repairs and cleans', () => {
  expect(repair('cafÃ©').text).toBe('café');
  expect(process('<nav><a href="/">Home</a></nav><p>The cafÃ© reopened on Monday.</p>').text).toContain('The café');
  expect(() => repair(5)).toThrow(LimpidError);
});

test('works in threads', async () => {
  const texts = [];
  for await (const { report } of batch(['cafÃ©', 'b'], { jobs: 1 })) texts.push(report.text);
  expect(texts).toEqual(['café', 'b']);
});

test('streams', async () => {
  const stream = new RepairStream();
  const writer = stream.writable.getWriter();
  writer.write('cafÃ©\n').then(() => writer.close());
  expect((await stream.readable.getReader().read()).value).toBe('café\n');
});
