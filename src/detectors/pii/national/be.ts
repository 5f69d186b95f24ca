/** Belgium: national register numbers, and those of people who are not in the register (BIS). */
import { restOf } from './checks.ts';
import { isDate, numberAt } from './dates.ts';
import { type NationalId, TELLING, UNTOLD } from './national-id.ts';

/** Years after it are of the 20th century. */
const LATEST = 49;

export const nationalNumber: NationalId = {
  name: 'be-national-number',
  type: 'BE_NATIONAL_ID',
  finds: 'Belgian national register and BIS numbers with a date of birth and right check digits (mod 97)',
  source: 'Arrete royal du 3 avril 1984 (numero d identification du Registre national)',
  forms: {
    '99.99.99-999.99': TELLING,
    '99.99.99-999-99': TELLING,
    '99 99 99 999 99': TELLING,
    '99999999999': 0.6,
    '99.99.99.999.99': UNTOLD,
    '99.99.99 999.99': UNTOLD,
    '99.99.99 999 99': UNTOLD,
    '99 99 99-999 99': UNTOLD,
    '99 99 99-999.99': UNTOLD,
    '999999 99999': UNTOLD,
    '999999 999 99': UNTOLD,
    '999999-999-99': TELLING,
    '999999-99999': TELLING,
  },
  words: [
    ...['rijksregister*', 'registre national', 'numero national', 'nationaal nummer', 'insz', 'niss', 'nrn'],
    ...['national register', 'national number', 'nationalregister*', 'bis number', 'numero bis', 'belgian'],
  ],
  proves: (compact) => bornIn(compact, 1900) || bornIn(compact, 2000),
};

/** Numbers of births from 2000 on have a 2 put before them for the check. */
function bornIn(compact: string, century: number): boolean {
  const head = compact.slice(0, 9);
  const rest = restOf(century === 2000 ? `2${head}` : head, 97);
  if (century === 2000 && numberAt(compact, 0) > LATEST) return false;
  return 97 - rest === numberAt(compact, 9) && holdsDate(compact, century) && numberAt(compact, 6, 3) > 0;
}

/** Months of BIS numbers are 20 higher, or 40 where the sex is known. */
function holdsDate(compact: string, century: number): boolean {
  const month = numberAt(compact, 2);
  const shift = month > 40 ? 40 : month > 20 ? 20 : 0;
  return isDate(century + numberAt(compact, 0), month - shift, numberAt(compact, 4));
}
