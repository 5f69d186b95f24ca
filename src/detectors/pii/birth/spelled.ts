/** Dates of birth in English words: `the ninth of June nineteen sixty-two`, `Fifteenth August Nineteen Ninety Eight`. */
import { joinsWord } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { isOfThing, THING_REACH } from './of-things.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const ONES = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const TEENS =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const DAYS = [
  ...[...ONES, ...TEENS, 'twentieth', 'thirtieth'],
  ...ONES.flatMap((one) => [`twenty-${one}`, `twenty ${one}`]),
  ...['thirty-first', 'thirty first'],
];
const UNIT = '(?:one|two|three|four|five|six|seven|eight|nine)';
const TENS = '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
const TEEN = '(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)';
const BELOW_HUNDRED = `(?:${TENS}(?:[ -]${UNIT})?|${TEEN}|(?:oh|o)[ -]${UNIT})`;
const YEAR = `(?:(?:nineteen|eighteen|twenty)[ -]${BELOW_HUNDRED}|two thousand(?:(?: and)? (?:${BELOW_HUNDRED}|${UNIT}))?|${TENS}(?:[ -]${UNIT})?|(?:19|20)\\d\\d|\\d{2})`;
const DAY = `(?:${DAYS.toSorted((one, other) => other.length - one.length).join('|')})`;
const MONTH = `(?:${MONTHS.join('|')})`;
const DATE = new RegExp(
  `^(?:${DAY} (?:of )?${MONTH}|${MONTH} (?:the )?${DAY}),?(?: in)? ${YEAR}(?![\\p{L}\\p{N}]|[ -]${UNIT}(?!\\p{L}))`,
  'iu',
);
/** Characters of the longest of them, and of what tells that it ended. */
const LONGEST = 72;
const BIRTH = /(?<!\p{L})(?:born|birth|birthday|birth ?date|dob|d\.o\.b)(?!\p{L})/iu;
const REACH = 64;

export const birthInWords: Rule = {
  name: 'date-of-birth-in-words',
  type: 'DATE_OF_BIRTH',
  finds: 'dates in English words behind a word for birth',
  source: 'usage; certificates and transcripts of calls',
  lookback: LONGEST,
  context: Math.max(REACH, THING_REACH),
  // With the month, or the `of` before it: a lone `second` or `may` is in every text. bench: scan
  triggers: DAYS.flatMap((day) => [
    `${day} of `,
    ...MONTHS.flatMap((month) => [`${day} ${month}`, `${month} ${day}`, `${month} the ${day}`]),
  ]).map((literal) => ({ kind: 'prefix', literal, stands: 'begins' })),
  match({ text, final }, at) {
    if (at > 0 && (joinsWord(text.charCodeAt(at - 1)) || text.charAt(at - 1) === '-')) return undefined;
    if (!BIRTH.test(text.slice(Math.max(0, at - REACH), at)) || isOfThing(text, at)) return undefined;
    const slice = text.slice(at, at + LONGEST);
    if (!final && slice.length < LONGEST) return MORE;
    const length = DATE.exec(slice)?.[0].length ?? 0;
    return length === 0 ? undefined : { type: 'DATE_OF_BIRTH', start: at, end: at + length, score: 0.8 };
  },
};
