/** Payment card numbers: digits of a known brand, in the brand's length, which pass the Luhn check. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { beginsNumber, endsToken } from './boundary.ts';
import { DigitRows } from './digit-rows.ts';

const SHORTEST = 13;
const LONGEST = 19;
/** Nineteen digits, a separator between each two, and what stands after them. */
const LONGEST_CARD = LONGEST * 2 + 2;

/** Characters before a number that may be the beginning of an account number it is a part of. */
const ACCOUNT_REACH = 32;
const ACCOUNT = /(?:^|[^A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]{4}){0,6}[ -]$/;

/** One to three groups of four digits before a number, and no more digits before them. */
const GROUPS = /(?:^|[^\d][ ]|[^\d\s-])(\d{4}([ -])(?:\d{4}\2){0,2})$/;
const LONGEST_GROUPS = 18;

const LONG_INTEGER = /^\d{19}$/;
const BELOW_ZERO = /(?:^|[\s,[({])-$/;
const LISTED = /^,\s{1,3}-?\d{15}/;

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
  triggers: [{ kind: 'digits', letters: 0, least: SHORTEST, apart: true, may: mayBeCard }],
  match,
};

/** Matches the card number that starts here: its digits may be separated singly by a space, dash or dot. */
function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (!beginsNumber(text, start)) return undefined;
  const first = rows.at(text, start);
  const count = Math.min(rows.count - first, LONGEST + 1);
  if (count >= HEAD && lengthsFrom(first) === undefined) return undefined;
  if (rows.open && count <= LONGEST && !final) return mayBecomeCard(first, count) ? MORE : undefined;
  const end = count < SHORTEST ? undefined : cardEnd(text, first, count);
  if (end === undefined || isOther(text, start, end)) return undefined;
  return { type: 'CREDIT_CARD', start, end, score: 1 };
}

/** Does what stands in it or around it say that it is no card? */
function isOther(text: string, start: number, end: number): boolean {
  const number = text.slice(start, end);
  return (
    isOfDecimals(number) ||
    isScale(number) ||
    isInAccount(text, start) ||
    isLongInteger(text, start, end) ||
    isInLonger(text, start, end)
  );
}

/** Is it a card number up to the end of the row it begins, or may it become one? */
function mayBeCard(text: string, start: number): boolean {
  const first = rows.at(text, start);
  const count = Math.min(rows.count - first, LONGEST + 1);
  if (rows.open && count <= LONGEST) return true;
  return count >= SHORTEST && cardEnd(text, first, count) !== undefined;
}

/**
 * Is it a number with one point, or are points and blanks between the digits, and less than three side by side: `42 1.66 0 3.18`;
 * or points and dashes, and less than four, as in the path of a drawing: `.5-1.499.97-2.594`?
 */
function isOfDecimals(number: string): boolean {
  if (!number.includes('.')) return false;
  if (number.includes('-') && /(?:^|\D)\d{1,3}(?:\D|$)/.test(number)) return true;
  return /^\d+\.\d+$/.test(number) || (number.includes(' ') && /(?:^|\D)\d{1,2}(?:\D|$)/.test(number));
}

/** Digits one by one that count on, as above a table of bits (RFC 791, figure 4): `4 5 6 7 8 9 0 1`. */
function isScale(number: string): boolean {
  if (number.charAt(1) !== ' ' || !/^(?:\d )+\d$/.test(number)) return false;
  for (let at = 2; at < number.length; at += 2)
    if (Number(number.charAt(at)) !== (Number(number.charAt(at - 2)) + 1) % 10) return false;
  return true;
}

/** Among integers of 64 bits, below zero or listed with others: as many digits as the longest card. */
function isLongInteger(text: string, start: number, end: number): boolean {
  if (!LONG_INTEGER.test(text.slice(start, end))) return false;
  return (
    BELOW_ZERO.test(text.slice(Math.max(0, start - 2), start)) || LISTED.test(text.slice(end, end + LONGEST))
  );
}

/** Is this some groups of a longer number in groups of four, as parcels have: two of them before it, or one and more digits behind? */
function isInLonger(text: string, start: number, end: number): boolean {
  const before = GROUPS.exec(text.slice(Math.max(0, start - LONGEST_GROUPS), start))?.[1] ?? '';
  return before.length > 5 || (before !== '' && /^[ -]\d/.test(text.slice(end, end + 2)));
}

/** Is this some groups of a longer number that begins as an IBAN does? */
function isInAccount(text: string, start: number): boolean {
  return ACCOUNT.test(text.slice(Math.max(0, start - ACCOUNT_REACH), start));
}

/** The end of the longest card number that the digits from one on begin with. */
function cardEnd(text: string, first: number, count: number): number | undefined {
  const lengths = lengthsFrom(first) ?? [];
  for (let at = lengths.length - 1; at >= 0; at--) {
    const length = lengths[at] ?? 0;
    const end = (rows.places[first + length - 1] ?? 0) + 1;
    if (length > count || !rows.passesLuhn(first, length) || rows.areAlike(first, length)) continue;
    if (endsToken(text, end)) return end;
  }
  return undefined;
}

/** Digits that follow each other in the text that was looked at last; numbers of it that begin later are in it too. */
const rows = new DigitRows(LONGEST + 1);

/** Are so many digits those of a brand, or too few to tell? */
function mayBecomeCard(first: number, count: number): boolean {
  if (count >= HEAD) return true;
  const scale = 10 ** (HEAD - count);
  const low = leading(first, count) * scale;
  return BRANDS.some((brand) => brand.low < low + scale && brand.high >= low);
}

function lengthsFrom(first: number): readonly number[] | undefined {
  return LENGTHS[leading(first, HEAD)];
}

function leading(first: number, count: number): number {
  let value = 0;
  for (let place = first; place < first + count; place++) value = value * 10 + (rows.digits[place] ?? 0);
  return value;
}
