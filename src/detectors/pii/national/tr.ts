/** Turkey: identification numbers. */
import { digitAt, weighted } from './checks.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

/** Of the tenth digit: 7 and, for what is taken away, 9, which is the same modulo 10. */
const TENTH_WEIGHTS = [7, 9, 7, 9, 7, 9, 7, 9, 7];
const LAST_WEIGHTS = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

export const idNumber: NationalId = {
  name: 'tr-id',
  type: 'TR_ID',
  finds: 'Turkish identification numbers with two right check digits, named as one on their line',
  source: 'Nufus ve Vatandaslik Isleri, T.C. Kimlik Numarasi',
  forms: { '99999999999': UNTOLD, '999 999 999 99': UNTOLD },
  words: [
    't.c',
    'tc kimlik*',
    'tckn',
    'kimlik no',
    'kimlik numara*',
    'turkish id',
    'tc no',
    'tc',
    'turkish identity',
    'yabanci kimlik',
    'ykn',
  ],
  proves: (compact) =>
    compact[0] !== '0' &&
    weighted(compact, TENTH_WEIGHTS) % 10 === digitAt(compact, 9) &&
    weighted(compact, LAST_WEIGHTS) % 10 === digitAt(compact, 10),
};
