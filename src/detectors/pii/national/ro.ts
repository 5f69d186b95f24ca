/** Romania: personal numeric codes. */
import { digitAt, weighted } from './checks.ts';
import { isDate, isDateOfCentury, numberAt } from './dates.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

const WEIGHTS = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9];
/** By the first digit, which also tells the sex; 7 to 9 are of residents and foreigners. */
const CENTURIES: Readonly<Record<string, number>> = { 1: 1900, 2: 1900, 3: 1800, 4: 1800, 5: 2000, 6: 2000 };
/** Counties, sectors of Bucharest, and abroad. */
const COUNTY = /^.{7}(0[1-9]|[1-3]\d|4[0-8]|5[12]|70|8[0-3])/;

export const cnp: NationalId = {
  name: 'ro-cnp',
  type: 'RO_CNP',
  finds:
    'Romanian personal numeric codes with a date of birth, a county and a right check digit, named as one',
  source: 'Legea 105/1996, OUG 97/2005 (codul numeric personal)',
  forms: { '9999999999999': UNTOLD, '9 999999 999999': UNTOLD },
  words: ['cnp*', 'c.n.p', 'cod numeric personal', 'codul numeric', 'romanian id', 'romanian personal'],
  proves: (compact) =>
    compact[0] !== '0' &&
    COUNTY.test(compact) &&
    holdsDate(compact) &&
    // What would be 10 is given out as 1.
    ((weighted(compact, WEIGHTS) % 11) % 10 || (weighted(compact, WEIGHTS) % 11 === 10 ? 1 : 0)) ===
      digitAt(compact, 12),
};

function holdsDate(compact: string): boolean {
  const century = CENTURIES[compact.charAt(0)];
  const month = numberAt(compact, 3);
  const day = numberAt(compact, 5);
  const year = numberAt(compact, 1);
  return century === undefined ? isDateOfCentury(year, month, day) : isDate(century + year, month, day);
}
