/** How far a JSON string is spelled by the bytes at hand, strictly by RFC 8259. bench: dialects */
import { BACKSLASH, byteAt, PLAIN, QUOTE } from './bytes.ts';
import { type characterLength, INCOMPLETE } from './character.ts';
import type { Spelling } from './decode.ts';

/** A stretch of a string whose every character was checked. */
export interface Spelled extends Spelling {
  /** What stands at its end: `INCOMPLETE` for a quote and for the end of the bytes, else why the character cannot be read. */
  readonly stop: number;
}

/** Reads a string from its first character, or from one inside, up to its quote or to the end of the bytes. */
export function spelledFrom(buffer: Uint8Array, from: number, lengthAt: typeof characterLength): Spelled {
  let at = from;
  let ascii = true;
  let escaped = false;
  for (;;) {
    while (at < buffer.length && PLAIN[byteAt(buffer, at)] === 1) at++;
    // A quote, like the end of the bytes, has no length.
    const over = at === buffer.length || byteAt(buffer, at) === QUOTE;
    const stop = over ? INCOMPLETE : lengthAt(buffer, at, buffer.length);
    if (stop <= INCOMPLETE) return { start: from, end: at, ascii, escaped, stop };
    if (byteAt(buffer, at) === BACKSLASH) escaped = true;
    else ascii = false;
    at += stop;
  }
}
