/** Where a line of an event stream ends. */
import { byteAt, CARRIAGE_RETURN, LINE_FEED } from '../json/bytes.ts';

/** True for CR and LF. */
export function isTerminator(byte: number): boolean {
  return byte === LINE_FEED || byte === CARRIAGE_RETURN;
}

/** Index of the first CR or LF at or after `from`, else the length. */
export function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    while (at < bytes.length && byteAt(bytes, at) > CARRIAGE_RETURN) at++;
    if (at >= bytes.length || isTerminator(byteAt(bytes, at))) return at;
    at++;
  }
}
