/** Names as bookings of airlines have them: the family name, a slash, the given names and a title, in capitals. */
import { isLetter, isUpper, joinsWord } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { GIVEN_NAMES } from './given-names.ts';

const TITLES = ['mr', 'mrs', 'ms', 'miss', 'mstr', 'dr', 'chd'];
const LONGEST_PART = 28;
const LONGEST_TITLE = 5;
const LONGEST = 2 * LONGEST_PART + LONGEST_TITLE + 4;
/** A title before a word in small letters is of what follows: `AND/ORS MR Byron`. */
const NAME =
  /^[A-Z][A-Z'-]{1,27}\/[A-Z][A-Z '-]{1,25}[A-Z](?= (?:MRS?|MS|MISS|MSTR|DR|CHD)(?![A-Za-z0-9]| [A-Z]?[a-z]))/;
/** The same as people copy it: `Byron/Ada Maria Mrs`. */
const COPIED =
  /^[A-Z][a-z][A-Za-z'-]{0,26}\/[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){0,2}(?= (?:Mrs?|Ms|Miss|Mstr|Dr|Chd|M(?:RS?|S))(?![A-Za-z0-9]| [A-Za-z]))/;
/** What may still become one, or become none. */
const SO_FAR = /^[A-Z][A-Za-z'-]{1,27}\/[A-Za-z '-]{0,34}$/;
const SLASH = 0x2f;
const SPACE = 0x20;

export const passenger: Rule = {
  name: 'person-passenger',
  type: 'PERSON',
  finds: 'a family name, a slash and given names before a title: BYRON/ADA MRS, Byron/Ada Mrs',
  source:
    'IATA Passenger Services Conference Resolution 722 (names on tickets); bookings as airlines print them',
  lookback: LONGEST,
  context: 1,
  triggers: TITLES.map((title) => ({
    kind: 'inside' as const,
    literal: ` ${title}`,
    exact: true,
    start: nameBefore,
  })),
  match({ text, final }, at) {
    if (at > 0 && (joinsWord(text.charCodeAt(at - 1)) || text.charAt(at - 1) === '/')) return undefined;
    if (!final && text.length - at < LONGEST && SO_FAR.test(text.slice(at))) return MORE;
    const ahead = text.slice(at, at + LONGEST);
    const name = NAME.exec(ahead)?.[0] ?? copied(ahead);
    return name === undefined ? undefined : { type: 'PERSON', start: at, end: at + name.length, score: 0.8 };
  },
  pending(text, from) {
    const end = text.length;
    const slashed = nameBefore(text, end, from);
    if (slashed >= 0) return slashed;
    const word = wordBack(text, end, Math.max(from, end - LONGEST_PART));
    return isUpper(text.charCodeAt(word)) ? Math.min(word, end) : end;
  },
};

/** A common given name tells it from other words with a slash. */
function copied(ahead: string): string | undefined {
  const name = COPIED.exec(ahead)?.[0];
  const given = name?.slice(name.indexOf('/') + 1).split(' ', 1)[0] ?? '';
  return GIVEN_NAMES.has(given) ? name : undefined;
}

/** Where the family name begins before the slash and the given names that end here; -1 for none. */
function nameBefore(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST_PART - LONGEST_TITLE);
  let slash = at;
  while (slash > least && (isPart(text.charCodeAt(slash - 1)) || text.charCodeAt(slash - 1) === SPACE))
    slash--;
  if (slash === at && text.charCodeAt(at - 1) !== SLASH) return -1;
  if (text.charCodeAt(slash - 1) !== SLASH || slash <= least) return -1;
  const start = wordBack(text, slash - 1, Math.max(floor, slash - 1 - LONGEST_PART));
  return start === slash - 1 || !isUpper(text.charCodeAt(start)) ? -1 : start;
}

function wordBack(text: string, end: number, floor: number): number {
  let start = end;
  while (start > floor && isPart(text.charCodeAt(start - 1))) start--;
  return start;
}

/** A letter, a dash or an apostrophe. */
function isPart(unit: number): boolean {
  return isLetter(unit) || unit === 0x2d || unit === 0x27;
}
