/** Estonia, Lithuania and Latvia: personal codes; those of the first two are alike. */
import { digitAt, weighted } from './checks.ts';
import { isDate, numberAt } from './dates.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1];
/** Of the second try, where the first leaves 10. */
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3];
const LATVIAN_WEIGHTS = [10, 5, 8, 4, 2, 1, 6, 3, 7, 9];

export const isikukood: NationalId = {
  name: 'ee-isikukood',
  type: 'EE_ISIKUKOOD',
  finds: 'Estonian personal codes with a date of birth and a right check digit, named as one on their line',
  source: 'EVS 585:2007; Population Register Act section 39',
  forms: { '99999999999': UNTOLD },
  words: [
    'isikukood*',
    'isiku kood',
    'id kood',
    'ik',
    'i.k',
    'estonian id',
    'estonian personal',
    'personal code',
    'personal identification code',
  ],
  proves: provesCode,
};

export const asmensKodas: NationalId = {
  name: 'lt-asmens-kodas',
  type: 'LT_ASMENS_KODAS',
  finds: 'Lithuanian personal codes with a date of birth and a right check digit, named as one on their line',
  source: 'Law on the Population Register (VIII-1764), article 9',
  forms: { '99999999999': UNTOLD },
  words: [
    'asmens koda*',
    'lithuanian id',
    'lithuanian personal',
    'a.k',
    'a. k',
    'a/k',
    'asm. k',
    'asmens kod*',
  ],
  proves: provesCode,
};

export const personasKods: NationalId = {
  name: 'lv-personas-kods',
  type: 'LV_PERSONAS_KODS',
  finds:
    'Latvian personal codes with a date of birth and a right check digit; those since 2017, which begin with 32, named as one',
  source: 'Law on the Register of Natural Persons, section 6',
  forms: { '999999-99999': 0.7, '99999999999': UNTOLD },
  words: ['personas kod*', 'pers. kod*', 'p. k', 'p/k', 'latvian id', 'latvian personal', 'p.k'],
  proves: (compact) => compact.startsWith('32') || isLatvian(compact),
  provesAlone: isLatvian,
};

/** The first digit tells sex and century. */
function provesCode(compact: string): boolean {
  const first = digitAt(compact, 0);
  if (first < 1 || first > 8) return false;
  const century = 1800 + 100 * Math.floor((first - 1) / 2);
  return (
    isDate(century + numberAt(compact, 1), numberAt(compact, 3), numberAt(compact, 5)) &&
    checkDigit(compact) === digitAt(compact, 10)
  );
}

function checkDigit(compact: string): number {
  const first = weighted(compact, FIRST_WEIGHTS) % 11;
  return first < 10 ? first : (weighted(compact, SECOND_WEIGHTS) % 11) % 10;
}

/** The seventh digit tells the century. */
function isLatvian(compact: string): boolean {
  const century = 1800 + 100 * digitAt(compact, 6);
  return (
    century <= 2000 &&
    isDate(century + numberAt(compact, 4), numberAt(compact, 2), numberAt(compact, 0)) &&
    (1 + weighted(compact, LATVIAN_WEIGHTS)) % 11 === digitAt(compact, 10)
  );
}
