/** Ids in headers: one, not empty, and not too long. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { headerId } from '../../../src/screen/header-id.ts';

const named = (...values: readonly string[]) => values.map((value) => ({ name: 'x-session', value }));

describe('the id in a header', () => {
  it('is the value of the one header of that name', () => {
    assert.equal(headerId([{ name: 'x-other', value: 'b' }, ...named('a')], 'x-session'), 'a');
    assert.equal(headerId(named('a'.repeat(512)), 'x-session'), 'a'.repeat(512));
    assert.equal(headerId(named('a'.repeat(513)), 'x-session', 1024), 'a'.repeat(513));
  });

  const none = [
    ['is not there', []],
    ['is empty', named('')],
    ['stands there twice', named('a', 'a')],
    ['is longer than an id', named('a'.repeat(513))],
  ] as const;
  for (const [what, headers] of none)
    it(`is none where the header ${what}`, () => assert.equal(headerId(headers, 'x-session'), undefined));
});
