/** Norway: national identity numbers, D numbers and H numbers. */
import { weighted } from './checks.ts';
import { isDate, numberAt } from './dates.ts';
import { GROUPED, type NationalId, TELLING } from './national-id.ts';

const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

export const fodselsnummer: NationalId = {
  name: 'no-fodselsnummer',
  type: 'NO_FODSELSNUMMER',
  finds: 'Norwegian identity numbers (also D and H numbers) with a date of birth and two right check digits',
  source: 'Skatteetaten, fodselsnummer; folkeregisterforskriften section 2-2-1',
  forms: { '999999 99999': TELLING, '99999999999': GROUPED, '999999-99999': TELLING },
  words: [
    'fodselsnummer',
    'fodselsnr',
    'fodselsnummer*',
    'personnr',
    'd-nr',
    'dnr',
    'personnummer',
    'd-nummer',
    'fnr',
    'norwegian id',
    'norwegian national',
  ],
  proves: (compact) =>
    weighted(compact, FIRST_WEIGHTS) % 11 === 0 &&
    weighted(compact, SECOND_WEIGHTS) % 11 === 0 &&
    holdsDate(compact),
};

/** Days of D numbers and months of H numbers are 40 higher. */
function holdsDate(compact: string): boolean {
  const day = numberAt(compact, 0);
  const month = numberAt(compact, 2);
  const year = numberAt(compact, 4);
  return centuriesOf(numberAt(compact, 6, 3), year).some((century) =>
    isDate(century + year, month > 40 ? month - 40 : month, day > 40 ? day - 40 : day),
  );
}

/** The individual number tells the century, together with the year. */
function centuriesOf(individual: number, year: number): readonly number[] {
  if (individual < 500) return [1900];
  if (individual < 750 && year >= 54) return [1800];
  if (year < 40) return [2000];
  return individual >= 900 ? [1900] : [];
}
