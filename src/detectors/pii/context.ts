/** Context: words before a number that say what it is, where its form alone proves too little. */
import { isBlank, joinsWord } from '../characters.ts';
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
    this.#words = words.map((word) => lowered(word));
  }

  /**
   * Does one of the words stand before this offset: on its line, or on the line before when nothing but blanks stands
   * between (a label over its value)? Looks at `CONTEXT_REACH` characters at most.
   */
  before(text: string, offset: number): boolean {
    const line = lowered(lineBefore(text, offset, CONTEXT_REACH));
    return this.#words.some((word) => holds(line, word));
  }
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

function holds(line: string, word: string): boolean {
  const isStem = word.endsWith('*');
  const letters = isStem ? word.slice(0, -1) : word;
  for (let at = line.indexOf(letters); at >= 0; at = line.indexOf(letters, at + 1)) {
    const end = at + letters.length;
    if (isEdge(line, at) && (isStem || isEdge(line, end))) return true;
  }
  return false;
}

/** Is this the beginning or the end of a word? */
function isEdge(text: string, at: number): boolean {
  if (at === 0 || at >= text.length) return true;
  return !joinsWord(text.charCodeAt(at - 1)) || !joinsWord(text.charCodeAt(at));
}
