// A route handler: POST text, get it repaired. Many pages at once go to worker threads.
import { batch, repair } from 'limpid';

export async function POST(request) {
  const text = await request.text();
  const pages = [];
  for await (const { report } of batch([text, text], { jobs: 2 })) pages.push(report.text);
  return Response.json({ text: repair(text).text, pages });
}
