/** France: registration numbers of persons (NIR, the social security number). */
import { restOf } from './checks.ts';
import { numberAt } from './dates.ts';
import { type NationalId, TELLING } from './national-id.ts';

/** Sex, year, month (also those of unknown births), department with those of Corsica, commune, order, key. */
const NIR = /^[1-478]\d\d(0[1-9]|1[0-2]|[23]\d|4[0-2]|[5-9]\d)(?!00)(\d\d|2[AB])\d{3}(?!000)\d{3}\d\d$/;

export const nir: NationalId = {
  name: 'fr-nir',
  type: 'FR_NIR',
  finds: 'French social security numbers (NIR) with a right key (mod 97), those of Corsica included',
  source: "INSEE, decret 82-103 du 22 janvier 1982 (Repertoire national d'identification)",
  forms: {
    '999999#99999999': TELLING,
    '999999#999999 99': TELLING,
    '9 99 99 9# 999 999 99': TELLING,
    '9 99 99 9# 999 999 / 99': TELLING,
    '9 99 99 9# 999 999/99': TELLING,
    '9-99-99-9#-999-999-99': TELLING,
    '9.99.99.9#.999.999.99': TELLING,
    '9 99 99 9# 999 999-99': TELLING,
    '999999#999999-99': TELLING,
    '999999#999999/99': TELLING,
  },
  words: [
    [
      'securite sociale',
      'numero de securite',
      'nir',
      'insee',
      'carte vitale',
      'n° secu',
      'numero secu',
      'num secu',
    ],
    ['assure social', 'social security', 'french social'],
  ].flat(),
  proves: (compact) =>
    NIR.test(compact) && 97 - restOf(numeric(compact.slice(0, 13)), 97) === numberAt(compact, 13),
  provesAlone: (compact) => /^[12]\d\d(0[1-9]|1[0-2])/.test(compact),
};

/** The departments of Corsica count as 19 and 18. */
function numeric(number: string): string {
  return number.replace('2A', '19').replace('2B', '18');
}
