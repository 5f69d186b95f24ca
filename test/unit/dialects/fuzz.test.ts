/** The fuzz target of the dialects as a regression test: a fixed seed, a few rounds. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fuzzDialects } from '../../fuzz/dialects.ts';

describe('the readers under fuzz', () => {
  it('never throw, and say the same in any chunking', () => {
    const accepted = fuzzDialects(600, 7);
    assert.ok(accepted > 600, 'enough samples are read to their end to mean something');
  });
});
