/** Names in capitals with the family name first that fill a line or cell: `PETROV, NIKOLAI`, `ESTRADA/PALOMA`. */
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { nearCapital } from '../near-capital.ts';
import { CITIES, NOT_ALONE } from './alone-words.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { beginsWithCapital } from './names.ts';
import { BEGINS_REACH, beginsCell, capitalized, endsCell, isGiven, isPlain } from './shouted.ts';

const LONGEST = 60;
/** Characters of the longest family name, with its small words. */
const LONGEST_FAMILY = 32;
const SHOUT = "\\p{Lu}{2,}(?:['’-]\\p{Lu}+)*|\\p{Lu}['’]\\p{Lu}+";
const NAME = new RegExp(
  `^((?:${SHOUT})(?: (?:${SHOUT})){0,2})(?:, ?|/)(\\p{Lu}{2,}(?:-\\p{Lu}+)?)(?: (\\p{Lu}\\.?|\\p{Lu}{2,})(?![\\p{L}\\p{N}]))?`,
  'u',
);
const TITLE_BEHIND = / (?:MRS?|MS|MISS|DR|MSTR|CHD|INF)$/;
const INITIAL = /^\p{Lu}\.?$/u;
const FAMILY_AT_END = new RegExp(
  `^(?:(?:${SHOUT}|\\p{Lu}) ){0,2}\\p{Lu}[\\p{Lu}'’-]{0,24}(?:, ?|/)?\\p{Lu}{0,24}$`,
  'u',
);
/** Given names that are no cities or other words: `RICHMOND, VIRGINIA` is a place. */
const given: ReadonlySet<string> = new Set(
  [...GIVEN_NAMES].filter((name) => !NOT_ALONE.has(name) && !CITIES.has(name)),
);
/** What stands between the names. */
const MARKS = [', ', '/'];

export const invertedCapitals: Rule = {
  name: 'person-inverted-in-capitals',
  type: 'PERSON',
  finds: 'a family name, a comma or slash and a common given name in capitals that fill a line or a cell',
  source: 'manifests, lists and records in capitals',
  lookback: LONGEST + 3,
  context: BEGINS_REACH,
  // By the mark, since as many words as there are given names would make the search of every text slower. bench: scan
  triggers: MARKS.map((mark) => ({
    kind: 'inside' as const,
    literal: mark,
    exact: true as const,
    start: (text: string, at: number, floor: number) => familyBefore(text, { at, mark }, floor),
  })),
  match({ text, final }, at) {
    if (!beginsWithCapital(text, at) || !beginsCell(text, at)) return undefined;
    const slice = text.slice(at, at + LONGEST);
    const found = NAME.exec(slice);
    if (!final && slice.length < LONGEST && mayGoOn(slice, found)) return MORE;
    const [whole = '', family = '', first = '', behind = ''] = found ?? [];
    if (!isName(family, first) || !isPartOfName(behind)) return undefined;
    // In a sentence it goes on behind a comma: `REMEMBER, ANNA, THAT`.
    if (!endsCell(text, at + whole.length) || text.startsWith(', ', at + whole.length)) return undefined;
    return { type: 'PERSON', start: at, end: at + whole.replace(TITLE_BEHIND, '').length, score: 0.6 };
  },
  pending: nearCapital(LONGEST, (text, from) => {
    const end = text.length;
    for (let at = Math.max(from, end - LONGEST); at < end; at++)
      if (isCapitalUnit(text, at) && beginsCell(text, at) && FAMILY_AT_END.test(text.slice(at))) return at;
    return end;
  }),
};

/** May what follows a short text change the name, or make one of it? */
function mayGoOn(slice: string, found: RegExpExecArray | null): boolean {
  return found === null ? FAMILY_AT_END.test(slice) : found[0].length + 3 > slice.length;
}

function isName(family: string, first: string): boolean {
  if (!given.has(capitalized(first.split('-', 1)[0] ?? ''))) return false;
  return !family.split(' ').some(isPlain) && !isGivenAlone(family);
}

/** An initial, another given name or a title; empty for nothing. */
function isPartOfName(word: string): boolean {
  return word === '' || INITIAL.test(word) || isGiven(word) || TITLE_BEHIND.test(` ${word}`);
}

/** Two given names beside each other are those of two people. */
function isGivenAlone(family: string): boolean {
  return !family.includes(' ') && isGiven(family);
}

/** Where the family name begins that stands before a mark with a capital behind it; -1 for none. */
function familyBefore(
  text: string,
  { at, mark }: { readonly at: number; readonly mark: string },
  floor: number,
): number {
  const behind = at + mark.length;
  if (!isCapitalUnit(text, at - 1) || (behind < text.length && !isCapitalUnit(text, behind))) return -1;
  const least = Math.max(floor, at - LONGEST_FAMILY);
  let start = at;
  while (start > least && isFamilyUnit(text.charCodeAt(start - 1))) start--;
  while (start < at && text.charCodeAt(start) === 0x20) start++;
  const wide = text.slice(start, at).lastIndexOf('  ');
  return wide < 0 ? start : start + wide + 2;
}

function isFamilyUnit(unit: number): boolean {
  return unit === 0x20 || unit === 0x27 || unit === 0x2d || (unit >= 0x41 && unit <= 0x5a) || unit >= 0xc0;
}

function isCapitalUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x80 && beginsWithCapital(text, at));
}
