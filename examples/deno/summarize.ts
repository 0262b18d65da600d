// Summarizes a file in Deno: `deno run --allow-read summarize.ts page.txt`. In a project of your own import `npm:limpid`.

import { limpid } from 'limpid';

const [file] = Deno.args;
const report = limpid(await Deno.readFile(file), { summary: { length: 1 } });
console.log(report.summary!.text);
