/** Addresses in small letters, as people type them: `12 elm street, apt 4, dayton, oh 45402`, `12 elm street leeds ls6 2ab`. */
import { isDigit, isSmall } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { beginsNumber } from '../boundary.ts';
import { STATE } from './parts.ts';
import { addressAt } from './so-far.ts';
import { STREETS } from './words.ts';

/** Characters of the longest address, and of the longest name of a street with its type. */
const LONGEST = 110;
const LONGEST_STREET = 48;
/** Words of a street behind its number: a direction, a name, its type. */
const MOST_WORDS = 5;
const TYPES: ReadonlySet<string> = new Set(STREETS.split(' '));
const WORD = "(?:[a-z][a-z'.-]{1,15}|[nsew]\\.?|\\d{1,3}(?:st|nd|rd|th))";
const UNIT =
  '(?:,? (?:apt|apartment|unit|suite|ste|floor|fl|flat|room|rm|#)\\.? ?#?(?:[a-z]?\\d{1,5}[a-z]?|[a-z]))?';
const TOWN = "[a-z][a-z'.-]{1,18}(?: [a-z][a-z'.-]{1,18}){0,2}";
const CODE = `(?:${STATE.toLowerCase()},? \\d{5}(?:-\\d{4})?|[a-z]{1,2}\\d[a-z\\d]? \\d[a-z]{2})`;
const ADDRESS = new RegExp(
  `^\\d{1,5}[a-z]?,? (?:${WORD} ){1,${MOST_WORDS - 1}}(?:${[...TYPES].join('|')})\\.?(?: [nsew]{1,2})?${UNIT},? (?:${TOWN}, ?)?${TOWN},? ${CODE}(?![a-z\\d])`,
);
/** What stands before the number: a mark or the beginning of a line, or a word for where somebody is. */
const BEFORE = /(?:^|[\n:;("'>,] ?|(?:^|[^a-z])(?:at|is|to|in|on|from|near|address|live|lives) )$/i;
const BEFORE_REACH = 10;

export const smallStreets: Rule = {
  name: 'address-small',
  type: 'ADDRESS',
  finds:
    'a number, a street and a town in small letters, before the code of a US state or of the United Kingdom',
  source: 'USPS Publication 28 (suffixes, states); messages as people type them',
  lookback: LONGEST + 2,
  context: BEFORE_REACH + 2,
  triggers: [
    {
      kind: 'digits',
      letters: 0,
      apart: true,
      alone: true,
      goes: ['small', 'word', 'comma'],
      may: mayBeStreet,
    },
  ],
  match(input, at) {
    if (!beginsNumber(input.text, at) || !mayBeStreet(input.text, at)) return undefined;
    return addressAt(input, at, { longest: LONGEST, lengthOf, mayGoOn });
  },
};

function lengthOf(ahead: string): number {
  return ADDRESS.exec(ahead)?.[0].length ?? 0;
}

/** Is it a street so far, with nothing behind it but small words and numbers? */
function mayGoOn(ahead: string): boolean {
  return !/[^a-z\d ,.'#-]/.test(ahead) && ahead.split(' ').length < 16;
}

/** Does a type of street stand behind the number and a word or more in small letters, as far as the text goes? */
function mayBeStreet(text: string, start: number): boolean {
  if (!BEFORE.test(text.slice(Math.max(0, start - BEFORE_REACH), start))) return false;
  const words = text.slice(start, start + LONGEST_STREET).split(' ');
  const isCut = start + LONGEST_STREET >= text.length;
  for (const [at, word] of words.slice(1, MOST_WORDS + 1).entries()) {
    if (at > 0 && TYPES.has(word.replace(/[.,]+$/, ''))) return true;
    if (isCut && at + 2 === words.length) return isWord(word);
    if (!isWord(word) || word.endsWith(',')) return false;
  }
  return isCut && words.length < 2;
}

function isWord(word: string): boolean {
  return word === '' || isSmall(word.charCodeAt(0)) || isDigit(word.charCodeAt(0));
}
