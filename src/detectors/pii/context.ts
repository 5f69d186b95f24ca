/** Context: words before a number that say what it is, where its form alone proves too little. */
import { isBlank, joinsWord } from '../characters.ts';
import { fold } from '../fold.ts';
import { lowerUnit } from '../keywords/trie.ts';
import { lineBefore } from '../line-before.ts';

/** Characters before a match in which a word may name it. */
export const CONTEXT_REACH = 64;

/** Words that name one kind of thing, in any of the languages it is written about in. */
export class ContextWords {
  readonly #words: readonly string[];

  /**
   * Words and phrases, in any case; a space stands for any blanks, and `-` or `_` between words reads as a space. One
   * that ends in `*` is the beginning of a word.
   */
  constructor(words: readonly string[]) {
    this.#words = [...new Set(words.flatMap(spellings))];
  }

  /**
   * Does one of the words stand before this offset: on its line, or on the line before when nothing but blanks stands
   * between (a label over its value)? Looks at `CONTEXT_REACH` characters at most.
   */
  before(text: string, offset: number): boolean {
    return this.distance(text, offset) !== undefined;
  }

  /** Characters between the last of the words that stand there and the last before the offset that is no blank; undefined when none stands there. */
  distance(text: string, offset: number): number | undefined {
    const line = lowered(lineBefore(text, offset, CONTEXT_REACH));
    const end = Math.max(...this.#words.map((word) => lastEnd(line, word)));
    return end < 0 ? undefined : line.length - end;
  }
}

/** A word as it reads in folded text: letters of other scripts fold to Latin ones by their case. */
function spellings(word: string): readonly string[] {
  return [word, word.toLowerCase(), word.toUpperCase()].map((spelling) => lowered(fold(spelling).text));
}

/** Lower case, with one space for what stands between words. */
function lowered(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const unit = lowerUnit(text.charCodeAt(at));
    const between = isBlank(unit) || unit === 0x2d || unit === 0x5f;
    if (!between) out += String.fromCharCode(unit);
    else if (!out.endsWith(' ')) out += ' ';
  }
  return out;
}

/** The end of the last place where a word stands, -1 for none. */
function lastEnd(line: string, word: string): number {
  const isStem = word.endsWith('*');
  const letters = isStem ? word.slice(0, -1) : word;
  for (let at = line.lastIndexOf(letters); at >= 0; at = at === 0 ? -1 : line.lastIndexOf(letters, at - 1)) {
    const end = at + letters.length;
    if (isEdge(line, at) && (isStem || isEdge(line, end))) return end;
  }
  return -1;
}

/** Is this the beginning or the end of a word? */
function isEdge(text: string, at: number): boolean {
  if (at === 0 || at >= text.length) return true;
  return !joinsWord(text.charCodeAt(at - 1)) || !joinsWord(text.charCodeAt(at));
}
