/**
 * Markdown while it comes (CommonMark 0.31): the marks that change how a text is shown. It goes by how marks look where
 * they stand and knows no nesting: a star around a factor, say, is none.
 */

/** At the beginning of a line, blanks in front left out; matched once the character behind the mark is there. */
const BLOCKS: readonly RegExp[] = [
  /^#{1,6} $/, // heading
  /^(?:[-+*]|\d{1,9}[.)]) $/, // item of a list
  /^(?:```|~~~)$/, // fence of code
  /^> $/, // quotation
  /^\|[^|]+\|$/, // row of a table
];
/** Within a line. */
const SPANS: readonly RegExp[] = [
  /(?<![\w*])\*\*[^\s*][^*]{0,200}\*\*$/, // strong
  /(?<![\w_])__[^\s_][^_]{0,200}__$/,
  /(?<![\w*])\*[^\s*\d][^*]{0,200}(?<!\s)\*(?!\*)$/, // emphasis
  /(?<!`)`[^`]{1,200}`$/, // code
  /\[[^[\]]{0,200}\]\($/, // link or image
];
/** What such a mark begins with. */
const BEGINS = /^[#+*\d`~>|-]$/;
/** Marks that a span may end with. */
const ENDS = /^[*_`(]$/;
/** A mark at the beginning of a line has no more characters than these, a span no more than those. */
const LONGEST_BLOCK = 64;
const LONGEST_SPAN = 256;

export class Markdown {
  /** The line so far, its beginning without blanks, and the end of it. */
  #begins = '';
  #tail = '';
  #length = 0;
  /** The line may still begin with a mark. */
  #mayBegin = true;

  /** Takes one character; true when it completes a mark. */
  take(character: string): boolean {
    if (character === '\u000A') {
      this.#begins = '';
      this.#tail = '';
      this.#length = 0;
      this.#mayBegin = true;
      return false;
    }
    this.#tail =
      this.#tail.length < 4 * LONGEST_SPAN
        ? this.#tail + character
        : this.#tail.slice(-LONGEST_SPAN) + character;
    if (this.#beginsBlock(character)) return true;
    if (!ENDS.test(character)) return false;
    this.#tail = this.#tail.slice(-LONGEST_SPAN);
    return SPANS.some((mark) => mark.test(this.#tail));
  }

  #beginsBlock(character: string): boolean {
    if (!this.#mayBegin || (this.#length === 0 && character === ' ')) return false;
    this.#mayBegin = ++this.#length < LONGEST_BLOCK && (this.#length > 1 || BEGINS.test(character));
    this.#begins += character;
    return this.#mayBegin && BLOCKS.some((mark) => mark.test(this.#begins));
  }
}
