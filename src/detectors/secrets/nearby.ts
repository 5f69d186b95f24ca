/** Names before a value: the words on its line that say whose it is. */
import { isBlank } from '../characters.ts';

/** Characters before a value in which it is named. */
export const NAME_REACH = 80;

/** What stands before a value, letters in lower case; `from` is the offset of its first character. */
export interface Line {
  readonly text: string;
  readonly from: number;
}

/** The line before an offset, back to the line break before the last word, at most `NAME_REACH` characters. */
export function lineTo(text: string, offset: number): Line {
  const floor = Math.max(0, offset - NAME_REACH);
  let end = offset;
  while (end > floor && isBlank(text.charCodeAt(end - 1))) end--;
  const newline = end === floor ? -1 : text.lastIndexOf('\n', end - 1);
  const from = Math.max(floor, newline + 1);
  return { text: lowered(text.slice(from, offset)), from };
}

/** Letters in lower case, but those that would grow by it; the length stays. */
export function lowered(text: string): string {
  return text.replace(/[A-Z]+|\p{Lu}/gu, (letters) => {
    const low = letters.toLowerCase();
    return low.length === letters.length ? low : letters;
  });
}

/** The offsets behind each place where a word stands in a line. */
export function endsOf(word: string, { text, from }: Line): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    ends.push(from + at + word.length);
  return ends;
}
