/** Links and images of Markdown (CommonMark 0.31, sections 4.7, 6.3 and 6.4). */
import type { ScanInput } from '../../../core/detector.ts';
import type { Recognizer } from '../../engine/recognizer.ts';
import { MORE } from '../../sweep.ts';
import type { Use } from '../payload.ts';
import { behindOpenings, LONGEST_ADDRESS, LONGEST_BLANKS, leadsElsewhere, MOST_OPENINGS } from './ending.ts';
import type { JudgeAt } from './judge-at.ts';

/** Characters of a label that are looked at for where it begins. */
const LONGEST_LABEL = 256;
const LONGEST_TITLE = 512;
const LONGEST = LONGEST_ADDRESS + LONGEST_TITLE + LONGEST_BLANKS + MOST_OPENINGS + 4;
/** Characters before a label that tell whether it begins its line. */
const LONGEST_INDENT = 64;
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
/** What ends a bare destination, or is no end of it: brackets, blanks, controls, what a backslash stands before. */
const MARKS = /\\[!-/:-@[-`{-~]|[()\s\p{Cc}]/gu;

/** What a destination was read as. */
interface Destination {
  readonly address: string;
  /** Behind it. */
  readonly end: number;
}
type Read<Kind> = Kind | undefined | typeof MORE;

/**
 * What stands in round brackets behind a label: `[text](https://...)`, `![alt](https://... "title")`. The hit begins with
 * the bracket, so that without it the label is left.
 */
export function inlineLink(judge: JudgeAt): Recognizer {
  return {
    type: 'LINK',
    lookback: LONGEST,
    context: LONGEST_LABEL + 2,
    triggers: [{ kind: 'prefix', literal: '](' }],
    match(input, at) {
      const { text } = input;
      if (text[at] !== ']' || text[at + 1] !== '(') return undefined;
      const destination = readDestination(input, at + 2);
      if (destination === undefined || destination === MORE) return destination;
      const closed = readClosing(input, destination.end);
      const end = closed === MORE ? MORE : behindOpenings(input, closed);
      if (end === MORE) return MORE;
      return judge(destination.address, useOf(text, at), { start: at + 1, end });
    },
  };
}

/**
 * What a label is defined as: `[label]: https://...`. An image may stand for the label anywhere, so it counts as one. The
 * hit begins with the colon.
 */
export function definition(judge: JudgeAt): Recognizer {
  return {
    type: 'LINK',
    lookback: LONGEST,
    context: LONGEST_LABEL + LONGEST_INDENT + 2,
    triggers: [{ kind: 'prefix', literal: ']:' }],
    match(input, at) {
      const { text } = input;
      if (text[at] !== ']' || text[at + 1] !== ':' || !definesLabel(text, at)) return undefined;
      const destination = readDestination(input, at + 2);
      if (destination === undefined || destination === MORE) return destination;
      const end = behindOpenings(input, destination.end);
      return end === MORE ? MORE : judge(destination.address, 'image', { start: at + 1, end });
    },
  };
}

/** An image has a mark before its label; so it is taken for one where the label is too long to tell. */
function useOf(text: string, at: number): Use {
  const floor = Math.max(0, at - LONGEST_LABEL);
  let depth = 1;
  for (let before = at - 1; before >= floor; before--) {
    if (text[before] === ']') depth++;
    else if (text[before] === '[' && --depth === 0) return text[before - 1] === '!' ? 'image' : 'link';
  }
  return 'image';
}

/** A label begins a line, maybe in a quotation or a list; that of a footnote begins with a caret. */
function definesLabel(text: string, at: number): boolean {
  const floor = Math.max(0, at - LONGEST_LABEL);
  const begins = floor + text.slice(floor, at).lastIndexOf('[');
  if (begins < floor) return floor > 0;
  const before = text.slice(Math.max(0, begins - LONGEST_INDENT), begins);
  return text[begins + 1] !== '^' && /^[ \t>*+\-\d.)]*$/.test(before.slice(before.lastIndexOf('\n') + 1));
}

/** The destination behind blanks, in angle brackets or up to a blank or a bracket that was not opened. */
function readDestination(input: ScanInput, from: number): Read<Destination> {
  const { text, final } = input;
  const start = behindBlanks(text, from);
  const elsewhere = start - from < LONGEST_BLANKS && leadsElsewhere(input, start);
  if (elsewhere !== true) return elsewhere === MORE ? MORE : undefined;
  const limit = start + LONGEST_ADDRESS;
  const end = text[start] === '<' ? angleEnd(text, start, limit) : bareEnd(text, start, limit);
  if (end === text.length && end < limit && !final) return MORE;
  if (end === start) return undefined;
  const closed = text[start] === '<' && text[end] === '>';
  const address = text.slice(text[start] === '<' ? start + 1 : start, end).replaceAll(ESCAPED, '$1');
  return { address, end: closed ? end + 1 : end };
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < LONGEST_BLANKS && /\s/.test(text.charAt(at))) at++;
  return at;
}

/** At the bracket that closes it, or the end of the line. */
function angleEnd(text: string, start: number, limit: number): number {
  const stop = text.slice(start + 1, limit).search(/[<>\n\r]/);
  return stop < 0 ? Math.min(text.length, limit) : start + 1 + stop;
}

function bareEnd(text: string, start: number, limit: number): number {
  let depth = 0;
  for (const { 0: mark, index } of text.slice(start, limit).matchAll(MARKS)) {
    if (mark === '(') depth++;
    else if (mark === ')' && depth > 0) depth--;
    else if (mark.length === 1) return start + index;
  }
  return Math.min(text.length, limit);
}

const CLOSING = /\s*(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\))?\s*\)/y;

/** Behind the closing bracket and the title before it; where there is none, the end of the destination. */
function readClosing({ text, final }: ScanInput, from: number): number | typeof MORE {
  const limit = from + LONGEST_TITLE;
  const closing = text.slice(0, limit);
  CLOSING.lastIndex = from;
  const found = CLOSING.exec(closing)?.[0];
  if (found !== undefined) return from + found.length;
  const open = /^\s*(?:$|["'(])/.test(text.slice(from, limit));
  return open && text.length < limit && !final ? MORE : from;
}
