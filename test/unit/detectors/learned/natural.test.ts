/** Harmless texts that look disguised, in many languages, are no attack, no request for harm and no abuse to the models. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findDetector } from '../../../../src/detectors/index.ts';
import { Screening } from '../../../../src/server/screening.ts';
import { NATURAL } from '../../../cases/detectors/natural.ts';
import { asking } from '../../../fakes/models.ts';

/** What a rule that denies asks for. */
const DENIES = 0.9;

/** Where the models are wrong today, by how the text begins; who makes one better takes it out of the list. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  injection: ['क्या आप'],
  'harmful-request': ['Tôi muốn'],
  toxicity: [],
};

describe('natural texts', () => {
  it('are many', () => assert.ok(NATURAL.length >= 35));

  for (const name of ['injection', 'harmful-request', 'toxicity']) {
    const detector = findDetector(name);
    assert.ok(detector !== undefined);
    const screening = new Screening([{ detector: asking(detector), options: {} }]);
    it(`are left alone by ${name}`, () => {
      const flagged = NATURAL.filter((text) => screening.find({ text }).some(({ score }) => score >= DENIES));
      const wrong = WRONG[name] ?? [];
      assert.equal(flagged.length, wrong.length, flagged.join('; '));
      for (const [index, text] of flagged.entries()) assert.ok(text.startsWith(wrong[index] ?? '-'), text);
    });
  }
});
