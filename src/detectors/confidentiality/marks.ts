/** Marks: which class a text bears, by what it says of itself. */
import { type Class, higher } from '../../core/classes.ts';
import { TLP, WORDS } from './classes.ts';
import type { Labels } from './labels.ts';

/** Characters at the beginning of a line in which a mark stands. */
const LINE = 96;
/** What stands before and behind a mark on its line: brackets, stars, bars, numbers of pages. */
const BEFORE = /^[\s#*_=|>[({<-]*/;
const BEHIND = /^[\s*_=|\])}>:.,;/-]*(?:$|[\s*_=|\])}>:.,;/-])/;
/** Names of variables and what servers say of their own faults begin with the same words. */
const NO_MARK = /^(?:_+[A-Za-z0-9]|=[^\s=]|[ _](?:SERVER )?ERROR\b)/;

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
  for (const [mark, of] of TLP) if (lower.includes(mark.toLowerCase())) found = higher(found, of);
  for (const line of text.split('\n')) found = higher(found, lineClass(line) ?? 'PUBLIC');
  return found;
}

/** A line that begins or ends with a mark in capitals, or with one in brackets. */
function lineClass(line: string): Class | undefined {
  const trimmed = line.trim();
  if (trimmed === '') return undefined;
  const start = trimmed.slice(0, LINE).replace(BEFORE, '');
  return wordOf(start) ?? endClass(trimmed.slice(-LINE));
}

function wordOf(text: string): Class | undefined {
  const found = WORDS.find(([mark]) => text.startsWith(mark) && isMark(text.slice(mark.length)));
  return found?.[1];
}

/** Is it a mark that this stands behind? */
function isMark(behind: string): boolean {
  return BEHIND.test(behind) && !NO_MARK.test(behind);
}

/** At the end of a line a mark stands apart: behind a bar, a dash or two blanks, or in brackets. */
function endClass(end: string): Class | undefined {
  const last = /(?:[|[(]|\s-\s|\s\s)\s*([A-Z][A-Z -]{2,40})[\])\s*_.]*$/.exec(end)?.[1]?.trim();
  return last === undefined ? undefined : WORDS.find(([mark]) => mark === last)?.[1];
}
