/** Poland: PESEL. */
import { weighted } from './checks.ts';
import { isDate, numberAt } from './dates.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
/** By twenties of the month. */
const CENTURIES = [1900, 2000, 2100, 2200, 1800];

export const pesel: NationalId = {
  name: 'pl-pesel',
  type: 'PL_PESEL',
  finds: 'Polish PESEL with a date of birth and a right check digit, named as one on their line',
  source: 'Ustawa z dnia 24 wrzesnia 2010 r. o ewidencji ludnosci, article 15',
  forms: {
    '99999999999': UNTOLD,
    '999999 99999': UNTOLD,
    '999999-99999': UNTOLD,
    '99 99 99 99999': UNTOLD,
    '999 999 999 99': UNTOLD,
  },
  words: ['pesel*', 'numer ewidencyjny', 'polish id', 'polish national', 'numer identyfikacyjny'],
  proves: (compact) => weighted(compact, WEIGHTS) % 10 === 0 && holdsDate(compact),
};

function holdsDate(compact: string): boolean {
  const month = numberAt(compact, 2);
  const century = CENTURIES[Math.floor(month / 20)] ?? 0;
  return isDate(century + numberAt(compact, 0), month % 20, numberAt(compact, 4));
}
