/** A second opinion on kinds of numbers that the package does not know: the same law in other terms. */
import { DIGITS, LETTERS, type Opinion } from './opinions.ts';

/** The sum of all digits, each times what its place (from 0) gives. */
function sum(number: string, factor: (place: number) => number): number {
  let total = 0;
  for (const [place, digit] of [...number].entries()) total += Number(digit) * factor(place);
  return total;
}

/** Is this a day, by the calendar of the platform? The century is any of those given. */
function isDay(centuries: readonly number[], year: string, rest: readonly [string, string]): boolean {
  const [month, day] = rest.map(Number);
  return centuries.some((century) => {
    const date = new Date(Date.UTC(century + Number(year), Number(month) - 1, Number(day)));
    return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  });
}

const HUNGARIAN_CENTURIES = [1900, 1900, 2000, 2000];
/** Check letters of Singapore, by what is left of 11; foreigners of the series M have their own. */
const CITIZENS = 'ABCDEFGHIZJ';
const FOREIGNERS = 'KLMNPQRTUWX';
const LATER_FOREIGNERS = 'KLJNPQRTUWX';

export const FURTHER_OPINIONS: readonly Opinion[] = [
  {
    // With the check digit counted once the sum is a multiple of 11.
    rule: 'uk-nhs-number',
    head: '999999999?',
    checks: DIGITS,
    isRight: (number) => sum(number, (place) => 10 - place) % 11 === 0 && new Set(number).size > 1,
  },
  {
    rule: 'au-medicare',
    head: '[2|3|4|5|6]9999999?[1|2|3|9]',
    checks: DIGITS,
    isRight: (number) => {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, check = 0, issue = 0] = [...number].map(
        Number,
      );
      return (
        a >= 2 && a <= 6 && issue > 0 && (a + e + 3 * (b + f) + 7 * (c + g) + 9 * (d + h) - check) % 10 === 0
      );
    },
  },
  {
    rule: 'sg-nric',
    head: '[S|T|F|G|M]9999999?',
    checks: LETTERS,
    isRight: (number) => {
      const series = number.charAt(0);
      const shift = { S: 0, F: 0, T: 4, G: 4, M: 3 }[series];
      if (shift === undefined) return false;
      const rest = (sum(number.slice(1, 8), (place) => (place === 0 ? 2 : 8 - place)) + shift) % 11;
      const letters = 'ST'.includes(series) ? CITIZENS : series === 'M' ? LATER_FOREIGNERS : FOREIGNERS;
      return letters.charAt(10 - rest) === number.charAt(8);
    },
  },
  {
    // The ordinance numbers digits from the right: Q(n) is n + 1 up to 6, then n - 5.
    rule: 'jp-my-number',
    head: '99999999999?',
    checks: DIGITS,
    isRight: (number) => {
      const rest = sum([...number.slice(0, 11)].toReversed().join(''), (n) => (n < 6 ? n + 2 : n - 4)) % 11;
      return Number(number.at(-1)) === (rest <= 1 ? 0 : 11 - rest) && new Set(number).size > 1;
    },
  },
  {
    // With 9 for the check digit, which is -1, the sum is a multiple of 10.
    rule: 'hu-taj',
    head: '99999999?',
    checks: DIGITS,
    isRight: (number) =>
      sum(number, (place) => (place === 8 ? 9 : place % 2 === 0 ? 3 : 7)) % 10 === 0 &&
      new Set(number).size > 1,
  },
  {
    rule: 'hu-tax-id',
    head: '899999999?',
    checks: DIGITS,
    // With the check digit counted ten times, which is -1, the sum is a multiple of 11.
    isRight: (number) => number.startsWith('8') && sum(number, (place) => place + 1) % 11 === 0,
  },
  {
    rule: 'hu-personal-id',
    head: '[1|2]{ymd}999?',
    checks: DIGITS,
    isRight: (number) => {
      const century = HUNGARIAN_CENTURIES[Number(number[0]) - 1];
      if (century === undefined) return false;
      const year = number.slice(1, 3);
      const isLate = century + Number(year) > 1996;
      const rest = sum(number.slice(0, 10), (place) => (isLate ? 10 - place : place + 1)) % 11;
      return rest === Number(number[10]) && isDay([century], year, [number.slice(3, 5), number.slice(5, 7)]);
    },
  },
  {
    rule: 'lv-personas-kods',
    head: '{dmy}1999?',
    checks: DIGITS,
    isRight: (number) => {
      if (number.startsWith('32')) return true;
      const century = { 0: 1800, 1: 1900, 2: 2000 }[number.charAt(6)];
      if (century === undefined) return false;
      // 1101 less the sum of all, as the regulation has it.
      const rest =
        (1101 - sum(number.slice(0, 10), (place) => [1, 6, 3, 7, 9, 10, 5, 8, 4, 2][place] ?? 0)) % 11;
      return (
        rest === Number(number[10]) &&
        isDay([century], number.slice(4, 6), [number.slice(2, 4), number.slice(0, 2)])
      );
    },
  },
];
