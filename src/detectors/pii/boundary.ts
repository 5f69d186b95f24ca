/** Where numbers begin and end: what keeps a match out of longer tokens such as UUIDs, versions and decimals. */
import { followsToken, isAlphanumeric, isDigit, isWord } from '../characters.ts';

const DASH = 0x2d;
const DOT = 0x2e;

/** Does the number end here, so that no letter, digit or joined part follows? */
export function endsToken(text: string, end: number): boolean {
  if (end >= text.length) return true;
  const after = text.charCodeAt(end);
  if (isWord(after)) return false;
  if (after !== DASH && after !== DOT) return true;
  return end + 1 >= text.length || !isAlphanumeric(text.charCodeAt(end + 1));
}

/** Is enough text there for `endsToken` to be final? */
export function isEndSettled(text: string, end: number): boolean {
  if (end >= text.length) return false;
  const after = text.charCodeAt(end);
  return (after !== DASH && after !== DOT) || end + 1 < text.length;
}

/** Does a number begin here, which is not the inside of a word or of a longer token? */
export function beginsNumber(text: string, start: number): boolean {
  if (!isDigit(text.charCodeAt(start)) || followsToken(text, start)) return false;
  return start === 0 || !isWord(text.charCodeAt(start - 1));
}
