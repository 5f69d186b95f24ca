/** The Luhn check of payment card numbers (ISO/IEC 7812-1, annex B). */

/** Do so many digits from one on, the check digit last, pass? Digits are numbers from 0 to 9. */
export function passesLuhn(digits: Uint8Array, length: number, from = 0): boolean {
  let sum = 0;
  for (let place = 1; place <= length; place++) {
    const digit = digits[from + length - place] ?? 0;
    const doubled = place % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
