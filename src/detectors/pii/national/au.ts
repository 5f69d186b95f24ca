/** Australia: tax file numbers and Medicare cards. */
import { digitAt, isUniform, weighted } from './checks.ts';
import { GROUPED, type NationalId, UNTOLD } from './national-id.ts';

const TFN_WEIGHTS = [1, 4, 3, 7, 5, 8, 6, 9, 10];
/** Of the older numbers of eight digits. */
const SHORT_TFN_WEIGHTS = [10, 7, 8, 4, 6, 3, 5, 1];
const MEDICARE_WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9];

export const tfn: NationalId = {
  name: 'au-tfn',
  type: 'AU_TFN',
  finds: 'Australian tax file numbers whose weighted sum is a multiple of 11, named as one on their line',
  source: 'Australian Taxation Office, TFN algorithm',
  forms: {
    '999 999 999': UNTOLD,
    '999-999-999': UNTOLD,
    '999999999': UNTOLD,
    '99999999': UNTOLD,
    '99 999 999': UNTOLD,
    '999999 999': UNTOLD,
    '999 999999': UNTOLD,
    '999.999.999': UNTOLD,
  },
  words: ['tfn', 'tfns', 'tfn*', 'tax file', 'tax file number', 'tax file numbers', 'australian tax'],
  proves: (compact) =>
    !isUniform(compact) &&
    weighted(compact, compact.length === 9 ? TFN_WEIGHTS : SHORT_TFN_WEIGHTS) % 11 === 0,
};

export const medicare: NationalId = {
  name: 'au-medicare',
  type: 'AU_MEDICARE',
  finds:
    'Australian Medicare card numbers with a right check digit: in groups of 4, 5 and 1, or named as one',
  source: 'Services Australia, Medicare card number (METeOR 270101)',
  forms: {
    '9999 99999 9': GROUPED,
    '9999 99999 9 9': GROUPED,
    '9999 99999 9/9': GROUPED,
    '9999-99999-9': GROUPED,
    '9999999999': UNTOLD,
    '99999999999': UNTOLD,
    '9999999999/9': UNTOLD,
    '9999 999999': UNTOLD,
    '999999999 9': UNTOLD,
    '9999999999 9': UNTOLD,
    '9999-99999-9-9': UNTOLD,
    '9999-99999-9/9': UNTOLD,
    '9999.99999.9': UNTOLD,
  },
  words: ['medicare*', 'health card', 'irn'],
  proves: (compact) =>
    /^[2-6]\d{8}[1-9]/.test(compact) && weighted(compact, MEDICARE_WEIGHTS) % 10 === digitAt(compact, 8),
};
