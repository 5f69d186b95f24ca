/** Names of people in sentences of many styles, and what stands in the same places and is none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../../src/detectors/drive.ts';
import { pii } from '../../../../src/detectors/pii/index.ts';
import { NOT_PEOPLE, PEOPLE } from '../../../cases/detectors/people.ts';
import { ELSEWHERE, NOT_ELSEWHERE } from '../../../cases/detectors/people-elsewhere.ts';
import { IN_CAPITALS, NOT_IN_CAPITALS } from '../../../cases/detectors/people-in-capitals.ts';
import { IN_FORMS, NOT_IN_FORMS } from '../../../cases/detectors/people-in-forms.ts';
import { IN_LETTERS, NOT_IN_LETTERS } from '../../../cases/detectors/people-in-letters.ts';
import { NOT_RECORDED, RECORDED } from '../../../cases/detectors/people-in-records.ts';

const scanner = pii.compile({ entities: ['PERSON'] });

function namesIn(text: string): readonly string[] {
  return drive(scanner, [text]).hits.map(({ start, end }) => text.slice(start, end));
}

describe('names of people', () => {
  for (const marked of [...PEOPLE, ...RECORDED, ...IN_FORMS, ...IN_CAPITALS, ...IN_LETTERS, ...ELSEWHERE]) {
    it(marked, () => {
      const text = marked.replaceAll(/[[\]]/g, '');
      assert.deepEqual(
        namesIn(text),
        [...marked.matchAll(/\[([^\]]+)\]/g)].map(([, name]) => name),
      );
    });
  }
  for (const text of [
    ...NOT_PEOPLE,
    ...NOT_RECORDED,
    ...NOT_IN_FORMS,
    ...NOT_IN_CAPITALS,
    ...NOT_IN_LETTERS,
    ...NOT_ELSEWHERE,
  ])
    it(`none: ${text}`, () => assert.deepEqual(namesIn(text), []));

  it('are found one character at a time', () => {
    for (const marked of [
      ...PEOPLE,
      ...NOT_PEOPLE,
      ...RECORDED,
      ...NOT_RECORDED,
      ...IN_FORMS,
      ...NOT_IN_FORMS,
      ...IN_CAPITALS,
      ...NOT_IN_CAPITALS,
      ...IN_LETTERS,
      ...NOT_IN_LETTERS,
      ...ELSEWHERE,
      ...NOT_ELSEWHERE,
    ]) {
      const text = marked.replaceAll(/[[\]]/g, '');
      assert.deepEqual(drive(scanner, text).hits, drive(scanner, [text]).hits, text);
    }
  });
});
