/** Where a line of an event stream ends. */
import { byteAt, CARRIAGE_RETURN, LINE_FEED } from '../json/bytes.ts';

/** True for CR and LF. */
export function isTerminator(byte: number): boolean {
  return byte === LINE_FEED || byte === CARRIAGE_RETURN;
}

/** True for an event that is one, and leaves nothing to wait for, whatever stands before and behind it. */
export function standsAlone(event: Uint8Array): boolean {
  const first = event[0];
  return first !== undefined && !isTerminator(first) && event.at(-1) === LINE_FEED;
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
