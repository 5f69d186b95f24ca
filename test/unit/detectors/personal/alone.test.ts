/** Each kind of personal data by itself: what others hold of a text does not help it to be found in pieces. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../../src/detectors/drive.ts';
import { pii } from '../../../../src/detectors/pii/index.ts';
import { ABROAD } from '../../../cases/detectors/abroad.ts';
import { HOMES } from '../../../cases/detectors/homes.ts';
import { RECORDED } from '../../../cases/detectors/people-in-records.ts';
import { PERSONAL_SNIPPETS } from '../../../cases/detectors/personal.ts';
import { split } from '../../../property/split.ts';

/** As they are marked, so that what is found stands between brackets, and without. */
const MARKED = [...Object.values(ABROAD).flat(), ...Object.values(HOMES).flat(), ...RECORDED];
const TEXTS = [
  ...PERSONAL_SNIPPETS.map((snippet) => `see ${snippet} there`),
  ...MARKED.flatMap((marked) => [marked, marked.replaceAll(/[[\]]/g, '')]),
];
const SIZES = [1, 2, 3, 5, 8, 13];
/** National ids are one recognizer, and have a property of their own. */
const OWN = /^(?!(?:[A-Z]{2}|CZ_SK)_)|^US_|^IP_/;
const TYPES = pii.types.filter((type) => OWN.test(type));

describe('each kind of personal data alone', () => {
  let found = 0;
  for (const type of TYPES) {
    it(`${type} is found in chunks of any size`, () => {
      const scanner = pii.compile({ entities: [type] });
      for (const text of TEXTS) {
        const whole = drive(scanner, [text]).hits;
        found += whole.length;
        for (const size of SIZES)
          assert.deepEqual(drive(scanner, split(text, [size])).hits, whole, `${size}: ${text}`);
      }
    });
  }
  it('the texts hold some of most kinds', () => {
    assert.ok(TYPES.length >= 17, `${TYPES.length} kinds`);
    assert.ok(found > TYPES.length * 3, `${found} hits`);
  });
});
