/** National ids in texts: what is reported, exactly, and what is not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../../src/detectors/drive.ts';
import { pii } from '../../../../src/detectors/pii/index.ts';
import { NATIONAL_RULES } from '../../../../src/detectors/pii/national/index.ts';
import { NATIONAL_FOUND, NATIONAL_LEFT } from '../../../cases/detectors/national.ts';

const TYPES = new Set(NATIONAL_RULES.map(({ type }) => type));

/** `TYPE text` of what a policy would act on by default. */
function found(text: string, options: unknown = {}): string {
  const hits = drive(pii.compile(options), [text]).hits.filter(
    ({ type, score }) => TYPES.has(type) && score >= 0.5,
  );
  return hits.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`).join(', ');
}

describe('national ids', () => {
  for (const [text, expected] of NATIONAL_FOUND) {
    it(`report ${expected} in ${JSON.stringify(text)}`, () => assert.equal(found(text), expected));
  }
  for (const [what, text] of NATIONAL_LEFT) {
    it(`leave ${what}`, () => assert.equal(found(text), ''));
  }
  it('have a case each', () => {
    const types = new Set(
      NATIONAL_FOUND.flatMap(([, expected]) => expected.split(', ').map((hit) => hit.split(' ')[0])),
    );
    assert.deepEqual([...types].toSorted(), [...TYPES].toSorted());
  });
  it('are looked for by themselves', () => {
    const text = 'BSN 111222333 and TFN 123456782';
    assert.equal(found(text, { entities: ['AU_TFN'] }), 'AU_TFN 123456782');
  });
  it('leave a payment card whole, and one that is an id to the id', () => {
    const types = drive(pii.compile({}), ['4111 1111 1111 1111, 11010519491231002X']).hits.map(
      ({ type }) => type,
    );
    assert.deepEqual(types, ['CREDIT_CARD', 'CN_RESIDENT_ID']);
  });
});
