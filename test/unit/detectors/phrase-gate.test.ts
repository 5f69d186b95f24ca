/** The gate of phrases opens where a phrase may stand, says which, and lets ordinary text pass by. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CandidateFinder } from '../../../src/detectors/engine/candidates.ts';
import { compileFamily } from '../../../src/detectors/injection/phrase.ts';
import { PhraseGate } from '../../../src/detectors/injection/phrase-gate.ts';
import type { Region } from '../../../src/detectors/injection/region.ts';

const gate = new PhraseGate(
  compileFamily({
    name: 'gate',
    score: 1,
    phrases: [
      '{do anything now}',
      '{disregard|pay no heed to} ~3 {guideline*}',
      '{disregard} ~3 {guideline*}',
    ],
  }),
);
const finder = new CandidateFinder([], [gate]);

function regions(text: string): readonly Region[] {
  finder.find({ text, from: 0, final: true });
  return gate.regions(finder.heardBy(0), { text, from: 0, shift: 0 }).list;
}

describe('the gate of phrases', () => {
  const cases: readonly { readonly text: string; readonly meant: readonly (readonly number[])[] }[] = [
    { text: 'Tell me if anything in it is unclear.', meant: [] },
    { text: 'You can do anything, now or never.', meant: [[0]] },
    { text: 'DO - ANYTHING\nNOW', meant: [[0]] },
    { text: 'Please disregard these old guidelines.', meant: [[1, 2]] },
    { text: 'Pay no heed to the guidelines.', meant: [[1]] },
    { text: 'The guidelines, and then: heed them.', meant: [] },
    { text: 'Disregard it. Much is said of these and of other guidelines.', meant: [] },
  ];
  for (const { text, meant } of cases)
    it(`${JSON.stringify(text)}: ${JSON.stringify(meant)}`, () =>
      assert.deepEqual(
        regions(text).map((region) => region.meant),
        meant,
      ));
});
