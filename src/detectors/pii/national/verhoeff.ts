/** The check digit of Verhoeff (1969): multiplication in the dihedral group of ten, places permuted in turn. */
import { digitAt } from './checks.ts';

/** Rotations of a pentagon are 0 to 4, reflections 5 to 9. */
function product(left: number, right: number): number {
  const turn = left < 5 ? left + right : left - right;
  const reflected = left < 5 !== right < 5;
  return (((turn % 5) + 5) % 5) + (reflected ? 5 : 0);
}

/** What the place of a digit, counted from the right, does to it; the eighth power is the identity. */
const STEP = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
const POWERS: readonly (readonly number[])[] = powersOf(STEP, 8);

function powersOf(step: readonly number[], count: number): number[][] {
  const powers = [step.map((_, digit) => digit)];
  for (let power = 1; power < count; power++) {
    powers.push((powers[power - 1] ?? []).map((digit) => step[digit] ?? 0));
  }
  return powers;
}

/** Does the last digit bring the product of all to 0? */
export function passesVerhoeff(number: string): boolean {
  let check = 0;
  for (let place = 0; place < number.length; place++) {
    const digit = digitAt(number, number.length - 1 - place);
    check = product(check, POWERS[place % POWERS.length]?.[digit] ?? 0);
  }
  return check === 0;
}
