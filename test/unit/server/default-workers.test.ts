/** How many workers there are where nobody says. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultWorkers } from '../../../src/server/default-workers.ts';

const GIB = 1024 ** 3;

describe('workers where nobody says how many', () => {
  it('are one per core where memory is not bounded', () => {
    assert.equal(defaultWorkers(64, undefined), 64);
  });

  it('are as many as fit into the memory of the container', () => {
    const fitting = [0.25, 1, 1.5, 2, 4, 64].map((gib) => defaultWorkers(8, gib * GIB));
    assert.deepEqual(fitting, [1, 1, 2, 3, 8, 8]);
  });

  it('are never more than the cores', () => {
    assert.equal(defaultWorkers(1, 64 * GIB), 1);
  });
});
