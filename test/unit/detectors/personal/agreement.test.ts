/** Every proof of personal data agrees with an independent implementation, on valid and on mutated numbers. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bech32, bech32m } from 'bech32';
import bs58check from 'bs58check';
import cardValidator from 'card-validator';
import { countrySpecs, isValidBIC, isValidIBAN } from 'ibantools';
import sha3 from 'js-sha3';
import parsePhoneNumber, { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import stdnum from 'stdnum';
import type { Rule } from '../../../../src/detectors/engine/rule.ts';
import { isBic } from '../../../../src/detectors/pii/bic.ts';
import { card } from '../../../../src/detectors/pii/card.ts';
import { iban } from '../../../../src/detectors/pii/iban.ts';
import { isItin } from '../../../../src/detectors/pii/itin.ts';
import { internationalFit } from '../../../../src/detectors/pii/phone/numbering.ts';
import { isRoutingNumber } from '../../../../src/detectors/pii/routing.ts';
import { ssn } from '../../../../src/detectors/pii/ssn.ts';
import { isBase58Address } from '../../../../src/detectors/pii/wallet/base58.ts';
import { isBech32 } from '../../../../src/detectors/pii/wallet/bech32.ts';
import { caseOf } from '../../../../src/detectors/pii/wallet/hex-address.ts';
import { Random } from './random.ts';

const NUMBERS = 10_000;
const random = new Random(20261121);

interface Opinion {
  readonly what: string;
  /** A number that is right. */
  valid(): string;
  /** Something that looks like it. */
  mutated(valid: string): string;
  ours(number: string): boolean;
  theirs(number: string): boolean;
}

function finds(rule: Rule, text: string): boolean {
  const found = rule.match({ text, from: 0, fresh: 0, final: true, first: true }, 0);
  return typeof found === 'object' && found.end === text.length;
}

/** One digit behind the first ones changed, or two neighbours exchanged. */
function oneDigitOff(number: string, from: number): string {
  const at = from + random.below(number.length - from);
  const digit = String((Number(number.charAt(at)) + 1 + random.below(9)) % 10);
  return number.slice(0, at) + digit + number.slice(at + 1);
}

function oneLetterOff(text: string, from: number, alphabet: string): string {
  const at = from + random.below(text.length - from);
  return text.slice(0, at) + random.of([...alphabet]) + text.slice(at + 1);
}

const CARDS: readonly (readonly [string, number])[] = [
  ['4', 16],
  ['51', 16],
  ['2221', 16],
  ['271', 16],
  ['34', 15],
  ['37', 15],
  ['300', 14],
  ['36', 14],
  ['38', 14],
  ['3528', 16],
  ['6011', 16],
  ['65', 16],
  ['62', 16],
  ['6212', 19],
  ['6304', 18],
  ['2200', 16],
  ['4', 19],
];

const passesLuhn = (number: string) => cardValidator.number(number, { luhnValidateUnionPay: true }).isValid;

function withCheckDigit(head: string): string {
  const digit = [...'0123456789'].find((last) => passesLuhn(head + last));
  return head + (digit ?? '0');
}

/** A bank's own part of an account number: as the pattern of its country says. */
function bban(pattern: string): string {
  let own = '';
  for (const [, classes, count, literal] of pattern.matchAll(/\[([^\]]+)\]\{(\d+)\}|([A-Z0-9])/g)) {
    own += literal ?? random.text(lettersOf(classes ?? ''), Number(count));
  }
  return own;
}

function lettersOf(classes: string): string {
  return (classes.includes('0-9') ? '0123456789' : '') + (classes.includes('A-Z') ? 'ABCDEFGHKLMN' : '');
}

function account(): string {
  const countries = Object.entries(countrySpecs).filter(([, spec]) => spec.IBANRegistry === true);
  for (;;) {
    const [country, { bban_regexp: pattern }] = random.of(countries);
    if (typeof pattern !== 'string') continue;
    const own = bban(pattern);
    const rest =
      BigInt([...`${own}${country}00`].map((letter) => Number.parseInt(letter, 36)).join('')) % 97n;
    const number = `${country}${String(98n - rest).padStart(2, '0')}${own}`;
    if (isValidIBAN(number)) return number;
  }
}

function routingNumber(): string {
  for (;;) {
    const number = random.of(['0', '1', '2', '3', '6']) + random.text('0123456789', 8);
    if (isRouting(number)) return number;
  }
}

/** The sum of the whole is a multiple of ten; the published form of the check, with the ranges of the first two. */
function isRouting(number: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = [...number].map(Number);
  const range = /^(?:0[1-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(number);
  return range && (3 * (a + d + g) + 7 * (b + e + h) + (c + f + i)) % 10 === 0;
}

const VERSIONS = [[0x00], [0x05], [0x30], [0x32], [0x1e], [0x41], [0x1c, 0xb8]];
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

function isBase58Checked(text: string): boolean {
  const bytes = bs58check.decodeUnsafe(text);
  if (bytes === undefined) return false;
  return VERSIONS.some(
    (version) => bytes.length === 20 + version.length && version.every((byte, at) => bytes[at] === byte),
  );
}

function isBech32Checked(text: string): boolean {
  return bech32.decodeUnsafe(text) !== undefined || bech32m.decodeUnsafe(text) !== undefined;
}

function checksummed(digits: string): string {
  const hash = sha3.keccak256(digits.toLowerCase());
  return [...digits.toLowerCase()]
    .map((digit, at) => (Number.parseInt(hash.charAt(at), 16) > 7 ? digit.toUpperCase() : digit))
    .join('');
}

/** As it is written: the package knows numbers too that have to be dialled in another way. */
function isPhoneNumber(number: string): boolean {
  const parsed = parsePhoneNumber(`+${number}`);
  return parsed?.number === `+${number}` && parsed.isValid();
}

const COUNTRIES = getCountries();
/** Calling codes of one country alone: of those that share one, the package asks for more than we do. */
const CODES: readonly string[] = COUNTRIES.map((country) => getCountryCallingCode(country));
const OWN_CODES = CODES.filter((code) => CODES.filter((other) => other === code).length === 1);
const SHARED_CODES = [...new Set(CODES.filter((code) => !OWN_CODES.includes(code)))];

function phoneNumber(codes: readonly string[]): string {
  for (;;) {
    const number = random.of(codes) + random.text('123456789', 7 + random.below(4));
    if (isPhoneNumber(number)) return number;
  }
}

const OPINIONS: readonly Opinion[] = [
  {
    what: 'payment cards, and card-validator',
    valid: () => {
      const [head, length] = random.of(CARDS);
      return withCheckDigit(head + random.text('0123456789', length - head.length - 1));
    },
    mutated: (number) => oneDigitOff(number, 8),
    ours: (number) => finds(card, number),
    theirs: passesLuhn,
  },
  {
    what: 'IBANs, and ibantools',
    valid: account,
    mutated: (number) => oneDigitOff(number.slice(0, 4), 2) + number.slice(4),
    ours: (number) => finds(iban, number),
    theirs: (number) => isValidIBAN(number),
  },
  {
    what: 'BICs, and ibantools',
    valid: () =>
      `${random.text('ABCDEFGH', 4)}${random.of(COUNTRIES.filter((code) => !['AC', 'TA'].includes(code)))}${random.text('ABCDE23456', 2)}`,
    mutated: (code) => code.slice(0, 4) + random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 2) + code.slice(6),
    ours: isBic,
    theirs: isValidBIC,
  },
  {
    what: 'US routing numbers, and the sum as it is published',
    valid: routingNumber,
    mutated: (number) => oneDigitOff(number, 0),
    ours: isRoutingNumber,
    theirs: isRouting,
  },
  {
    what: 'US social security numbers, and stdnum',
    valid: () =>
      `${String(1 + random.below(665)).padStart(3, '0')}-${random.text('123456789', 2)}-${random.text('123456789', 4)}`,
    mutated: (number) => random.of(['000', '666', '9']) + number.slice(3),
    ours: (number) => finds(ssn, number),
    theirs: (number) => stdnum.stdnum['US']?.['ssn']?.validate(number).isValid === true,
  },
  {
    what: 'US ITINs, and the ranges as a pattern',
    valid: () =>
      `9${random.text('0123456789', 2)}${random.of(['50', '65', '70', '88', '90', '92', '94', '99'])}${random.text('0123456789', 4)}`,
    mutated: (number) => `9${number.slice(1, 3)}${random.text('0123456789', 2)}${number.slice(5)}`,
    ours: isItin,
    theirs: (number) => /^9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}$/.test(number),
  },
  {
    what: 'Base58Check addresses, and bs58check',
    valid: () => bs58check.encode(Uint8Array.from([...random.of(VERSIONS), ...random.bytes(20)])),
    mutated: (address) => oneLetterOff(address, 1, BASE58),
    ours: isBase58Address,
    theirs: isBase58Checked,
  },
  {
    what: 'Bech32 and Bech32m addresses, and bech32',
    valid: () =>
      random.of([bech32, bech32m]).encode('bc', [random.below(2), ...bech32.toWords(random.bytes(20))]),
    mutated: (address) => oneLetterOff(address, 3, BECH32),
    ours: isBech32,
    theirs: isBech32Checked,
  },
  {
    what: 'EIP-55 addresses, and js-sha3',
    valid: () => checksummed(random.text('0123456789abcdef', 40)),
    mutated: (digits) => {
      const at = digits.search(/[a-f]/i);
      const letter = digits.charAt(at);
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      return digits.slice(0, at) + other + digits.slice(at + 1);
    },
    ours: (digits) => caseOf(digits) === 'right',
    theirs: (digits) => checksummed(digits) === digits && /[a-f]/.test(digits) && /[A-F]/.test(digits),
  },
  {
    what: 'international telephone numbers, and libphonenumber-js',
    valid: () => phoneNumber(OWN_CODES),
    mutated: (number) => (random.below(2) === 0 ? number + random.text('123456789', 4) : number.slice(0, -3)),
    ours: (number) => internationalFit(number) === 'valid',
    theirs: isPhoneNumber,
  },
];

describe('proofs of personal data', () => {
  for (const opinion of OPINIONS) {
    it(`agree on ${opinion.what}`, () => {
      let right = 0;
      let wrong = 0;
      for (let turn = 0; turn < NUMBERS; turn++) {
        const valid = opinion.valid();
        assert.deepEqual([valid, opinion.ours(valid)], [valid, opinion.theirs(valid)]);
        if (opinion.theirs(valid)) right++;
        const mutated = opinion.mutated(valid);
        assert.deepEqual([mutated, opinion.ours(mutated)], [mutated, opinion.theirs(mutated)]);
        if (!opinion.theirs(mutated)) wrong++;
      }
      assert.ok(right > NUMBERS * 0.9, `only ${right} were right`);
      assert.ok(wrong > NUMBERS * 0.5, `only ${wrong} were wrong`);
    });
  }

  it('take every telephone number of countries that share a calling code', () => {
    for (let turn = 0; turn < 2000; turn++) {
      const number = phoneNumber(SHARED_CODES);
      assert.deepEqual([number, internationalFit(number)], [number, 'valid']);
    }
  });
});
