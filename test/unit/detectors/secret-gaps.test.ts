/** What may stand between a name for a secret and its value, and values that generators make in any place. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../src/detectors/drive.ts';
import { RecognizerScanner } from '../../../src/detectors/engine/recognize.ts';
import { fold } from '../../../src/detectors/fold.ts';
import { SECRET_RULES } from '../../../src/detectors/secrets/rules.ts';
import { BEHIND_GAPS, GAPS_LEFT, OTHER_TYPES } from '../../cases/detectors/secrets/gaps.ts';
import { ISSUED_GAPS, ISSUED_LEFT } from '../../cases/detectors/secrets/issued.ts';
import { LATER_GAPS, LATER_GAPS_LEFT } from '../../cases/detectors/secrets/pairs-and-codes.ts';

const scanner = new RecognizerScanner(SECRET_RULES);

/** What is found in a text as the pipeline reads it. */
function foundIn(text: string): string[] {
  const folded = fold(text).text;
  return drive(scanner, [folded]).hits.map(({ type, start, end }) => `${type} ${folded.slice(start, end)}`);
}

describe('between a name for a secret and its value', () => {
  for (const [text, value] of [...BEHIND_GAPS, ...LATER_GAPS, ...ISSUED_GAPS])
    it(`may stand what does in ${text.slice(0, 60)}`, () => {
      assert.deepEqual(foundIn(text.replace('%', () => value)), [`GENERIC_SECRET ${value}`]);
    });

  for (const [text, found] of OTHER_TYPES)
    it(`may stand what does in ${text}`, () => {
      const value = found.slice(found.indexOf(' ') + 1);
      assert.deepEqual(foundIn(text.replace('%', () => value)).slice(-1), [found]);
    });

  for (const text of [...GAPS_LEFT, ...LATER_GAPS_LEFT, ...ISSUED_LEFT])
    it(`stands no value in ${text.slice(0, 60)}`, () => assert.deepEqual(foundIn(text), []));
});
