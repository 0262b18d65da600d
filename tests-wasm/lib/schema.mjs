// The JSON Schema of what the command writes, as a judge of results.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { root } from './server.mjs';

export const schema = JSON.parse(readFileSync(join(root, 'cli/schema.json'), 'utf8'));

const COMMANDS = ['repair', 'detect', 'clean', 'sentences', 'summarize', 'explain'];
/** Commands whose results have the shape of those without a command. */
const WHOLE = { 'file-explain': 'file-process', 'row-explain': 'row-process' };

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
ajv.addSchema(schema);
/** The same, but an answer to a row may not have fields that the schema does not name. */
const strict = new Ajv({ allErrors: true, allowUnionTypes: true });
strict.addSchema(JSON.parse(JSON.stringify(schema), (key, value) => (key === 'additionalProperties' ? false : value)));

/** The names in `$defs` of what a call may write: of its results, and of errors among them. */
export function shapes(args) {
  if (args.includes('--together')) return args.includes('--jsonl') ? ['row-together', 'row-error'] : ['together'];
  const command = COMMANDS.includes(args[0]) ? args[0] : 'process';
  const row = args.includes('--jsonl') || args.includes('jsonl');
  const shape = `${row ? 'row' : 'file'}-${command === 'clean' && args.includes('--details') ? 'process' : command}`;
  return [WHOLE[shape] ?? shape, ...(row ? ['row-error'] : [])];
}

/** True when results of a call are JSON. */
export const writesJson = (args) => ['--json', '--jsonl', 'json', 'jsonl'].some((word) => args.includes(word));

/** What is wrong with `value`, which should have the shape of that name; null if nothing is. `own`: fields of the input, which come back. */
export function complaint(value, shape, own = []) {
  if (!ajv.validate(schema.$id, value)) return `no shape at all fits: ${JSON.stringify(value)}`;
  if (strict.validate(`${schema.$id}#/$defs/${shape}`, value)) return null;
  const comesBack = ({ keyword, instancePath, params }) =>
    keyword === 'additionalProperties' && instancePath === '' && own.includes(params.additionalProperty);
  const wrong = strict.errors.filter((error) => !comesBack(error));
  return wrong.length === 0 ? null : strict.errorsText(wrong);
}
