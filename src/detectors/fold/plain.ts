/** Plain text: printable ASCII and white space, told of four characters at a time. */

/** Characters that are looked at together, and a place for them. */
const MOST = 16_384;
const words = new Int32Array(MOST / 4);
const bytes = new Uint8Array(words.buffer);
const place = Buffer.from(words.buffer);

/** By byte: 1 for printable ASCII and white space. */
const PLAIN = Uint8Array.from({ length: 0x100 }, (_, byte) =>
  (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d) ? 1 : 0,
);

/** The same number in each of four bytes: the first printable character, one, and the highest bit. */
const BLANKS = 0x20202020;
const ONES = 0x01010101;
const HIGHEST = 0x80808080;

/** Does a text hold nothing but printable ASCII and white space? bench: views */
export function isPlain(text: string): boolean {
  // As UTF-8 it has a byte for each character only when all are ASCII, which the engine tells faster than a loop.
  if (Buffer.byteLength(text) !== text.length) return false;
  for (let from = 0; from < text.length; from += MOST) {
    const length = Math.min(MOST, text.length - from);
    place.write(text.slice(from, from + length), 'latin1');
    if (!areAllPlain(length)) return false;
  }
  return true;
}

/** A word is looked at byte by byte where one of its bytes is below the blank, or above the last printable one. */
function areAllPlain(length: number): boolean {
  const whole = length >> 2;
  for (let at = 0; at < whole; at++) {
    const word = words[at] ?? 0;
    const odd = (((word - BLANKS) & ~word) | (word + ONES)) & HIGHEST;
    if (odd !== 0 && !arePlain(at << 2, (at + 1) << 2)) return false;
  }
  return arePlain(whole << 2, length);
}

function arePlain(from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (PLAIN[bytes[at] ?? 0] === 0) return false;
  return true;
}
