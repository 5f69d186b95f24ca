/** Czechia and Slovakia: birth numbers. */
import { restOf } from './checks.ts';
import { isDate, numberAt } from './dates.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

export const birthNumber: NationalId = {
  name: 'cz-sk-birth-number',
  type: 'CZ_SK_BIRTH_NUMBER',
  finds: 'Czech and Slovak birth numbers with a date of birth; those of ten digits are multiples of 11',
  source: 'Zakon 133/2000 Sb. (CZ) section 13; Zakon 301/1995 Z. z. (SK)',
  forms: {
    '999999/9999': 0.8,
    '999999/999': UNTOLD,
    '9999999999': UNTOLD,
    '999999999': UNTOLD,
    '999999 / 9999': UNTOLD,
  },
  words: [
    'rodne cislo',
    'rodne c',
    'rodneho cisla',
    'rodnym cislem',
    'rodnym cislom',
    'r. c',
    'rc',
    'r.c',
    'rod. c',
    'birth number',
    'czech id',
    'slovak id',
  ],
  proves: (compact) =>
    compact.length === 9 ? holdsOldDate(compact) : passesMod11(compact) && holdsDate(compact),
};

/** Until 1985 a rest of 10 of the first nine digits was written as 0. */
function passesMod11(compact: string): boolean {
  if (restOf(compact, 11) === 0) return true;
  const year = numberAt(compact, 0);
  return year >= 54 && year < 85 && compact[9] === '0' && restOf(compact.slice(0, 9), 11) === 10;
}

function holdsDate(compact: string): boolean {
  const year = numberAt(compact, 0);
  return isDate(year < 54 ? 2000 + year : 1900 + year, monthOf(compact), numberAt(compact, 4));
}

/** Nine digits were given to those born before 1954. */
function holdsOldDate(compact: string): boolean {
  const year = numberAt(compact, 0);
  return year < 54 && isDate(1900 + year, monthOf(compact), numberAt(compact, 4)) && !compact.endsWith('000');
}

/** Women's months are 50 higher; both may be 20 higher still where numbers ran out. */
function monthOf(compact: string): number {
  const month = numberAt(compact, 2);
  const own = month > 50 ? month - 50 : month;
  return own > 20 ? own - 20 : own;
}
