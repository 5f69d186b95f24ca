/** What is wrong with a JSON document, in sentences: what, and what to do; never its content. */
import { BAD_CONTROL, BAD_ESCAPE, BAD_UTF8 } from './character.ts';

/** What each state of the tokenizer waits for, from its first on. */
const EXPECTED = [
  'a value',
  'a value',
  'a quoted name',
  'a quoted name',
  'a colon',
  'a comma or a closing bracket',
];

/** Says why a byte cannot stand where a value, a name, a comma or a bracket was expected. */
export function unexpectedByte(byte: number, state: number): string {
  const expected = EXPECTED[state] ?? 'a value';
  return `The JSON has ${describe(byte)} where ${expected} was expected; send plain JSON as RFC 8259 defines it.`;
}

/** Says why a string cannot be read; `reason` is a negative length. */
export function badCharacter(reason: number): string {
  switch (reason) {
    case BAD_CONTROL:
      return 'A JSON string holds a raw control character; write it as an escape.';
    case BAD_ESCAPE:
      return 'A JSON string holds an escape that does not exist; use those of RFC 8259.';
    case BAD_UTF8:
      return 'A JSON string holds bytes that are not UTF-8; send UTF-8.';
    default:
      return 'A JSON string holds half of a surrogate pair; send both halves or neither.';
  }
}

function describe(byte: number): string {
  switch (byte) {
    case 0x00:
      return 'a NUL byte, as UTF-16 and UTF-32 have,';
    case 0xef:
    case 0xfe:
    case 0xff:
      return 'a byte order mark or a byte that is not JSON';
    case 0x2f:
      return 'a comment';
    case 0x27:
      return 'a single quote';
    case 0x49:
    case 0x4e:
      return 'a word such as NaN or Infinity';
    case 0x5d:
    case 0x7d:
      return 'a closing bracket (a trailing comma?)';
    default:
      return 'a character';
  }
}
