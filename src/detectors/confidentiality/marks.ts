/** Marks: which class a text bears, by what it says of itself. */
import { type Class, higher } from '../../core/classes.ts';
import { TLP, TLP_MARK, WORDS } from './classes.ts';
import { footerClass, mayHaveFooter } from './footers.ts';
import type { Labels } from './labels.ts';

/** Characters at the beginning of a line in which a mark stands. */
const LINE = 96;
/** What stands before and behind a mark on its line: tags, brackets, stars, bars, numbers of pages. */
const BEFORE = /^(?:<\/?[a-z][a-z0-9]{0,10}(?: [^<>]{0,40})?>|[\s#*_=|>[({<!【「『〔-])*/;
const BEHIND = /^(?:$|<\/|[\s*_=|\])}>:.,;/!】」』〕-])/;
/** Names of variables and what servers say of their own faults begin with the same words, and so do names of other things. */
const NO_MARK = /^(?:_+[A-Za-z0-9]|=[^\s=]|[ _](?:SERVER )?ERROR\b)/;
const OTHER_THINGS =
  /^(?:INTERNAL (?:COMBUSTION|REVENUE|MEDICINE|AFFAIRS|AUDIT|CONTROLS?|STORAGE|MEMORY|RATE|ORGANS?|BLEEDING|LINKS?|DIAMETER)|SECRET (?:SANTA|SERVICE|GARDEN|SAUCE|AGENTS?|INGREDIENTS?|MANAGER|KEYS?|SOCIET(?:Y|IES)|BALLOT)|RESTRICTED (?:AREAS?|STOCKS?|SHARES?|FUNDS?|CASH|ZONES?|AIRSPACE))\b/;
const AT_END =
  /(?:[|[(【「『〔]|\s-\s|\s\s)\s*([\p{Lu}\p{Lo}][\p{Lu}\p{Lo} &:./-]{1,40}?)(?:<\/|[\])】」』〕\s*_.])*$/u;

const CLASS_OF_COLOUR = new Map(TLP.map(([mark, of]) => [mark.slice('TLP:'.length), of]));
const CLASS_OF_MARK = new Map(WORDS);
const MARKS_BY_LETTER = Map.groupBy(WORDS, ([mark]) => mark.charAt(0));

/** Marks of the customer's own, folded and in lower case, each with its class. */
export type OwnMarks = readonly (readonly [mark: string, of: Class])[];

/** By what the marks of a text are known. */
export interface KnownMarks {
  readonly own: OwnMarks;
  readonly labels: Pick<Labels, 'classIn'>;
}

/** The highest class that a folded text bears; `PUBLIC` for one that says nothing. */
export function classOf(text: string, { own, labels }: KnownMarks): Class {
  let found = labels.classIn(text);
  const lower = text.toLowerCase();
  for (const [mark, of] of own) if (lower.includes(mark)) found = higher(found, of);
  for (const [, colour = ''] of text.matchAll(TLP_MARK))
    found = higher(found, CLASS_OF_COLOUR.get(colour.toUpperCase()) ?? found);
  const footers = mayHaveFooter(text);
  for (const line of text.split('\n')) found = higher(found, lineClass(line, footers) ?? 'PUBLIC');
  return found;
}

/** A line that begins or ends with a mark in capitals, with one in brackets, or that has nothing but a mark. */
function lineClass(line: string, footers: boolean): Class | undefined {
  const trimmed = line.trim();
  if (trimmed === '') return undefined;
  const start = trimmed.slice(0, LINE).replace(BEFORE, '');
  return wordOf(start) ?? endClass(trimmed.slice(-LINE)) ?? (footers ? footerClass(trimmed) : undefined);
}

function wordOf(text: string): Class | undefined {
  const found = MARKS_BY_LETTER.get(text.charAt(0))?.find(
    ([mark]) => text.startsWith(mark) && isMark(text.slice(mark.length)),
  );
  return found === undefined || OTHER_THINGS.test(text) ? undefined : found[1];
}

/** Is it a mark that this stands behind? */
function isMark(behind: string): boolean {
  return BEHIND.test(behind) && !NO_MARK.test(behind);
}

/** At the end of a line a mark stands apart: behind a bar, a dash or two blanks, or in brackets. */
function endClass(end: string): Class | undefined {
  const last = AT_END.exec(end)?.[1]?.trim();
  return last === undefined ? undefined : CLASS_OF_MARK.get(last);
}
