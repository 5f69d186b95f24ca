/** National ids, which one recognizer finds: asked anywhere or where the search says, in any chunking, the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../src/detectors/drive.ts';
import { RecognizerScanner } from '../../src/detectors/engine/recognize.ts';
import { joined, NATIONAL_RULES } from '../../src/detectors/pii/national/index.ts';
import { NATIONAL_SNIPPETS } from '../cases/detectors/national.ts';
import { exhaustive } from '../fakes/exhaustive.ts';
import { fc } from './fast-check.ts';
import { split } from './split.ts';

const recognizers = joined(NATIONAL_RULES);
const scanner = new RecognizerScanner(recognizers);

const part = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NATIONAL_SNIPPETS) },
  { weight: 2, arbitrary: fc.stringMatching(/^[A-Z0-9 ./-]{0,14}$/) },
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const glue = fc.constantFrom('', ' ', '\n', '. ', '-', '.', '/');
const text = fc.array(fc.tuple(part, glue), { maxLength: 6 }).map((parts) => parts.flat().join(''));
/** Of hex digits the text that they stand for is scanned too, and held with them. */
const BESIDE_HEX = '05.11.2024 and 2024-11-05 and 11/05/20243f786850e387550fdab836ed7e6dc881de23001b';
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });

describe('national ids', () => {
  it('are one recognizer', () => assert.equal(recognizers.length, 1));

  it('are the same when every offset is asked', () => {
    const reference = exhaustive(recognizers);
    let found = 0;
    fc.assert(
      fc.property(text, (whole) => {
        const { hits } = drive(reference, [whole]);
        found += hits.length;
        assert.deepEqual(drive(scanner, [whole]).hits, hits);
      }),
      { numRuns: 1500 },
    );
    assert.ok(found > 500, `the texts held only ${found} hits`);
  });

  it('are the same in any chunking', () => {
    fc.assert(
      fc.property(text, sizes, (whole, lengths) => {
        const { hits, pending } = drive(scanner, split(whole, lengths));
        assert.deepEqual(hits, drive(scanner, [whole]).hits);
        assert.ok(pending.every((length) => length <= scanner.lookback));
      }),
      { numRuns: 1500, examples: [[BESIDE_HEX, [1]]] },
    );
  });
});
