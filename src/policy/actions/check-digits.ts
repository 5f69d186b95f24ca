/** Check digits of numbers that are made up: given the digits before it, what the last one has to be. */

/** Says what the last of these digits has to be (its own place holds anything), or undefined when none fits. */
export type CheckDigit = (digits: readonly number[]) => number | undefined;

/** ISO/IEC 7812-1: every second digit from the right is doubled. */
export const luhnDigit: CheckDigit = (digits) => {
  let sum = 0;
  for (let place = 1; place < digits.length; place++) {
    const digit = digits[digits.length - 1 - place] ?? 0;
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return (10 - (sum % 10)) % 10;
};

/** American Bankers Association: weights 3, 7, 1. */
export const routingDigit: CheckDigit = (digits) => {
  const weights = [3, 7, 1];
  const sum = digits.slice(0, -1).reduce((all, digit, place) => all + digit * (weights[place % 3] ?? 0), 0);
  return (10 - (sum % 10)) % 10;
};

/** NHS data dictionary: weights 10 to 2, modulo 11; a check of 10 is never issued. */
export const nhsDigit: CheckDigit = (digits) => {
  const sum = digits.slice(0, -1).reduce((all, digit, place) => all + digit * (10 - place), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : check;
};

/** ISO 7064 (mod 97) for an IBAN without its check digits: the two digits, as ISO 13616 places them. */
export function ibanChecks(country: string, account: string): string {
  let rest = 0;
  for (const letter of `${account}${country}00`) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return String(98 - rest).padStart(2, '0');
}
