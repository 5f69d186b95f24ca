/** Searches by halves. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstWhere } from '../../../src/screen/first-where.ts';

describe('the first position where something holds', () => {
  it('is the same as by looking at each of them', () => {
    for (let length = 0; length <= 9; length++)
      for (let first = 0; first <= length; first++)
        assert.equal(
          firstWhere(length, (at) => at >= first),
          first,
          `${first} of ${length}`,
        );
  });
});
