/**
 * Finds the placeholders of one exchange in an answer, as models write them: in any case, with spaces, dashes or
 * escaped underlines inside, and with brackets that HTML or JSON escapes. Text waits only while it may become one.
 */

import type { ScanInput, Scanner } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Placeholders } from './placeholders.ts';

const OPENS = ['<', '&lt;', '\\u003c'];
const CLOSES = ['>', '&gt;', '\\u003e'];
/** Characters that may stand between two letters of a placeholder. */
const BETWEEN = ' _-\\';
const MOST_BETWEEN = 2;
/** Of the longest placeholder as it may be written; names are types and numbers. */
const LONGEST = 200;

/** Where a placeholder ends; `more` when that is not known yet; undefined when none begins here. */
type Read = number | 'more' | undefined;

/** A scanner for what these placeholders stand for now; it finds the new ones as they are made. */
export function restoreScanner(known: Placeholders): Scanner {
  return { on: 'raw', lookback: LONGEST, context: 0, scan: (input) => scan(input, known) };
}

function scan({ text, from, final }: ScanInput, known: Placeholders) {
  const hits: Hit[] = [];
  for (let at = nextOpening(text, from); at < text.length; at = nextOpening(text, at)) {
    const end = read(text, at, known);
    if (end === 'more' && !final) return { hits, holdFrom: at };
    if (typeof end === 'number') hits.push({ type: 'PLACEHOLDER', start: at, end, score: 1 });
    at = typeof end === 'number' ? end : at + 1;
  }
  return { hits, holdFrom: text.length };
}

/** Where one of the characters stands that a placeholder may begin with; the end when none does. */
function nextOpening(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '<' || character === '&' || character === '\\') return at;
  }
  return text.length;
}

function read(text: string, start: number, known: Placeholders): Read {
  const opened = wordAt(text, start, OPENS);
  return typeof opened === 'number' ? readName(text, opened, known) : opened;
}

function readName(text: string, from: number, known: Placeholders): Read {
  let letters = '';
  let between = 0;
  for (let at = from; at < text.length; at++) {
    const closed = known.knows(letters) ? wordAt(text, at, CLOSES) : undefined;
    if (closed !== undefined) return closed;
    const letter = letterOf(text[at] ?? '');
    between = letter === '' ? between + 1 : 0;
    letters += letter;
    if (between > MOST_BETWEEN || !known.mayBecome(letters)) return undefined;
  }
  return 'more';
}

/** Empty for what may stand between two letters; what is not ASCII is in no name. */
function letterOf(character: string): string {
  if (BETWEEN.includes(character)) return '';
  return character > '~' ? character : character.toUpperCase();
}

/** The end of the first of these words that stands here; `more` when the text ends within one. */
function wordAt(text: string, at: number, words: readonly string[]): Read {
  const here = text.slice(at, at + 6).toLowerCase();
  const word = words.find((one) => here.startsWith(one));
  if (word !== undefined) return at + word.length;
  const open = at + here.length >= text.length && words.some((one) => one.startsWith(here));
  return open ? 'more' : undefined;
}
