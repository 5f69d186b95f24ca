/** Everybody in the list of those who were there, behind the first: `Present: Xenia Ypsilon, Otto Quill (chair) and Ada Byron`. */
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { spellings } from '../../spellings.ts';
import { MORE } from '../../sweep.ts';
import { isCapital } from './evidence.ts';
import { isKnown, isSure, LONGEST_INITIALS, LONGEST_NAME, type NameRead, readPerson } from './names.ts';
import { LISTS_OF_PEOPLE, PRESENT } from './role-words.ts';
import { withThing } from './thing-families.ts';

/** Words that join the last two names of a list. */
const JOINS = '(?:&|and|und|et|y|e|en|i|och|og)';
/** What parts two others: of the marks that announce a name in every text only those that hardly any word has beside it. bench: scan */
const PARTS = [', ', '; '];
/** What parts two names of a list. */
const MARKS = [
  ...[...PARTS, ' & '],
  ...['and', 'und', 'et', 'y', 'e', 'en', 'i', 'och', 'og'].map((word) => ` ${word} `),
];
const WORDS: ReadonlySet<string> = new Set(
  [...PRESENT, ...LISTS_OF_PEOPLE].flatMap(spellings).map((word) => word.toLowerCase()),
);
const LONGEST_WORD = Math.max(...Array.from(WORDS, (word) => word.length));
/** Characters of a list before a name. */
const REACH = 240;
/** Nothing but names, what they are joined by, and what somebody is in brackets. */
const NAMES = /^[\p{L}\p{M}.'’ ,;&()/-]*$/u;
/** The words before the colon of a list, up to where their line or sentence begins. */
const LABEL = /(?:^|[\n.;|*#>-]) {0,2}\*{0,2}(?<label>[\p{L}\p{M}() ]{4,})\*{0,2}:\*{0,2} $/u;
const ENDS = ',;&(/.\n\r';
const MOST_WORDS = 5;
/** A mark between two names. */
const PARTED = /[,;&]/;
const COLON = 0x3a;
/** A join directly behind a mark, as before the last of a list: `, and Ada Byron`. */
const JOINED = new RegExp(`^${JOINS} `);
const LONGEST_JOIN = 4;
const JOIN_BEGINNINGS = '&auyeio';
/** One name, and what joins the last one to it. */
const LONGEST_ITEM = 60;
const ITEM = `[\\p{L}\\p{M}.'’ ()/-]{2,${LONGEST_ITEM}}?`;
const BEFORE_LAST = new RegExp(`^${ITEM} ${JOINS} (?=\\p{Lu}|$)`, 'u');
const FIRST_OF_TWO = new RegExp(`^\\*{0,2}:\\*{0,2} ${ITEM} ${JOINS} (?=\\p{Lu}|$)`, 'u');
/** What may still become them. */
const LAST_SO_FAR = /^[\p{L}\p{M}.'’ ()/&-]{0,66}$/u;
const FIRST_SO_FAR = /^\*{0,2}(?::\*{0,2}(?: [\p{L}\p{M}.'’ ()/&-]{0,66})?)?$/u;
/** Characters from a mark, or from the colon of a list, to the name that it announces. */
const LONGEST_AHEAD = LONGEST_ITEM + 12;

export const presentList: Rule = {
  name: 'person-listed-present',
  type: 'PERSON',
  finds: 'the names in a list of those who were there, or who live or travel together, behind the first',
  source: 'minutes and forms as people write them; the words are a list of our own',
  lookback: LONGEST_INITIALS + LONGEST_NAME + 2,
  context: REACH + LONGEST_WORD + 8,
  reach: LONGEST_WORD + LONGEST_AHEAD,
  triggers: [
    ...PARTS.flatMap((literal): readonly Trigger[] => [
      { kind: 'before', literal, start: nextBehind },
      { kind: 'before', literal, start: lastBehind },
    ]),
    ...Array.from(
      WORDS,
      (literal): Trigger => ({ kind: 'before', literal, stands: 'whole', start: secondOfTwo }),
    ),
  ],
  match({ text, final }, at) {
    if (!isCapital(text, at) || !isBehindMark(text, at)) return undefined;
    const begin = listBegin(text, at);
    if (begin < 0) return undefined;
    const read = readPerson(text, at);
    const name = withThing(text, at, read) ?? read;
    if ((name.open || name.end + 1 >= text.length) && !final) return MORE;
    if (name.isThing || name.words.length === 0 || name.words.length >= MOST_WORDS) return undefined;
    if (!endsItem(text, name.end) || !isOfList(name, text.slice(begin, at))) return undefined;
    return { type: 'PERSON', start: at, end: name.end, score: 0.6 };
  },
};

/** Where the name behind a mark begins, and behind what joins it: -1 for none, the length of the text when it has not come. */
function nextBehind(text: string, end: number): number {
  if (end >= text.length || isCapital(text, end)) return end;
  if (!JOIN_BEGINNINGS.includes(text.charAt(end))) return -1;
  const ahead = text.slice(end, end + LONGEST_JOIN);
  const at = end + (JOINED.exec(ahead)?.[0].length ?? 0);
  if (at === end) return ahead.length < LONGEST_JOIN ? text.length : -1;
  return at >= text.length || isCapital(text, at) ? at : -1;
}

/** The same for the last name, which a word joins to the one behind the mark. */
function lastBehind(text: string, end: number): number {
  if (end < text.length && !isCapital(text, end)) return -1;
  return behind(text, end, { pattern: BEFORE_LAST, soFar: LAST_SO_FAR });
}

/** The same for the second of two, behind the word for their list. */
function secondOfTwo(text: string, end: number): number {
  if (end < text.length && !':*'.includes(text.charAt(end))) return -1;
  return behind(text, end, { pattern: FIRST_OF_TWO, soFar: FIRST_SO_FAR });
}

function behind(
  text: string,
  end: number,
  { pattern, soFar }: { readonly pattern: RegExp; readonly soFar: RegExp },
): number {
  const ahead = text.slice(end, end + LONGEST_AHEAD);
  const found = pattern.exec(ahead)?.[0].length ?? 0;
  if (found > 0) return end + found;
  return end + ahead.length === text.length && soFar.test(ahead) ? text.length : -1;
}

function isBehindMark(text: string, at: number): boolean {
  return MARKS.some((mark) => text.endsWith(mark, at) || text.startsWith(mark, at - mark.length));
}

/** Where the list begins that this stands in, behind one of the words, with nothing but names up to here; -1 for none. */
function listBegin(text: string, at: number): number {
  const floor = Math.max(0, at - REACH);
  let colon = at - 1;
  while (colon > floor && text.charCodeAt(colon) !== COLON) colon--;
  if (text.charCodeAt(colon) !== COLON) return -1;
  const begin = text.startsWith('**', colon + 1) ? colon + 3 : colon + 1;
  if (text.charAt(begin) !== ' ' || !NAMES.test(text.slice(begin, at))) return -1;
  const label = LABEL.exec(text.slice(Math.max(0, colon - LONGEST_WORD - 6), begin + 1))?.groups?.['label'];
  return label !== undefined && WORDS.has(label.trim().toLowerCase()) ? begin : -1;
}

/** Two that a word joins are known by name: `Present: Simple Tense and Present Perfect` is none. */
function isOfList(name: NameRead, before: string): boolean {
  if (name.words.length === 1) return isSure(name);
  return isKnown(name) || (PARTED.test(before) && name.words.some((word) => word.length > 2));
}

/** Does the mark follow that parts it from the next, or a word that joins the last? */
function endsItem(text: string, end: number): boolean {
  if (end >= text.length || ENDS.includes(text.charAt(end)) || text.startsWith(' (', end)) return true;
  return MARKS.some((mark) => text.startsWith(mark, end));
}
