/** Denmark: CPR numbers. */
import { weighted } from './checks.ts';
import { isDate, numberAt } from './dates.ts';
import { GROUPED, type NationalId, UNTOLD } from './national-id.ts';

const WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

export const cpr: NationalId = {
  name: 'dk-cpr',
  type: 'DK_CPR',
  finds:
    'Danish CPR numbers with a date of birth: named as one, or with a dash and the check digit of those before 2007',
  source: 'CPR-kontoret, Personnummeret i CPR (2008)',
  forms: { '999999-9999': GROUPED, '999999 9999': UNTOLD, '9999999999': UNTOLD },
  words: ['cpr*', 'personnummer', 'personnr', 'danish id', 'danish personal', 'cpr-nr'],
  proves: (compact) => isDate(yearOf(compact), numberAt(compact, 2), dayOf(compact)),
  provesAlone: (compact) => weighted(compact, WEIGHTS) % 11 === 0,
};

/** The seventh digit tells the century. */
function yearOf(compact: string): number {
  const year = numberAt(compact, 4);
  const seventh = numberAt(compact, 6, 1);
  if (seventh <= 3) return 1900 + year;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 + year : 1900 + year;
  return year <= 57 ? 2000 + year : 1800 + year;
}

/** Days of replacement numbers are 60 higher. */
function dayOf(compact: string): number {
  const day = numberAt(compact, 0);
  return day > 60 ? day - 60 : day;
}
