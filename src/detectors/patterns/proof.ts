/** Check digits that a pattern may ask its matches to have. */
import { isDigit } from '../characters.ts';
import { passesLuhn } from '../pii/luhn.ts';

/** The names that a policy may write under `validate`. */
export const PROOFS = ['luhn', 'mod97'] as const;
export type ProofName = (typeof PROOFS)[number];

/** Does a match pass? What is no letter or digit in it does not count. */
export function passes(proof: ProofName, matched: string): boolean {
  switch (proof) {
    case 'luhn':
      return luhn(matched);
    case 'mod97':
      return mod97(matched);
    default:
      return proof satisfies never;
  }
}

/** Of its digits (ISO/IEC 7812-1, annex B). */
function luhn(matched: string): boolean {
  const digits = Uint8Array.from(
    [...matched].filter((one) => isDigit(one.charCodeAt(0))),
    Number,
  );
  return digits.length > 1 && passesLuhn(digits, digits.length);
}

/** Of its letters and digits, as an IBAN has it (ISO 13616, ISO/IEC 7064 MOD 97-10). */
function mod97(matched: string): boolean {
  const code = matched.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
  let rest = 0;
  for (const letter of code.slice(4) + code.slice(0, 4))
    for (const digit of Number.parseInt(letter, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
  return code.length > 4 && rest === 1;
}
