/** Hungary: social security numbers (TAJ), tax numbers of persons and personal numbers. */
import { digitAt, isUniform, weighted } from './checks.ts';
import { isDate, numberAt } from './dates.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

const TAJ_WEIGHTS = [3, 7, 3, 7, 3, 7, 3, 7];
const RISING = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const FALLING = RISING.toReversed();

export const taj: NationalId = {
  name: 'hu-taj',
  type: 'HU_TAJ',
  finds: 'Hungarian social security numbers with a right check digit, named as one on their line',
  source: '1996. evi XX. torveny, melleklet II',
  forms: { '999 999 999': UNTOLD, '999999999': UNTOLD, '999-999-999': UNTOLD },
  words: ['taj*', 'tarsadalombiztositasi', 'hungarian social'],
  proves: (compact) => !isUniform(compact) && weighted(compact, TAJ_WEIGHTS) % 10 === digitAt(compact, 8),
};

export const taxId: NationalId = {
  name: 'hu-tax-id',
  type: 'HU_TAX_ID',
  finds: 'Hungarian tax numbers of persons with a right check digit (mod 11), named as one on their line',
  source: '1996. evi XX. torveny, melleklet III',
  forms: { '9999999999': UNTOLD, '999 999 9999': UNTOLD },
  words: ['adoazonosito*', 'adoszam*', 'ado azonosito', 'hungarian tax'],
  proves: (compact) =>
    compact[0] === '8' && weighted(compact, RISING.slice(0, 9)) % 11 === digitAt(compact, 9),
};

export const personalId: NationalId = {
  name: 'hu-personal-id',
  type: 'HU_PERSONAL_ID',
  finds: 'Hungarian personal numbers with a date of birth and a right check digit (mod 11)',
  source: '1996. evi XX. torveny, melleklet I',
  forms: { '9-999999-9999': 0.8, '9 999999 9999': UNTOLD, '99999999999': UNTOLD, '9-999999 9999': UNTOLD },
  words: ['szemelyi azonosito*', 'szemelyi szam*', 'szemelyazonosito*', 'hungarian id', 'hungarian personal'],
  proves: (compact) => {
    // The first digit tells sex and century.
    if (!/^[1-4]/.test(compact)) return false;
    const year = (compact < '3' ? 1900 : 2000) + numberAt(compact, 1);
    const weights = year > 1996 ? FALLING : RISING;
    return (
      isDate(year, numberAt(compact, 3), numberAt(compact, 5)) &&
      weighted(compact, weights) % 11 === digitAt(compact, 10)
    );
  },
};
