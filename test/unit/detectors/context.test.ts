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

/** Words, beginnings of short and of long ones, phrases with marks. */
const LISTS = [
  ['tax id', 'tin', 'tax identification number'],
  ['nhs*', 'h&c number', 'p.p.s'],
  ['passport*', 'part #', 'taxpayer*'],
  ['number', 'id no', 'no'],
];
const LINES = [
  ...[
    'tax id number no. ',
    'tax identification number: ',
    'nhs ',
    'nhsno ',
    'a.nhs.x ',
    'nh s ',
    'tins ',
    'tin2 ',
  ],
  ...[
    'H&C Number: ',
    'p.p.s. ',
    'part #',
    'part # tin/',
    'passports, taxpayers ',
    'taxpaye ',
    'id-no_',
    'idNo ',
    'ID NO ',
  ],
  ...['notin no tin', '1tin 2no ', 'xx no nhs9 passport', '', ' ', '(no) [tin] {nhs}'],
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
  for (const line of LINES) {
    it(`tell the same of ${JSON.stringify(line)} where it is searched for all of them`, () => {
      const names = new ContextNames(LISTS);
      const short = [...names.distances(`${line}123`, line.length)];
      // A letter that is not ASCII, behind which words begin in other ways.
      const searched = `é. ${line}`;
      assert.deepEqual(short, [...names.distances(`${searched}123`, searched.length)]);
    });
  }
  for (const text of UNNAMED) {
    it(`do not name what follows ${JSON.stringify(text.slice(0, 30))}`, () =>
      assert.equal(WORDS.before(`${text}123`, text.length), false));
  }
});
