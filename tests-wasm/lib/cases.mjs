// The case files that the Rust tests read too.

import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from './server.mjs';

const FOLDER = join(root, 'tests/cases');

/** Cases of the command, not of the core. */
const COMMAND = 'cli';

/** Every case of the core: `{ stage, folder, name, ...fields of the case }`; `folder` is '' where a stage has none. */
export const cases = () => all().filter(({ stage }) => stage !== COMMAND);

/** Every case of the command, with the fields that `cli/tests/cases.rs` names. */
export const commandCases = () => all().filter(({ stage }) => stage === COMMAND);

function all() {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files.sort().flatMap(casesOf);
}

function casesOf(file) {
  const [stage, ...rest] = file.split(sep);
  const folder = rest.slice(0, -1).join('/');
  const list = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
  return list.map((one) => ({ ...one, stage, folder, name: `${file}: ${one.label}` }));
}
