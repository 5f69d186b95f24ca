/** The policies in `policies/`, as tests attach them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ROOT } from './stack.ts';

/** The text of a shipped policy, by its name, for every host: without what it selects. */
export function everywhere(name: string): string {
  const text = readFileSync(`${ROOT}policies/${name}.yaml`, 'utf8');
  const unbound = text.replace(/^ {2}selects: .*\n/m, '');
  assert.notEqual(unbound, text, `policies/${name}.yaml has no line that begins with "selects: "`);
  return unbound;
}
