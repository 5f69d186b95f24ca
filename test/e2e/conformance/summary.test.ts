/** The summary: every required case stands in a file, and every file declares its group. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { GROUPS, REQUIRED } from './support/cases.ts';

describe('conformance, summary', () => {
  it(`the ${REQUIRED.length} required cases are those of the files`, () => {
    const declared = new Set<string>(Object.values(GROUPS).flat());
    assert.deepEqual([...declared].sort(), [...REQUIRED].sort());
    assert.equal(REQUIRED.length, 31);
  });

  for (const [group, ids] of Object.entries(GROUPS)) {
    it(`${group} claims ${ids.join(', ')}`, () => {
      const text = readFileSync(new URL(`${group}.test.ts`, import.meta.url), 'utf8');
      assert.ok(text.includes(`conformance('${group}',`), 'the file declares its group');
      for (const id of ids) assert.match(text, new RegExp(`claim\\(\\s*'${id}',`), `${id} is claimed`);
      assert.doesNotMatch(text, /\.(skip|todo|only)\(|\b(skip|todo|only):/, 'nothing is left out');
    });
  }
});
