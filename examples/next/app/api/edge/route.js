// The same in the edge runtime, which compiles WebAssembly only from files. It has no workers.
import { batch, repair } from 'limpid';

export const runtime = 'edge';

export async function POST(request) {
  const text = await request.text();
  const pages = [];
  for await (const { report } of batch([text])) pages.push(report.text);
  return Response.json({ text: repair(text).text, pages });
}
