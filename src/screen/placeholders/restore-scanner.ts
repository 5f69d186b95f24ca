/**
 * Finds the placeholders of one exchange in an answer, as models write them: in any case, with spaces, dashes or
 * escaped underlines inside, and with brackets that HTML or JSON escapes. Also those that the model has invented: of a type
 * that was made, with another number. Text waits only while it may become one that was made.
 */
import type { ScanInput, Scanner } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isDigit } from '../../detectors/characters.ts';
import type { NameNode } from './names.ts';
import type { Placeholders } from './placeholders.ts';

const OPENS = ['<', '&lt;', '\\u003c'];
const CLOSES = ['>', '&gt;', '\\u003e'];
/** The second characters of words that have one, in both cases. */
const SECONDS = 'lLgGuU';
/** Characters that may stand between two letters of a placeholder. */
const MOST_BETWEEN = 2;
/** Of the longest placeholder as it may be written; names are types and numbers. */
const LONGEST = 200;

/** What a placeholder is that was made, and one that was not. */
export const MADE = 'PLACEHOLDER';
export const INVENTED = 'INVENTED';

/** Where a placeholder ends; `more` when that is not known yet; undefined when none begins here. */
type Read = number | 'more' | undefined;
/** The same, and what it is. */
type ReadName = { readonly type: typeof MADE | typeof INVENTED; readonly end: number } | 'more' | undefined;

/** A scanner for what these placeholders stand for now; it finds the new ones as they are made. */
export function restoreScanner(known: Placeholders): Scanner {
  return { on: 'raw', lookback: LONGEST, context: 0, scan: (input) => scan(input, known) };
}

function scan({ text, from, final }: ScanInput, known: Placeholders) {
  const hits: Hit[] = [];
  for (let at = nextOpening(text, from); at < text.length; at = nextOpening(text, at)) {
    const found = read(text, at, known);
    if (found === 'more' && !final) return { hits, holdFrom: at };
    if (found === 'more' || found === undefined) at++;
    else {
      hits.push({ ...found, start: at, score: 1 });
      at = found.end;
    }
  }
  return { hits, holdFrom: text.length };
}

/** Where `<`, `&` or a backslash stands, which a placeholder may begin with; the end when none does. */
function nextOpening(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3c || code === 0x26 || code === 0x5c) return at;
  }
  return text.length;
}

function read(text: string, start: number, known: Placeholders): ReadName {
  const opened = text[start] === '<' ? start + 1 : wordAt(text, start, OPENS);
  return typeof opened === 'number' ? readName(text, opened, known) : opened;
}

function readName(text: string, from: number, known: Placeholders): ReadName {
  let node = known.spellings;
  let between = 0;
  for (let at = from; at < text.length; at++) {
    const closed = closing(text, at, node);
    if (closed !== undefined) return closed;
    const code = text.charCodeAt(at);
    between = isBetween(code) ? between + 1 : 0;
    if (between > MOST_BETWEEN) return undefined;
    const next = between > 0 ? node : node.next.get(upper(code));
    if (next === undefined) return invented(text, at, node);
    node = next;
  }
  return 'more';
}

function closing(text: string, at: number, { name }: NameNode): ReadName {
  if (name === undefined) return undefined;
  const end = wordAt(text, at, CLOSES);
  return typeof end === 'number' ? { type: MADE, end } : end;
}

/** A number that stands for nothing is told by the first character that is not in one that does. */
function invented(text: string, at: number, { digits }: NameNode): ReadName {
  if (digits === undefined) return undefined;
  const tells = isDigit(text.charCodeAt(at)) || (digits > 0 && text[at] === '>');
  return tells ? { type: INVENTED, end: at + 1 } : undefined;
}

/** Spaces, underlines, dashes, and the backslashes that escape them. */
function isBetween(code: number): boolean {
  return code === 0x20 || code === 0x5f || code === 0x2d || code === 0x5c;
}

/** Of ASCII alone: what is not is in no name. */
function upper(code: number): number {
  return code >= 0x61 && code <= 0x7a ? code - 0x20 : code;
}

/** The end of the first of these words that stands here; `more` when the text ends within one. */
function wordAt(text: string, at: number, words: readonly string[]): Read {
  // Most of what begins like a word is told by its second character, without making a string.
  const second = text[at + 1];
  if (second !== undefined && text[at] !== '>' && !SECONDS.includes(second)) return undefined;
  const here = text.slice(at, at + 6).toLowerCase();
  const word = words.find((one) => here.startsWith(one));
  if (word !== undefined) return at + word.length;
  const open = at + here.length >= text.length && words.some((one) => one.startsWith(here));
  return open ? 'more' : undefined;
}
