/** Personal data of many countries: what is reported, exactly, and what is not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ABROAD, NOT_ABROAD } from '../../../cases/detectors/abroad.ts';
import { HOMES, NOT_HOMES } from '../../../cases/detectors/homes.ts';
import { foundIn } from './found.ts';

describe('pii in many countries', () => {
  for (const [type, texts] of [...Object.entries(ABROAD), ...Object.entries(HOMES)]) {
    it(`finds ${type}`, () => {
      for (const marked of texts) {
        const text = marked.replaceAll(/\[(?=[^{"])|(?<=[^}"])\]/g, '');
        const wanted = [...marked.matchAll(/\[([^\][{}"]+)\]/g)].map(([, value]) => `${type} ${value}`);
        assert.deepEqual(foundIn(text), wanted, text);
      }
    });
  }
  it('leaves what is like it', () => {
    for (const text of [...NOT_ABROAD, ...NOT_HOMES]) assert.deepEqual(foundIn(text), [], text);
  });
});
