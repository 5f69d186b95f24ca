/** Words that name what follows them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CONTEXT_REACH, ContextWords } from '../../../src/detectors/pii/context.ts';

const WORDS = new ContextWords(['tax id', 'Steuer-ID', 'NIF', 'passport*', '税号', 'ИНН']);

const NAMED = [
  'Tax ID: ',
  'my tax-id is ',
  'TAX_ID=',
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
  for (const text of UNNAMED) {
    it(`do not name what follows ${JSON.stringify(text.slice(0, 30))}`, () =>
      assert.equal(WORDS.before(`${text}123`, text.length), false));
  }
});
