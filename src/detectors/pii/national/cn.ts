/** China: resident identity numbers. */
import { weighted } from './checks.ts';
import { isDate, numberAt } from './dates.ts';
import { type NationalId, TELLING } from './national-id.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** Provinces, with Taiwan, Hong Kong, Macao, and residents from there; centuries from 1900 on. */
const REGION = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)\d{4}(19|20)\d{9}[\dX]$/;

export const residentId: NationalId = {
  name: 'cn-resident-id',
  type: 'CN_RESIDENT_ID',
  finds:
    'Chinese resident identity numbers with a region, a date of birth and a right check character (ISO 7064)',
  source: 'GB 11643-1999',
  forms: { '99999999999999999#': TELLING, '999999 99999999 999#': TELLING, '999999-99999999-999#': TELLING },
  words: ['身份证*', '公民身份', 'shenfenzheng', 'chinese id', 'resident identity', 'identity card'],
  proves: (compact) =>
    REGION.test(compact) &&
    isDate(numberAt(compact, 6, 4), numberAt(compact, 10), numberAt(compact, 12)) &&
    '10X98765432'.charAt(weighted(compact, WEIGHTS) % 11) === compact[17],
};
