/** Where addresses in running text end. */

/** The most characters of an address that are read; what is longer is judged by its beginning. */
export const LONGEST_ADDRESS = 2048;

/** Blanks, controls, quotes, brackets of other things, and the marks of languages written without spaces. */
const STOPS =
  /[\s\p{Cc}<>"'`|^\u3000\u3001\u3008-\u3011\u201c\u201d\u2018\u2019\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]|\\(?=[nrt"'])|[,;:!?)](?=[^\p{ASCII}])/gu;
/** What ends a sentence is no part of the address before it. */
const CLOSES = '?!.,:;*_~)]}\\';

/** Where an address ends that goes on from an offset, at most at `limit`; marks that belong to the sentence are left out. */
export function addressEnd(text: string, from: number, limit: number): number {
  STOPS.lastIndex = from;
  const stop = STOPS.exec(text)?.index ?? text.length;
  return Math.min(stop, limit);
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
