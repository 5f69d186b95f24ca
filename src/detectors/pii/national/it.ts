/** Italy: tax codes of persons (codice fiscale), those changed because another's was the same (omocodia) included. */
import { isDateOfCentury } from './dates.ts';
import { type NationalId, TELLING } from './national-id.ts';

const LETTERS = '[0-9LMNP-V]';
const CODE = new RegExp(`^[A-Z]{6}\\d${LETTERS}[ABCDEHLMPRST]${LETTERS}{2}[A-Z]${LETTERS}{3}[A-Z]$`);
/** What stands for a digit in a changed code, by the digit. */
const CHANGED = 'LMNPQRSTUV';
const MONTHS = 'ABCDEHLMPRST';
/** Values of 0 to 9, which are those of A to J, and of K to Z at odd places, counted from 1. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

export const fiscalCode: NationalId = {
  name: 'it-fiscal-code',
  type: 'IT_FISCAL_CODE',
  finds: 'Italian tax codes with a date of birth and a right check letter',
  source: 'Agenzia delle Entrate, decreto 23 dicembre 1976 (codice fiscale)',
  forms: { 'AAAAAA9#A##A###A': TELLING, 'AAA AAA 9#A## A###A': TELLING, 'AAA AAA 9#A## A### A': TELLING },
  words: ['codice fiscale', 'cod. fisc', 'cod fisc', 'c.f', 'cf', 'fiscal code', 'tax code', 'italian tax'],
  proves: (compact) => CODE.test(compact) && holdsDate(compact) && checkLetter(compact) === compact[15],
};

/** Days of women are 40 higher. */
function holdsDate(code: string): boolean {
  const day = numberOf(code.slice(9, 11));
  return isDateOfCentury(
    numberOf(code.slice(6, 8)),
    MONTHS.indexOf(code.charAt(8)) + 1,
    day > 40 ? day - 40 : day,
  );
}

function numberOf(letters: string): number {
  return Number(
    [...letters].map((letter) => (CHANGED.includes(letter) ? CHANGED.indexOf(letter) : letter)).join(''),
  );
}

function checkLetter(code: string): string {
  let sum = 0;
  for (let place = 0; place < 15; place++) {
    const value = plainValue(code.charCodeAt(place));
    sum += place % 2 === 0 ? (ODD[value] ?? 0) : value;
  }
  return String.fromCharCode(0x41 + (sum % 26));
}

function plainValue(unit: number): number {
  return unit < 0x41 ? unit - 0x30 : unit - 0x41;
}
