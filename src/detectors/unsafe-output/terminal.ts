/** Control sequences of terminals (ECMA-48): what a line of a log or a shell obeys instead of showing it. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Recognizer } from '../engine/recognizer.ts';
import { MORE } from '../sweep.ts';

/** A string of an operating system command is longer nowhere (title, clipboard, link); the rest is then plain text. */
const LONGEST = 1024;

/** What begins one: the escape character or a control of the second set (C1), maybe spelled as JSON does it. */
const BEGINNINGS = ['\u001b', '\\u001b', '\u0090', '\u0098', '\u009b', '\u009d', '\u009e', '\u009f'] as const;
const SPELLED = ['\\u0090', '\\u0098', '\\u009b', '\\u009d', '\\u009e', '\\u009f'] as const;
/**
 * Going back over what was written, to write something else there; one alone is a slip of whoever wrote it. What is listened for is
 * one: two begin like any two blanks, so the end of a text behind a blank would be held.
 */
const BACKSPACE = '\b';
const BACKSPACES = BACKSPACE.repeat(2);

/** The escape character, and BEL: as they are, or as JSON spells them. */
const ESC = `(?:${String.fromCharCode(0x1b)}|\\\\u001b)`;
const BEL = `(?:${String.fromCharCode(0x07)}|\\\\u0007)`;
/** Strings end with ST or BEL (section 5.6); control sequences with one final byte (section 5.4). */
const STRING = new RegExp(`^(?:${ESC}[PX\\]^_]|[\\u0090\\u0098\\u009d\\u009e\\u009f]|\\\\u009[08def])`, 'i');
const STRING_END = new RegExp(`${BEL}|${ESC}\\\\{1,2}|\\u009c|\\\\u009c`, 'i');
const SEQUENCE = new RegExp(`^(?:${ESC}\\[|\\u009b|\\\\u009b)[0-?]{0,64}[ -/]{0,8}[@-~]?`, 'i');
const SHORT = new RegExp(`^(?:${ESC}[ -/]{0,8}[0-~]?|[\\b]{2,})`, 'i');

/** One sequence, whole. */
export function terminalEscape(): Recognizer {
  return {
    type: 'TERMINAL_ESCAPE',
    lookback: LONGEST + 8,
    context: 1,
    triggers: [...BEGINNINGS, ...SPELLED, BACKSPACE].map((literal) => ({ kind: 'prefix', literal })),
    match: matchEscape,
  };
}

function matchEscape({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  const here = text.slice(start, start + LONGEST);
  const whole = final || here.length === LONGEST;
  if (here === BACKSPACE && !whole) return MORE;
  if (!begins(here)) return undefined;
  if (!whole && here.length < 8) return MORE;
  const length = lengthOf(here, whole);
  return length === MORE ? MORE : { type: 'TERMINAL_ESCAPE', start, end: start + length, score: 0.95 };
}

function begins(here: string): boolean {
  return [...BEGINNINGS, ...SPELLED, BACKSPACES].some(
    (one) => here.slice(0, one.length).toLowerCase() === one,
  );
}

function lengthOf(here: string, whole: boolean): number | typeof MORE {
  if (STRING.test(here)) return stringLength(here, whole);
  const sequence = (SEQUENCE.exec(here) ?? SHORT.exec(here))?.[0] ?? here.slice(0, 1);
  return sequence.length === here.length && !whole ? MORE : sequence.length;
}

/** A string that does not end is one up to where its line does. */
function stringLength(here: string, whole: boolean): number | typeof MORE {
  const end = STRING_END.exec(here.slice(1));
  const line = here.search(/[\r\n]/);
  if (end !== null && (line < 0 || end.index < line)) return 1 + end.index + end[0].length;
  if (line >= 0) return line;
  return whole ? here.length : MORE;
}
