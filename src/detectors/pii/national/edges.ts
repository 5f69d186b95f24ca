/** Edges: where a national id begins and ends, and what stands around one that no word names. */
import { followsToken, isDigit, isWord } from '../../characters.ts';

const SPACE = 0x20;
/** Digits of a following group that are told apart from fewer. */
export const LONGEST_GROUP = 8;
/** Before a number: a path, a phone number, an amount, a reference, an operator. */
const JOINS_BEFORE = '/+#$@=*^~\\&€£';
/** After a number: a path, a share, an address, an operator. */
const JOINS_AFTER = '/%@*^=+\\:_';

/** Does a word begin here, which is no part of a longer token? */
export function beginsToken(text: string, start: number): boolean {
  if (!isWord(text.charCodeAt(start)) || followsToken(text, start)) return false;
  return start === 0 || !isWord(text.charCodeAt(start - 1));
}

/** Does a digit stand before it, and one blank? */
export function followsNumber(text: string, start: number): boolean {
  return start > 1 && text.charCodeAt(start - 1) === SPACE && isDigit(text.charCodeAt(start - 2));
}

/** Is a number joined to what stands beside it, as in paths, phone numbers, sums and longer rows of groups? */
export function isJoined(text: string, start: number, end: number): boolean {
  if (start > 0 && JOINS_BEFORE.includes(text.charAt(start - 1))) return true;
  if (followsNumber(text, start)) return true;
  if (end < text.length && JOINS_AFTER.includes(text.charAt(end)) && isWord(text.charCodeAt(end + 1)))
    return true;
  return groupAfter(text, end) !== 0;
}

/** Length of the group of digits that follows after one blank: 0 for none, `open` when the text ends in it. */
export function groupAfter(text: string, end: number): number | 'open' {
  if (text.charCodeAt(end) !== SPACE) return 0;
  let length = 0;
  while (length <= LONGEST_GROUP && isDigit(text.charCodeAt(end + 1 + length))) length++;
  return length > 0 && length <= LONGEST_GROUP && end + 1 + length >= text.length ? 'open' : length;
}
