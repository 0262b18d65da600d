// A server route: POST text, get it repaired. Many pages at once go to worker threads.
import { batch, repair } from 'limpid';

export default defineEventHandler(async (event) => {
  const text = (await readRawBody(event)) ?? '';
  const pages = [];
  for await (const { report } of batch([text, text], { jobs: 2 })) pages.push(report?.text);
  return { text: repair(text).text, pages };
});
