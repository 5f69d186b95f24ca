/** Numbers of persons as records, forms and lists hold them: what is reported, exactly, and what is not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IDENTIFIERS, NOT_IDENTIFIERS } from '../../../cases/detectors/identifiers.ts';
import { foundIn } from './found.ts';

/** Whom they belong to is another's matter. */
function numbersIn(text: string): string[] {
  return foundIn(text).filter((hit) => !/^(?:PERSON|ADDRESS|DATE_OF_BIRTH) /.test(hit));
}

describe('pii in records, forms and lists', () => {
  for (const [type, texts] of Object.entries(IDENTIFIERS))
    for (const marked of texts) {
      const text = marked.replaceAll(/\[(?=[^{"])|(?<=[^}"])\]/g, '');
      const wanted = [...marked.matchAll(/\[([^\][{}"]+)\]/g)].map(([, value]) => `${type} ${value}`);
      it(`finds ${marked}`, () => assert.deepEqual(numbersIn(text), wanted));
    }
  for (const text of NOT_IDENTIFIERS) it(`leaves ${text}`, () => assert.deepEqual(numbersIn(text), []));
});
