/** Words that name what follows them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold } from '../../../src/detectors/fold.ts';
import { CONTEXT_REACH, ContextNames, ContextWords } from '../../../src/detectors/pii/context.ts';

const WORDS = new ContextWords(['tax id', 'Steuer-ID', 'NIF', 'passport*', '税号', 'ИНН']);

const NAMED = [
  'Tax ID: ',
  'my tax-id is ',
  'TAX_ID=',
  '"taxId": ',
  'Steuer-ID ',
  'his NIF number ',
  'passports: ',
  '税号',
  'инн ',
  'Tax ID\n  ',
];
const UNNAMED = [
  'syntax id ',
  'nifty ',
  'compass port ',
  'tax id is not here.\nOrder ',
  `tax id${' .'.repeat(CONTEXT_REACH)}`,
  '',
];

describe('context words', () => {
  for (const text of NAMED) {
    it(`name what follows ${JSON.stringify(text)}`, () =>
      assert.equal(WORDS.before(`${text}123`, text.length), true));
  }
  for (const text of ['ИНН ', 'инн ', 'Инн: ']) {
    it(`name what follows ${JSON.stringify(text)} once it is folded`, () =>
      assert.equal(WORDS.before(fold(text).text, text.length), true));
  }
  it('of several lists tell how far the last of each stands', () => {
    const names = new ContextNames([['nif'], ['passport*'], ['税号']]);
    assert.deepEqual([...names.distances('NIF a, passports: 123', 18)], [14, 2, -1]);
    assert.deepEqual([...names.distances('passport a, NIF: 123', 17)], [1, 8, -1]);
    assert.deepEqual([...names.distances('number: 123', 8)], [-1, -1, -1]);
  });
  for (const text of UNNAMED) {
    it(`do not name what follows ${JSON.stringify(text.slice(0, 30))}`, () =>
      assert.equal(WORDS.before(`${text}123`, text.length), false));
  }
});
