// Names the encodings of files in Bun: `bun detect.ts old/*.txt`.

import { decode } from 'limpid';

for (const name of Bun.argv.slice(2)) {
  const { encoding, confidence } = decode(await Bun.file(name).bytes());
  console.log(`${name}: ${encoding}, ${confidence.toFixed(2)}`);
}
