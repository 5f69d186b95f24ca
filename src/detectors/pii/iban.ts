/** International bank account numbers: country, its length, and the check digits (ISO 13616, mod 97). */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric, isDigit, isLetter, isWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { beginsWord } from '../engine/walk.ts';
import { MORE } from '../sweep.ts';

/** Lengths and the countries that use them (IBAN registry). */
const ROWS: readonly (readonly [number, string])[] = [
  [15, 'NO'],
  [16, 'BE'],
  [18, 'AX DK FI FK FO GL NL SD'],
  [19, 'MK SI'],
  [20, 'AT BA EE KZ LT LU MN XK'],
  [21, 'CH HR LI LV'],
  [22, 'BG BH CR DE GB GE IE ME RS VA'],
  [23, 'AE GI IL IQ OM SO TL'],
  [24, 'AD CZ ES MD PK RO SA SE SK TN VG'],
  [25, 'LY PT ST'],
  [26, 'IS TR'],
  [27, 'BI BL DJ FR GF GP GR IT MC MF MQ MR NC PF PM RE SM TF WF YT'],
  [28, 'AL AZ BY CY DO GT HN HU LB NI PL SV'],
  [29, 'BR EG PS QA UA'],
  [30, 'JO KW MU YE'],
  [31, 'MT SC'],
  [32, 'LC'],
  [33, 'RU'],
];
const LENGTHS: ReadonlyMap<string, number> = new Map(
  ROWS.flatMap(([length, countries]) => countries.split(' ').map((country) => [country, length] as const)),
);

/** Characters of the longest number in groups of four, and the one after it. */
const LONGEST_IBAN = 33 + 8 + 1;
const DASH = 0x2d;

export const iban: Rule = {
  name: 'iban',
  type: 'IBAN',
  finds: 'international bank account numbers in the length of their country, with right check digits',
  source: 'ISO 13616-1, IBAN registry (SWIFT)',
  lookback: LONGEST_IBAN,
  context: 1,
  triggers: [{ kind: 'digits', letters: 2, fewest: 2, group: 2 }],
  match,
};

/** Matches the number that starts here, compact or in groups of four with one space or dash between. */
function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (!beginsWord(text, start)) return undefined;
  const read = headOf(text, start) ?? readAccount(text, start);
  if (typeof read === 'string') return read === 'open' && !final ? MORE : undefined;
  if (read.end >= text.length && !final) return MORE;
  if (isWordAt(text, read.end) || !passesMod97(read.compact)) return undefined;
  return { type: 'IBAN', start, end: read.end, score: 1 };
}

/** Is this, without blanks and dashes, the number of an account? */
export function isIban(compact: string): boolean {
  const upper = compact.toUpperCase();
  return LENGTHS.get(upper.slice(0, 2)) === upper.length && passesMod97(upper);
}

function isWordAt(text: string, at: number): boolean {
  return at < text.length && isWord(text.charCodeAt(at));
}

interface Account {
  readonly compact: string;
  readonly end: number;
}

/** Reads so many letters and digits; groups are told by what stands after the first four. */
function readAccount(text: string, start: number): Account | 'open' | 'other' {
  const length = LENGTHS.get(text.slice(start, start + 2).toUpperCase());
  if (length === undefined) return 'other';
  const after = text.charCodeAt(start + 4);
  const separator = after === 0x20 || after === DASH ? after : undefined;
  const end = start + length + (separator === undefined ? 0 : Math.ceil(length / 4) - 1);
  const compact = compactOf(text.slice(start, end), separator);
  if (compact === undefined) return 'other';
  return compact.length < length ? 'open' : { compact, end };
}

/** The letters and digits of a token, undefined when something stands where it must not. */
function compactOf(token: string, separator: number | undefined): string | undefined {
  let compact = '';
  for (let at = 0; at < token.length; at++) {
    const unit = token.charCodeAt(at);
    const between = separator !== undefined && at % 5 === 4;
    if (between ? unit !== separator : !isAlphanumeric(unit)) return undefined;
    if (!between) compact += token.charAt(at);
  }
  return compact.toUpperCase();
}

/** Two letters and two digits, or what keeps them from being that. */
function headOf(text: string, start: number): 'open' | 'other' | undefined {
  for (let place = 0; place < 4; place++) {
    if (start + place >= text.length) return 'open';
    const unit = text.charCodeAt(start + place);
    if (place < 2 ? !isLetter(unit) : !isDigit(unit)) return 'other';
  }
  return undefined;
}

/** The number with its first four characters moved to the end, letters as 10 to 35, leaves 1 (ISO 7064). */
function passesMod97(compact: string): boolean {
  let rest = 0;
  for (const letter of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
