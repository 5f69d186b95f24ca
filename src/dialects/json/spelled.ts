/** How far a JSON string is spelled by the bytes at hand, strictly by RFC 8259. bench: dialects */
import { BACKSLASH, byteAt, QUOTE, SPACE } from './bytes.ts';
import { type characterLength, INCOMPLETE } from './character.ts';
import type { Spelling } from './decode.ts';

/** 1 for the bytes that stand for themselves inside a string. It stands here: what a module imports is no constant to the engine. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= SPACE && byte < 0x80 && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
);

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
    at = plainFrom(buffer, at);
    // A quote, like the end of the bytes, has no length.
    const over = at === buffer.length || byteAt(buffer, at) === QUOTE;
    const stop = over ? INCOMPLETE : lengthAt(buffer, at, buffer.length);
    if (stop <= INCOMPLETE) return { start: from, end: at, ascii, escaped, stop };
    if (byteAt(buffer, at) === BACKSLASH) escaped = true;
    else ascii = false;
    at += stop;
  }
}

/** Where the bytes end that stand for themselves; told four at a time, for most of a body is such. */
function plainFrom(buffer: Uint8Array, from: number): number {
  const { length } = buffer;
  let at = from;
  while (at + 4 <= length && isPlain(buffer, at) && isPlain(buffer, at + 2)) at += 4;
  while (at < length && PLAIN[byteAt(buffer, at)] === 1) at++;
  return at;
}

/** Do this byte and the next stand for themselves? */
function isPlain(buffer: Uint8Array, at: number): boolean {
  return ((PLAIN[byteAt(buffer, at)] ?? 0) & (PLAIN[byteAt(buffer, at + 1)] ?? 0)) === 1;
}
