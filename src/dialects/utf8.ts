/** Strict UTF-8 text. */
import { byteAt } from './json/bytes.ts';
import { sequenceLength } from './json/character.ts';
import { asBuffer } from './json/decode.ts';

/** How far the bytes from `start` on are whole characters, and whether what stops them can never become one. */
export function wholeCharacters(
  bytes: Uint8Array,
  start: number,
  end: number,
): { end: number; broken: boolean } {
  let at = start;
  while (at < end) {
    const length = byteAt(bytes, at) < 0x80 ? 1 : sequenceLength(bytes, at, end);
    if (length <= 0) return { end: at, broken: length < 0 };
    at += length;
  }
  return { end: at, broken: false };
}

/** Decodes a stretch of bytes, or returns undefined when it is not UTF-8 throughout. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string | undefined {
  if (wholeCharacters(bytes, start, end).end !== end) return undefined;
  return asBuffer(bytes).toString('utf8', start, end);
}
