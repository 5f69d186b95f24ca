/** Marks: which class a text bears, by what it says of itself. */
import { type Class, higher } from '../../core/classes.ts';
import { TLP, WORDS } from './classes.ts';

/** Characters at the beginning of a line in which a mark stands. */
const LINE = 96;
/** What stands before and behind a mark on its line: brackets, stars, bars, numbers of pages. */
const BEFORE = /^[\s#*_=|>[({<-]*/;
const BEHIND = /^[\s*_=|\])}>:.,;/-]*(?:$|[\s*_=|\])}>:.,;/-])/;
/** A field that names the class: `Classification: confidential`, `"sensitivity": "internal"`, as labels of sources do. */
const FIELD =
  /\b(?:classification|sensitivity|confidentiality|security[ _-]?(?:label|class|classification)|data[ _-]?class(?:ification)?|protective[ _-]?marking)["']?\s{0,4}[:=]\s{0,4}["']?([a-z][a-z :+_-]{2,32})/gi;

/** Marks of the customer's own, folded and in lower case, each with its class. */
export type OwnMarks = readonly (readonly [mark: string, of: Class])[];

/** The highest class that a folded text bears; `PUBLIC` for one that says nothing. */
export function classOf(text: string, own: OwnMarks): Class {
  let found: Class = 'PUBLIC';
  const lower = text.toLowerCase();
  for (const [mark, of] of own) if (lower.includes(mark)) found = higher(found, of);
  for (const [mark, of] of TLP) if (lower.includes(mark.toLowerCase())) found = higher(found, of);
  for (const [, named = ''] of text.matchAll(FIELD))
    found = higher(found, wordOf(named.toUpperCase()) ?? 'PUBLIC');
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
  const found = WORDS.find(([mark]) => text.startsWith(mark) && BEHIND.test(text.slice(mark.length)));
  return found?.[1];
}

/** At the end of a line a mark stands apart: behind a bar, a dash or two blanks, or in brackets. */
function endClass(end: string): Class | undefined {
  const last = /(?:[|[(]|\s-\s|\s\s)\s*([A-Z][A-Z -]{2,40})[\])\s*_.]*$/.exec(end)?.[1]?.trim();
  return last === undefined ? undefined : WORDS.find(([mark]) => mark === last)?.[1];
}
