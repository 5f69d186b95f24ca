/** Work in slices: others have their turns while it goes on, and most of the time where exchanges wait. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inSlices } from '../../../src/config/in-slices.ts';

/** Steps that take some milliseconds each. */
function* steps(count: number): Generator<void, string> {
  for (let step = 0; step < count; step++) {
    const from = performance.now();
    while (performance.now() - from < 3);
    yield;
  }
  return 'done';
}

/** How often something else had its turn until work is done. */
async function turnsBeside(work: Promise<string>): Promise<number> {
  let turns = 0;
  let goesOn = true;
  const turn = (): void => {
    turns++;
    if (goesOn) setImmediate(turn);
  };
  setImmediate(turn);
  assert.equal(await work, 'done');
  goesOn = false;
  return turns;
}

describe('work in slices', () => {
  for (const rests of [true, false])
    it(`gives others their turns ${rests ? 'in its rests' : 'between two slices'}`, async () => {
      assert.ok((await turnsBeside(inSlices(steps(10), rests))) >= 9);
    });
});
