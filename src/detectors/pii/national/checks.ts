/** Check digits that several countries use. */
import { passesLuhn } from '../luhn.ts';

const ZERO = 0x30;

/** The digit at a place of a number. */
export function digitAt(number: string, place: number): number {
  return number.charCodeAt(place) - ZERO;
}

/** The sum of the leading digits, each times its weight. */
export function weighted(number: string, weights: readonly number[]): number {
  let sum = 0;
  for (let place = 0; place < weights.length; place++) sum += (weights[place] ?? 0) * digitAt(number, place);
  return sum;
}

/** Does a number of digits pass the Luhn check? */
export function isLuhn(number: string): boolean {
  const digits = new Uint8Array(number.length);
  for (let place = 0; place < number.length; place++) digits[place] = digitAt(number, place);
  return passesLuhn(digits, digits.length);
}

/** The hybrid system mod 11, 10 with one check digit (ISO/IEC 7064). */
export function passesMod11And10(number: string): boolean {
  let product = 10;
  for (let place = 0; place < number.length - 1; place++) {
    const sum = (product + digitAt(number, place)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (product + digitAt(number, number.length - 1)) % 10 === 1;
}

/** The rest of a number of any length, digits alone. */
export function restOf(number: string, modulus: number): number {
  let rest = 0;
  for (let place = 0; place < number.length; place++) rest = (rest * 10 + digitAt(number, place)) % modulus;
  return rest;
}

/** Is it one digit again and again? */
export function isUniform(number: string): boolean {
  for (let place = 1; place < number.length; place++) if (number[place] !== number[0]) return false;
  return true;
}
