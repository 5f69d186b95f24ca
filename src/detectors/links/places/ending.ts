/** Where addresses in running text end, and whether one leads elsewhere. */
import type { ScanInput } from '../../../core/detector.ts';
import { MORE } from '../../sweep.ts';

/** The most characters of an address that are read; what is longer is judged by its beginning. */
export const LONGEST_ADDRESS = 2048;
/** Blanks that are read before one, or around the sign before it. */
export const LONGEST_BLANKS = 256;

/** Blanks, controls, quotes, brackets of other things, and the marks of languages written without spaces. */
const STOPS =
  /[\s\p{Cc}<>"'`|^\u3000\u3001\u3008-\u3011\u201c\u201d\u2018\u2019\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]|\\(?=[nrt"'])|[,;:!?)](?=[^\p{ASCII}])/u;
/** What ends a sentence is no part of the address before it. */
const CLOSES = '?!.,:;*_~)]}\\';

/** Where an address ends that goes on from an offset, at most at `limit`; marks that belong to the sentence are left out. */
export function addressEnd(text: string, from: number, limit: number): number {
  // One unit more, so that what ends an address by what is behind it is seen.
  const stop = text.slice(from, limit + 1).search(STOPS);
  return Math.min(stop < 0 ? text.length : from + stop, limit);
}

/** The end without the marks of the sentence; a bracket that was opened inside stays. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && CLOSES.includes(text.charAt(last - 1))) {
    if (text[last - 1] === ')' && balanced(text, start, last)) break;
    last--;
  }
  return last;
}

function balanced(text: string, start: number, end: number): boolean {
  let depth = 0;
  for (let at = start; at < end; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
  }
  return depth >= 0;
}

/** Characters in which an address shows that it leads elsewhere. */
const TELLING = 64;
/**
 * What browsers and Markdown take out of the beginning stands there too: blanks, controls, backslashes of escapes. A
 * character reference may stand for any of it.
 */
const ELSEWHERE =
  /^[\s\p{Cc}<\\]*(?:[a-z][a-z0-9+.\\\t\n\r-]*:|[/\\][\t\n\r]*[/\\]|(?:[a-z][a-z0-9+.\\\t\n\r-]*|[/\\][\t\n\r]*)?&[#a-z])/iu;
const MAYBE = /^[\s\p{Cc}<\\]*(?:[a-z][a-z0-9+.\\\t\n\r-]*|[/\\][\t\n\r]*)?&?$/iu;

/** Does what begins here lead elsewhere? Maybe, where that is long to tell; `MORE` while its beginning is too short. */
export function leadsElsewhere({ text, final }: ScanInput, from: number): boolean | typeof MORE {
  const beginning = text.slice(from, from + TELLING);
  if (ELSEWHERE.test(beginning)) return true;
  if (!MAYBE.test(beginning)) return false;
  return beginning.length === TELLING || (final ? false : MORE);
}

/** Characters of openings that are read. */
export const MOST_OPENINGS = 512;
const OPENINGS = /^[(:]*/;
/** Also behind the bracket that closes a label around the address. */
const CLOSED_OPENINGS = /^(?:\]?[(:])*/;

/**
 * Behind what would make a link of its own with the label that is left: brackets and colons. They go with the link.
 */
export function behindOpenings(input: ScanInput, end: number): number | typeof MORE {
  return behind(input, end, OPENINGS);
}

/** The same for an address in text, in whose place something in brackets is put. */
export function behindClosedOpenings(input: ScanInput, end: number): number | typeof MORE {
  return behind(input, end, CLOSED_OPENINGS);
}

function behind({ text, final }: ScanInput, end: number, form: RegExp): number | typeof MORE {
  const here = text.slice(end, end + MOST_OPENINGS);
  const length = form.exec(here)?.[0].length ?? 0;
  const rest = here.slice(length);
  const open = rest === '' || (rest === ']' && form === CLOSED_OPENINGS);
  return open && here.length < MOST_OPENINGS && !final ? MORE : end + length;
}
