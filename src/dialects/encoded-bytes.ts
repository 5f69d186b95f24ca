/** Decoders of bytes that are written in characters; they take what comes piece by piece and read all that can be read. */

/** Takes the next characters; returns the bytes that are complete with them. */
export type Decode = (characters: string, last: boolean) => Uint8Array;

/** What a character of a text stands for; -1 where it stands for nothing. */
type Values = Int8Array;

const PAD = 0x3d;
const SEXTETS = valuesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', '-_');

/**
 * Base64 in either alphabet (RFC 4648, sections 4 and 5). What is not of the alphabet is passed over, and data goes on
 * behind padding: readers differ in both.
 */
export function base64Bytes(): Decode {
  let bits = 0;
  let value = 0;
  return (characters) => {
    const bytes = Buffer.allocUnsafe(characters.length);
    let length = 0;
    for (let at = 0; at < characters.length; at++) {
      const code = characters.charCodeAt(at);
      const sextet = SEXTETS[code] ?? -1;
      if (code === PAD) bits = 0;
      if (sextet < 0) continue;
      value = ((value << 6) | sextet) & 0x3fff;
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      bytes[length++] = (value >> bits) & 0xff;
    }
    return bytes.subarray(0, length);
  };
}

const PERCENT = 0x25;
const DIGITS = valuesOf('0123456789abcdef', '');
const UPPER = valuesOf('0123456789ABCDEF', '');
const OPEN_ESCAPE = /%[0-9A-Fa-f]?$/;

/** Percent-encoding (RFC 3986, section 2.1); an escape that is none stands for itself. */
export function percentBytes(): Decode {
  let rest = '';
  return (characters, last) => {
    const text = rest + characters;
    rest = last ? '' : (OPEN_ESCAPE.exec(text.slice(-2))?.[0] ?? '');
    return unescaped(Buffer.from(text.slice(0, text.length - rest.length), 'utf8'));
  };
}

function unescaped(bytes: Buffer): Uint8Array {
  let to = bytes.indexOf(PERCENT);
  if (to < 0) return bytes;
  for (let at = to; at < bytes.length; to++) {
    const value = bytes[at] === PERCENT ? escapeAt(bytes, at) : -1;
    bytes[to] = value < 0 ? (bytes[at] ?? 0) : value;
    at += value < 0 ? 1 : 3;
  }
  return bytes.subarray(0, to);
}

/** The byte that an escape stands for; below 0 where it is none. */
function escapeAt(bytes: Buffer, at: number): number {
  const high = digit(bytes[at + 1]);
  const low = digit(bytes[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function digit(code = 0): number {
  return Math.max(DIGITS[code] ?? -1, UPPER[code] ?? -1);
}

/** The place of each character in an alphabet; `others` stand for its last ones. */
function valuesOf(alphabet: string, others: string): Values {
  const values = new Int8Array(128).fill(-1);
  const names = [...alphabet];
  for (const [value, character] of names.entries()) values[character.charCodeAt(0)] = value;
  for (const [at, character] of [...others].entries())
    values[character.charCodeAt(0)] = names.length - others.length + at;
  return values;
}
