/** Law 2 for every detector: any split of a text gives the same hits. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Detector } from '../../src/core/detector.ts';
import { drive } from '../../src/detectors/drive.ts';
import { DETECTORS } from '../../src/detectors/index.ts';
import { glued } from '../cases/detectors/glued.ts';
import { fc } from './fast-check.ts';
import { split } from './split.ts';

const OPTIONS: Readonly<Record<string, unknown>> = {
  language: { allowed: ['de'] },
  links: { allow: ['shop.example'] },
  keywords: { words: ['project falcon', 'falcon', 'secret', 'Geheim', '机密', 'a b c', 'falconer'] },
  patterns: {
    patterns: [
      { name: 'order', pattern: '\\b[A-Z]{2,4}-?\\d{2,6}' },
      { name: 'dashed', pattern: '\\d{3}-\\d{2,4}', type: 'DASHED' },
      { name: 'named', pattern: '\\d{4,9}\\b', context: ['account', 'konto', 'number', 'card'], within: 30 },
      { name: 'secret', pattern: '(?:secret|key|token)\\s{0,3}[:=]', ignoreCase: true, score: 0.6 },
    ],
  },
};

/** A letter of another script is a boundary for codes and addresses, and held text begins behind it. */
const BEHIND_ARABIC = 'نمP.O. Box 1234, Anytown, CA 90001';

/** A line under words is none of a street. */
const UNDERLINED = '3 New Features Street_123 Main St, Springfield, IL 62701';

function compile(detector: Detector) {
  return detector.compile(OPTIONS[detector.name] ?? detector.widest ?? {});
}

/** With phrases alone; what models say is in learned.test.ts. */
const BY_MODEL_ALONE: ReadonlySet<string> = new Set(['jailbreak', 'harmful-request', 'toxicity', 'topic']);
const HERE = DETECTORS.filter(({ name }) => !BY_MODEL_ALONE.has(name));

// Those that look texts up in indexes are in dlp.test.ts, those that compare with a request in tests of their own.
for (const detector of HERE.filter(({ using, bind }) => using === undefined && bind === undefined)) {
  describe(`detector ${detector.name}`, () => {
    it('finds the same in any chunking', () => {
      const scanner = compile(detector);
      let found = 0;
      fc.assert(
        fc.property(
          glued,
          fc.array(fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 90 })), {
            minLength: 1,
            maxLength: 12,
          }),
          (whole, sizes) => {
            const expected = drive(scanner, [whole]).hits;
            found += expected.length;
            assert.deepEqual(drive(scanner, split(whole, sizes)).hits, expected);
          },
        ),
        {
          numRuns: 2400,
          examples: [BEHIND_ARABIC, UNDERLINED].map((text): [string, number[]] => [text, [1]]),
        },
      );
      assert.ok(found > 60, `the texts held only ${found} hits`);
    });

    it('holds at most its lookback', () => {
      const scanner = compile(detector);
      fc.assert(
        fc.property(glued, (whole) => {
          for (const held of drive(scanner, split(whole, [3])).pending) assert.ok(held <= scanner.lookback);
        }),
        { numRuns: 100 },
      );
    });
  });
}
