/** Bulgaria: uniform civil numbers. */
import { digitAt, weighted } from './checks.ts';
import { isDate, numberAt } from './dates.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

const WEIGHTS = [2, 4, 8, 5, 10, 9, 7, 3, 6];

export const egn: NationalId = {
  name: 'bg-egn',
  type: 'BG_EGN',
  finds:
    'Bulgarian civil numbers with a date of birth and a right check digit (mod 11), named as one on their line',
  source: 'Civil Registration Act, ordinance RD-02-20-9 of 2012',
  forms: { '9999999999': UNTOLD },
  words: [
    'egn',
    'егн',
    'е.г.н',
    'единен граждански',
    'bulgarian id',
    'uniform civil number',
    'bulgarian personal',
  ],
  proves: (compact) => holdsDate(compact) && (weighted(compact, WEIGHTS) % 11) % 10 === digitAt(compact, 9),
};

/** Months are 20 higher for births before 1900, 40 higher from 2000 on. */
function holdsDate(compact: string): boolean {
  const month = numberAt(compact, 2);
  const [century, shift] = month > 40 ? [2000, 40] : month > 20 ? [1800, 20] : [1900, 0];
  return isDate(century + numberAt(compact, 0), month - shift, numberAt(compact, 4));
}
