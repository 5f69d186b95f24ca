/** Personal data as templates of others have it: what is reported, exactly, and what is not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STATEMENTS, TAME, WILD } from '../../../cases/detectors/from-the-wild.ts';
import { foundIn } from './found.ts';

describe('personal data in words that others chose', () => {
  for (const [what, rows] of Object.entries(WILD))
    for (const row of rows) {
      const [, type = '', marked = ''] = /^(\w+): ([\s\S]*)$/.exec(row) ?? [];
      const values = [...marked.matchAll(/\[([^\]]+)\]/g)].map(([, value]) => `${type} ${value}`);
      it(`${what}: ${marked}`, () => assert.deepEqual(foundIn(marked.replaceAll(/[[\]]/g, '')), values));
    }
  for (const [text, found] of Object.entries(STATEMENTS))
    it(`in statements: ${text}`, () => assert.deepEqual(foundIn(text), found));
  for (const text of TAME) it(`leaves ${text}`, () => assert.deepEqual(foundIn(text), []));
});
