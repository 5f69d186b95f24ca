/** Austria: social insurance numbers. */
import { digitAt, weighted } from './checks.ts';
import { isDateOfCentury, numberAt } from './dates.ts';
import { GROUPED, type NationalId, UNTOLD } from './national-id.ts';

/** The fourth digit is the check digit. */
const WEIGHTS = [3, 7, 9, 0, 5, 8, 4, 2, 1, 6];

export const svnr: NationalId = {
  name: 'at-svnr',
  type: 'AT_SVNR',
  finds:
    'Austrian social insurance numbers with a date of birth and a right check digit: in two groups, or named as one',
  source: 'Dachverband der Sozialversicherungstraeger; ASVG section 31',
  forms: {
    '9999 999999': GROUPED,
    '9999-999999': UNTOLD,
    '9999999999': UNTOLD,
    '9999 99 99 99': GROUPED,
    '9999/999999': UNTOLD,
  },
  words: [
    'svnr*',
    'sv-nr',
    'sv-nummer',
    'sozialversicherung*',
    'versicherungsnummer',
    'vsnr',
    'e-card',
    'austrian social',
  ],
  proves: (compact) =>
    compact[0] !== '0' &&
    weighted(compact, WEIGHTS) % 11 === digitAt(compact, 3) &&
    isDateOfCentury(numberAt(compact, 8), numberAt(compact, 6), numberAt(compact, 4)),
};
