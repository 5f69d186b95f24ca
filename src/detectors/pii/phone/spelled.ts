/** Telephone numbers in words, as transcripts of calls have them: `oh seven seven double oh, nine one two three`. */
import { joinsWord } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';

const DIGITS = 'zero oh o nought one two three four five six seven eight nine'.split(' ');
const DIGIT = `(?:${DIGITS.join('|')})`;
/** One or more digits in words: `five`, `double oh`, `nine hundred`. */
const WORD = `(?:(?:double|triple) )?${DIGIT}(?: (?:hundred|thousand)(?! (?:and|thousand)))?`;
const GAP = '(?:[ -]|, |\\.{1,3} )';
const NUMBER = new RegExp(`^${WORD}(?:${GAP}${WORD})*(?![\\p{L}\\p{N}])`, 'iu');
const EACH = new RegExp(`(?:(double|triple) )?${DIGIT}(?: (hundred|thousand))?`, 'giu');
const BEHIND_DIGIT = new RegExp(`(?:^|[^\\p{L}])${DIGIT}${GAP}$`, 'iu');
const LONGEST_BEFORE = 9;
/** Fifteen digits in words, and what tells that they ended. */
const LONGEST = 170;
const LONGEST_WORD = 16;
/** Characters before the number in which it is said what it is. */
const REACH = 80;
const PHONE =
  /(?<![\p{L}])(?:phone|telephone|mobile|cell|cellphone|landline|call(?:s|ed|ing)? (?:me|him|her|us|them|back)|reach(?:ed)?|text me|contact number|callback|call back|(?:my|his|her|their|your) number)(?!\p{L})/giu;
const OTHER =
  /(?<![\p{L}])(?:account|card|order|reference|policy|member|membership|case|ticket|social|sort code|pin|passport|invoice|serial|tracking|licen[cs]e|routing|insurance|code|expiry)(?!\p{L})/giu;

/** Where nothing says of what the number is. */
const NUMBER_IS = /(?<!\p{L})number (?:is|as)(?!\p{L})/iu;

/** Two words for digits side by side begin a number in words; hardly any other text has them. */
const BEGINNINGS = [...DIGITS.filter((word) => word !== 'o'), 'double', 'triple'].flatMap((one) =>
  DIGITS.filter((word) => word.length > 1).flatMap((other) => [
    `${one} ${other}`,
    `${one}-${other}`,
    `${one}, ${other}`,
  ]),
);

export const spelledPhone: Rule = {
  name: 'phone-in-words',
  type: 'PHONE',
  finds: 'seven to fifteen digits in English words behind a word for a telephone',
  source: 'usage; transcripts of calls',
  lookback: LONGEST + LONGEST_WORD,
  context: REACH,
  triggers: BEGINNINGS.map((literal) => ({ kind: 'prefix', literal, stands: 'whole' })),
  match({ text, final }, at) {
    if (at > 0 && joinsWord(text.charCodeAt(at - 1))) return undefined;
    if (BEHIND_DIGIT.test(text.slice(Math.max(0, at - LONGEST_BEFORE), at))) return undefined;
    if (!isOfPhone(text.slice(Math.max(0, at - REACH), at))) return undefined;
    const slice = text.slice(at, at + LONGEST);
    const length = NUMBER.exec(slice)?.[0].length ?? 0;
    if (!final && slice.length < LONGEST && length + LONGEST_WORD >= slice.length) return MORE;
    const count = digitsIn(slice.slice(0, length));
    return count < 7 || count > 15 ? undefined : { type: 'PHONE', start: at, end: at + length, score: 0.6 };
  },
};

/** Is the nearest of the words that name a number one for a telephone? */
function isOfPhone(before: string): boolean {
  const phone = lastOf(before, PHONE);
  const other = lastOf(before, OTHER);
  return phone > other || (phone < 0 && other < 0 && NUMBER_IS.test(before));
}

function lastOf(text: string, words: RegExp): number {
  let last = -1;
  for (const { index } of text.matchAll(words)) last = index;
  return last;
}

function digitsIn(words: string): number {
  let count = 0;
  for (const [, times, power] of words.matchAll(EACH))
    count += (times === undefined ? 1 : times.toLowerCase() === 'double' ? 2 : 3) + zerosOf(power);
  return count;
}

function zerosOf(power: string | undefined): number {
  if (power === undefined) return 0;
  return power.toLowerCase() === 'hundred' ? 2 : 3;
}
