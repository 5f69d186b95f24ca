/** Common family names behind an initial, or behind a given name that is another word too: `J. Price`, `April Diaz`. */
import { joinsWord } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { nearCapital } from '../near-capital.ts';
import { standsApart } from './evidence.ts';
import { FAMILY_NAMES, WEAK_GIVEN_NAMES } from './family-names.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { type Ending, FORM_REACH, isOfFirm } from './legal-form.ts';
import { beginsWithCapital } from './names.ts';
import { FIRMS } from './other-words.ts';

const LONGEST = 40;
/** The words before a family name, from the beginning of the text that is given. */
const HEAD = /^(?:(?:\p{Lu}\. ?){1,2}|(\p{Lu}\p{Ll}{1,11}) (?:\p{Lu}\.? )?)/u;
const FAMILY = /^\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?/u;
/** What may be before a family name that has not come, or not whole, at the end of a text. */
const TAIL = /^(\p{Lu}\p{Ll}{0,11})(\.? ?(?:\p{Lu}\.? ?)?(?:\p{Lu}[\p{L}-]{0,14})?)$/u;
const LONGEST_TAIL = 34;
const LONGEST_GIVEN = 14;
const SPACE = 0x20;
const DOT = 0x2e;

export const familyName: Rule = {
  name: 'person-family-name',
  type: 'PERSON',
  finds: 'a common family name behind an initial, or behind a given name that is another word too',
  source: 'US Census Bureau, names from the 2010 census',
  lookback: LONGEST + FORM_REACH,
  context: 4,
  triggers: [...FAMILY_NAMES].map((name) => ({
    kind: 'inside' as const,
    literal: name.toLowerCase(),
    exact: true as const,
    start: headBefore,
  })),
  match({ text, final }, at) {
    if (!beginsWithCapital(text, at) || (at > 0 && "./@#\\-'&".includes(text.charAt(at - 1))))
      return undefined;
    const [head = '', given] = HEAD.exec(text.slice(at, at + LONGEST)) ?? [];
    if (head === '' || (given !== undefined && !WEAK_GIVEN_NAMES.has(given))) return undefined;
    const family = FAMILY.exec(text.slice(at + head.length, at + LONGEST))?.[0] ?? '';
    const end = at + head.length + family.length;
    if (text.length - end < FORM_REACH && !final) return MORE;
    return isWhole(text, { start: at, end, last: family })
      ? { type: 'PERSON', start: at, end, score: 0.6 }
      : undefined;
  },
  pending: nearCapital(LONGEST_TAIL, (text, from) => {
    const floor = Math.max(from, text.length - LONGEST_TAIL);
    for (let at = floor; at < text.length; at++)
      if (isCapitalUnit(text, at) && beginsWithCapital(text, at) && mayBegin(text.slice(at))) return at;
    return text.length;
  }),
};

/** Is the family name a common one that ends the name, and is it the name of no firm? */
function isWhole(text: string, name: Ending): boolean {
  const [family = ''] = name.last.split('-', 1);
  if (!FAMILY_NAMES.has(family) || !goesOn(text, name.end)) return false;
  return !FIRMS.has(text.slice(name.start, name.end).toLowerCase()) && isOfFirm(text, name, true) === false;
}

/** What stands before a family name that heads a line or an entry of a list, and behind the given name. */
const HEADS = /(?:^|[\n;"'|>(] ?|\n ?[-*•] | - |: )$/;
const ENTRY =
  /^(\p{Lu}\p{L}+(?:[-'’]\p{L}+)?), (\p{Lu}\p{Ll}+)(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\.?)?(?=\s*(?:$|[\n;<"'|)]|[-–] )| \()/u;

export const familyNameFirst: Rule = {
  name: 'person-family-name-first',
  type: 'PERSON',
  finds: 'a common family name, a comma and a common given name that are an entry of a list or a line',
  source: 'US Census Bureau, names from the 2010 census; lists as people write them',
  lookback: LONGEST + 4,
  context: 6,
  triggers: [...FAMILY_NAMES].map((name) => ({
    kind: 'prefix' as const,
    literal: `${name.toLowerCase()}, `,
    stands: 'begins' as const,
  })),
  match({ text, final }, at) {
    if (!beginsWithCapital(text, at) || !HEADS.test(text.slice(Math.max(0, at - 5), at))) return undefined;
    if (!final && text.length - at < LONGEST + 4) return MORE;
    const [name = '', family = '', given = ''] = ENTRY.exec(text.slice(at, at + LONGEST)) ?? [];
    const isName = FAMILY_NAMES.has(family) && GIVEN_NAMES.has(given);
    return isName ? { type: 'PERSON', start: at, end: at + name.length, score: 0.6 } : undefined;
  },
};

/** May a name begin here of which the text ends before the family name does? */
function mayBegin(tail: string): boolean {
  const [whole, word = '', rest = ''] = TAIL.exec(tail) ?? [];
  if (whole === undefined) return false;
  if (word.length === 1) return rest === '' || rest.startsWith('.');
  if (rest !== '') return rest.startsWith(' ') && WEAK_GIVEN_NAMES.has(word);
  for (const name of WEAK_GIVEN_NAMES) if (name.startsWith(word)) return true;
  return false;
}

/** Where the initials or the given name before a family name begin; -1 for none. Most family names have neither. bench: scan */
function headBefore(text: string, at: number, floor: number): number {
  const end = at - 1;
  if (end <= floor || text.charCodeAt(end) !== SPACE) return -1;
  if (text.charCodeAt(end - 1) === DOT) return behindInitials(text, end - 1, floor);
  const start = wordBack(text, end, floor);
  return WEAK_GIVEN_NAMES.has(text.slice(start, end)) ? start : behindInitials(text, end, floor);
}

/** Where initials begin of which the last ends here, or the given name before one of them. */
function behindInitials(text: string, end: number, floor: number): number {
  let start = end - 1;
  if (start < floor || !isCapitalUnit(text, start) || joinsWord(text.charCodeAt(start - 1))) return -1;
  if (text.charCodeAt(start - 1) === SPACE && start - 1 > floor) {
    const given = wordBack(text, start - 1, floor);
    if (WEAK_GIVEN_NAMES.has(text.slice(given, start - 1))) return given;
  }
  const before = text.charCodeAt(start - 1) === SPACE ? start - 2 : start - 1;
  if (before > floor && text.charCodeAt(before) === DOT && isCapitalUnit(text, before - 1))
    start = before - 1;
  return text.charCodeAt(end) === DOT && !joinsWord(text.charCodeAt(start - 1)) ? start : -1;
}

function wordBack(text: string, end: number, floor: number): number {
  const least = Math.max(floor, end - LONGEST_GIVEN);
  let start = end;
  while (start > least && joinsWord(text.charCodeAt(start - 1))) start--;
  return start;
}

function isCapitalUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x80 && beginsWithCapital(text, at));
}

/** Does the name end here, and the sentence go on small behind it? */
function goesOn(text: string, end: number): boolean {
  return (
    standsApart(text, end) ||
    /^ \p{Ll}/u.test(text.slice(end, end + 2)) ||
    /^['’]s? /.test(text.slice(end, end + 3))
  );
}
