/** The fuzz target of the encodings as a regression test: a fixed seed, a few rounds. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fuzzEncoding } from '../../fuzz/encoding.ts';

describe('the inflater under fuzz', () => {
  it('never throws, and comes to the same in any chunking', async () => {
    const undone = await fuzzEncoding(600, 7);
    assert.ok(undone > 100 && undone < 500, `${undone} of 600 were undone`);
  });
});
