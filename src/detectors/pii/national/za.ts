/** South Africa: identity numbers. */
import { isLuhn } from './checks.ts';
import { isDateOfCentury, numberAt } from './dates.ts';
import { GROUPED, type NationalId, TELLING, UNTOLD } from './national-id.ts';

export const idNumber: NationalId = {
  name: 'za-id',
  type: 'ZA_ID',
  finds:
    'South African identity numbers with a date of birth, a citizenship digit and a right check digit (Luhn)',
  source: 'Identification Act 68 of 1997, section 7',
  forms: {
    '9999999999999': GROUPED,
    '999999 9999 999': TELLING,
    '999999 9999 99 9': TELLING,
    '999999-9999-999': TELLING,
    '9999999999 999': UNTOLD,
    '9999 9999 9999 9': UNTOLD,
    '9999999999 9 9 9': UNTOLD,
    '999999 9999 9 9 9': UNTOLD,
    '999999 9999999': UNTOLD,
  },
  words: [
    'south african',
    'sa id',
    'rsa id',
    'id',
    'ids',
    'identity document',
    'id number',
    'id no',
    'identity number',
    'identiteitsnommer',
    'id nommer',
  ],
  proves: (compact) => /^.{10}[012]/.test(compact) && isLuhn(compact) && holdsDate(compact),
  // Times in milliseconds begin with 15 to 19; the digit before the last is nearly always an 8 or 9.
  provesAlone: (compact) => !/^1[5-9]/.test(compact) && /[89].$/.test(compact),
};

function holdsDate(compact: string): boolean {
  return isDateOfCentury(numberAt(compact, 0), numberAt(compact, 2), numberAt(compact, 4));
}
