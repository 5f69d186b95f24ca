/** Payment card numbers: digits of a known brand, in the brand's length, which pass the Luhn check. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isDigit } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { beginsNumber, endsToken } from './boundary.ts';
import { passesLuhn } from './luhn.ts';

const SHORTEST = 13;
const LONGEST = 19;
/** Nineteen digits, a separator between each two, and what stands after them. */
const LONGEST_CARD = LONGEST * 2 + 2;
const DOT = 0x2e;
const DASH = 0x2d;

/** Characters before a number that may be the beginning of an account number it is a part of. */
const ACCOUNT_REACH = 32;
const ACCOUNT = /(?:^|[^A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]{4}){0,6}[ -]$/;

/** Issuer ranges by their first four digits, and the lengths that the brand issues. */
const BRANDS: readonly {
  readonly low: number;
  readonly high: number;
  readonly lengths: readonly number[];
}[] = [
  { low: 4000, high: 4999, lengths: [13, 16, 19] }, // Visa
  { low: 5100, high: 5599, lengths: [16] }, // Mastercard
  { low: 2221, high: 2720, lengths: [16] },
  { low: 3400, high: 3499, lengths: [15] }, // American Express
  { low: 3700, high: 3799, lengths: [15] },
  { low: 3000, high: 3059, lengths: [14, 16, 19] }, // Diners Club
  { low: 3095, high: 3095, lengths: [14, 16, 19] },
  { low: 3600, high: 3699, lengths: [14, 16, 19] },
  { low: 3800, high: 3999, lengths: [14, 16, 19] },
  { low: 3528, high: 3589, lengths: [16, 17, 18, 19] }, // JCB
  { low: 6011, high: 6011, lengths: [16, 17, 18, 19] }, // Discover
  { low: 6440, high: 6599, lengths: [16, 17, 18, 19] },
  { low: 6200, high: 6299, lengths: [16, 17, 18, 19] }, // UnionPay
  { low: 8100, high: 8199, lengths: [16, 17, 18, 19] },
  { low: 6000, high: 6010, lengths: [16] }, // RuPay, Hipercard, and others of national schemes
  { low: 6012, high: 6099, lengths: [16] },
  { low: 8200, high: 8299, lengths: [16] },
  { low: 5000, high: 5017, lengths: [16] }, // Maestro
  { low: 5018, high: 5018, lengths: [13, 14, 15, 16, 17, 18, 19] },
  { low: 5019, high: 5019, lengths: [16] }, // Dankort
  { low: 5020, high: 5020, lengths: [13, 14, 15, 16, 17, 18, 19] }, // Maestro
  { low: 5021, high: 5037, lengths: [16] },
  { low: 5038, high: 5038, lengths: [13, 14, 15, 16, 17, 18, 19] },
  { low: 5039, high: 5099, lengths: [16, 18, 19] }, // Maestro, Elo, Verve
  { low: 5600, high: 5899, lengths: [16] }, // Maestro
  { low: 6304, high: 6304, lengths: [13, 14, 15, 16, 17, 18, 19] },
  { low: 6362, high: 6363, lengths: [16] }, // Elo
  { low: 6370, high: 6399, lengths: [16] }, // Hiper, InstaPayment
  { low: 6759, high: 6763, lengths: [13, 14, 15, 16, 17, 18, 19] }, // Maestro
  { low: 6764, high: 6799, lengths: [16] },
  { low: 2200, high: 2204, lengths: [16, 17, 18, 19] }, // Mir
  { low: 9792, high: 9792, lengths: [16] }, // Troy
  { low: 8600, high: 8600, lengths: [16] }, // Uzcard
  { low: 9860, high: 9860, lengths: [16] }, // Humo
];

/** Digits that tell the issuer. */
const HEAD = 4;
/** By the first digits: the lengths that the brand issues, the first brand of those that overlap. */
const LENGTHS = Array.from(
  { length: 10 ** HEAD },
  (_, head) => BRANDS.find(({ low, high }) => head >= low && head <= high)?.lengths,
);

export const card: Rule = {
  name: 'payment-card',
  type: 'CREDIT_CARD',
  finds: 'payment cards of 34 ranges of issuers, 13 to 19 digits, with a right check digit',
  source: 'ISO/IEC 7812-1 (issuer ranges, Luhn check)',
  lookback: LONGEST_CARD,
  context: ACCOUNT_REACH,
  triggers: [{ kind: 'digits', letters: 0, least: SHORTEST }],
  match,
};

/** Matches the card number that starts here: its digits may be separated singly by a space, dash or dot. */
function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (!beginsNumber(text, start)) return undefined;
  const read = readDigits(text, start);
  const count = Math.abs(read);
  if (read < 0 && !final) return mayBecomeCard(count) ? MORE : undefined;
  const end = count < SHORTEST ? undefined : cardEnd(text, count);
  return end === undefined || isInAccount(text, start)
    ? undefined
    : { type: 'CREDIT_CARD', start, end, score: 1 };
}

/** Is this some groups of a longer number that begins as an IBAN does? */
function isInAccount(text: string, start: number): boolean {
  return ACCOUNT.test(text.slice(Math.max(0, start - ACCOUNT_REACH), start));
}

/** The end of the longest card number that the digits read begin with. */
function cardEnd(text: string, count: number): number | undefined {
  const lengths = lengthsOf(DIGITS) ?? [];
  for (let at = lengths.length - 1; at >= 0; at--) {
    const length = lengths[at] ?? 0;
    const end = ENDS[length] ?? 0;
    if (length > count || !endsToken(text, end) || allSame(DIGITS, length)) continue;
    if (passesLuhn(DIGITS, length)) return end;
  }
  return undefined;
}

/** Digits of the number that is read, and the offset behind each; nothing of them counts later. bench: scan */
const DIGITS = new Uint8Array(LONGEST + 1);
const ENDS = new Int32Array(LONGEST + 2);

/** How many digits there are: 0 where no issuer has such a number, less than 0 where the text ends before the number does. */
function readDigits(text: string, start: number): number {
  let count = 0;
  let at = start;
  for (; at < text.length && count <= LONGEST; at++) {
    const unit = text.charCodeAt(at);
    if (!isDigit(unit)) {
      if (joinsDigits(text, at)) continue;
      return count;
    }
    DIGITS[count++] = unit - 0x30;
    ENDS[count] = at + 1;
    if (count === HEAD && lengthsOf(DIGITS) === undefined) return 0;
  }
  return count <= LONGEST ? -count : count;
}

/** Is this a separator with a digit after it, or with nothing yet? */
function joinsDigits(text: string, at: number): boolean {
  return isSeparator(text.charCodeAt(at)) && (at + 1 >= text.length || isDigit(text.charCodeAt(at + 1)));
}

/** Are so many digits those of a brand, or too few to tell? */
function mayBecomeCard(count: number): boolean {
  if (count >= HEAD) return true;
  const scale = 10 ** (HEAD - count);
  const low = leading(DIGITS, count) * scale;
  return BRANDS.some((brand) => brand.low < low + scale && brand.high >= low);
}

function lengthsOf(digits: Uint8Array): readonly number[] | undefined {
  return LENGTHS[leading(digits, HEAD)];
}

function leading(digits: Uint8Array, count: number): number {
  let value = 0;
  for (let place = 0; place < count; place++) value = value * 10 + (digits[place] ?? 0);
  return value;
}

function isSeparator(unit: number): boolean {
  return unit === 0x20 || unit === DASH || unit === DOT;
}

function allSame(digits: Uint8Array, length: number): boolean {
  for (let place = 1; place < length; place++) if (digits[place] !== digits[0]) return false;
  return true;
}
