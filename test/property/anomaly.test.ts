/** Law 2 for anomaly: any split of an answer is scored at the same places; what the end of a text would say is known before. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEVIATIONS } from '../cases/anomaly/deviations.ts';
import { Draw } from '../cases/anomaly/draw.ts';
import { shopAnswers } from '../cases/anomaly/shop.ts';
import { found, opened, openedProfile, shopProfile } from '../fakes/profiles.ts';
import { fc } from './fast-check.ts';
import { split } from './split.ts';

const PROFILE = openedProfile(shopProfile(200));
const ODD = Object.values(DEVIATIONS);

/** Ordinary and strange answers, one after the other. */
const answers = fc
  .array(fc.tuple(fc.integer({ min: 0, max: ODD.length }), fc.integer({ min: 1, max: 1e6 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) =>
    parts
      .map(
        ([kind, seed]) => ODD[kind]?.(new Draw(seed)).slice(0, 1500) ?? shopAnswers('kept', 1, seed)[0] ?? '',
      )
      .join('\n'),
  );
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 700 })), {
  minLength: 1,
  maxLength: 8,
});

describe('detector anomaly', () => {
  for (const hold of [false, true])
    it(`finds the same in any chunking, ${hold ? 'held' : 'as it comes'}`, () => {
      const options = { profile: 'shop', hold, expect: { digits: { most: 0.2 } } };
      let hits = 0;
      fc.assert(
        fc.property(answers, sizes, (text, pieces) => {
          const expected = found(opened(PROFILE, options), [text]);
          hits += expected.length;
          assert.deepEqual(found(opened(PROFILE, options), split(text, pieces)), expected);
        }),
        { numRuns: 120 },
      );
      assert.ok(hits > 60, `only ${hits} hits`);
    });

  it('knows whether a text would be reported if it ended, and says so before', () => {
    let unfinished = 0;
    fc.assert(
      fc.property(answers, fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        const begin = text.slice(0, Math.ceil(share * text.length));
        const scanner = opened(PROFILE);
        const seen = scanner.scan({ text: begin, from: 0, fresh: 0, final: false, first: true });
        const asked = scanner.unfinished?.();
        const all = found(opened(PROFILE), [begin]);
        if (asked === true) unfinished++;
        assert.equal(asked, all.length > seen.hits.length);
      }),
      { numRuns: 300 },
    );
    assert.ok(unfinished > 60, `only ${unfinished} were unfinished`);
  });

  it('holds no more than a stretch', () => {
    fc.assert(
      fc.property(answers, sizes, (text, pieces) => {
        const scanner = opened(PROFILE, { profile: 'shop', hold: true });
        let kept = '';
        for (const piece of split(text, pieces)) {
          const whole = kept + piece;
          const { holdFrom } = scanner.scan({
            text: whole,
            ...{ from: 0, fresh: kept.length, final: false, first: false },
          });
          kept = whole.slice(holdFrom);
          assert.ok(kept.length < scanner.lookback);
        }
      }),
      { numRuns: 60 },
    );
  });
});
