/** The search for candidates finds all: a scanner which asks every recognizer at every offset reports the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scanner } from '../../src/core/detector.ts';
import { drive } from '../../src/detectors/drive.ts';
import { RecognizerScanner } from '../../src/detectors/engine/recognize.ts';
import { ScannerSet } from '../../src/detectors/engine/scanner-set.ts';
import { DETECTORS } from '../../src/detectors/index.ts';
import { glued } from '../cases/detectors/glued.ts';
import { exhaustive } from '../fakes/exhaustive.ts';
import { fc } from './fast-check.ts';

interface Named<Kind extends Scanner> {
  readonly name: string;
  readonly scanner: Kind;
}

const all: readonly Named<Scanner>[] = DETECTORS.filter(
  ({ name, using }) => using === undefined && !['keywords', 'patterns', 'language'].includes(name),
)
  .map((detector) => ({ name: detector.name, scanner: detector.compile(detector.widest ?? {}) }))
  .filter(({ scanner }) => scanner.on !== 'raw');
const recognizing = all.filter(
  (one): one is Named<RecognizerScanner> => one.scanner instanceof RecognizerScanner,
);

/** The scanner of one place in a set, searched together with the others. */
function among(set: ScannerSet, index: number, alone: Scanner): Scanner {
  const { lookback, context } = alone;
  return {
    lookback,
    context,
    scan(input) {
      const candidates = set.find(input);
      return set.scan(index, input, { candidates, shift: 0 });
    },
  };
}

describe('prefilter', () => {
  it('serves detectors', () => assert.ok(recognizing.length >= 2));

  for (const { name, scanner } of recognizing) {
    it(`${name}: on or off, the hits are the same`, () => {
      const reference = exhaustive(scanner.recognizers);
      let found = 0;
      fc.assert(
        fc.property(glued, (text) => {
          const { hits } = drive(reference, [text]);
          found += hits.length;
          assert.deepEqual(drive(scanner, [text]).hits, hits);
        }),
        { numRuns: 800 },
      );
      assert.ok(found > 60, `the texts held only ${found} hits`);
    });
  }

  it('shared by all detectors, in any chunking, the hits are those of each alone', () => {
    const set = new ScannerSet(all.map(({ scanner }) => scanner));
    fc.assert(
      fc.property(glued, fc.integer({ min: 1, max: 40 }), (text, size) => {
        const chunks = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
        for (const [index, { scanner }] of all.entries())
          assert.deepEqual(drive(among(set, index, scanner), chunks).hits, drive(scanner, [text]).hits);
      }),
      { numRuns: 400 },
    );
  });
});
