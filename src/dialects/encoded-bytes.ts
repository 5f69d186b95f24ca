/** Decoders of bytes that are written in characters; they take what comes piece by piece and read all that can be read. */

/** Takes the next characters; returns the bytes that are complete with them. */
export type Decode = (characters: string, last: boolean) => Uint8Array;

const NO_BYTES = new Uint8Array(0);
const OTHERS = /[^A-Za-z0-9+/=_-]/g;

/**
 * Base64 in either alphabet (RFC 4648, sections 4 and 5). What is not of the alphabet is passed over, and data goes on
 * behind padding: readers differ in both.
 */
export function base64Bytes(): Decode {
  let rest = '';
  return (characters, last) => {
    const stretches = (rest + characters.replaceAll(OTHERS, '')).split('=');
    rest = '';
    const open = last ? '' : (stretches.pop() ?? '');
    const whole = open.length - (open.length % 4);
    rest = open.slice(whole);
    const parts = [...stretches, open.slice(0, whole)].filter((stretch) => stretch !== '');
    const [only] = parts;
    if (only === undefined) return NO_BYTES;
    return parts.length === 1 ? bytesOf(only) : Buffer.concat(parts.map(bytesOf));
  };
}

function bytesOf(stretch: string): Buffer {
  return Buffer.from(stretch, 'base64');
}

const PERCENT = 0x25;
const OPEN_ESCAPE = /%[0-9A-Fa-f]?$/;

/** Percent-encoding (RFC 3986, section 2.1); an escape that is none stands for itself. */
export function percentBytes(): Decode {
  let rest = '';
  return (characters, last) => {
    const text = rest + characters;
    rest = last ? '' : (OPEN_ESCAPE.exec(text)?.[0] ?? '');
    return unescaped(Buffer.from(text.slice(0, text.length - rest.length), 'utf8'));
  };
}

function unescaped(bytes: Buffer): Uint8Array {
  let to = bytes.indexOf(PERCENT);
  if (to < 0) return bytes;
  for (let at = to; at < bytes.length; to++) {
    const value = bytes[at] === PERCENT ? escapeAt(bytes, at) : undefined;
    bytes[to] = value ?? bytes[at] ?? 0;
    at += value === undefined ? 1 : 3;
  }
  return bytes.subarray(0, to);
}

/** The byte that an escape stands for. */
function escapeAt(bytes: Buffer, at: number): number | undefined {
  const digits = bytes.toString('latin1', at + 1, at + 3);
  return /^[0-9A-Fa-f]{2}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}
