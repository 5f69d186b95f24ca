/**
 * Numerals: pieces of dumps, which hold long numbers alone: octal, hexadecimal or decimal. They say nothing that a model could judge by
 * its words, and many of them in a row look like the noise behind an attack. Numbers of three digits and bits may be the codes of
 * characters, which nothing decodes: they are read as they stand.
 */
import { isBlank, isDigit, isHex, isLetterOfUnspaced, joinsWord } from '../characters.ts';

/** Fewer digits are a date, a price or an identifier beside words. */
const FEWEST = 16;
/** More letters that are no hexadecimal digits may spell a word. */
const MOST_LETTERS = 2;
/** Of what is no blank at least this share stands in long numbers: else marks speak. */
const LONG_SHARE = 0.5;
/** Of so many digits. */
const LONG = 4;
/** Of the digits at least this share is decimal, else words may be spelled; and no larger share is bits. */
const DECIMALS = 0.25;
const BITS = 0.97;

const BIT = 1;
const DECIMAL = 2;
const OTHER_DIGIT = 3;
const LETTER = 4;
const MARK = 5;
const ZERO = 0x30;
const kinds = Uint8Array.from({ length: 0x10000 }, (_, unit) => kindOf(unit));

/** Counts one piece after the other, as they are read. */
export class Numerals {
  /** By kind. */
  readonly #counts = new Uint32Array(MARK + 1);
  /** Digits of the number that is open, and of those before that were long. */
  #open = 0;
  #long = 0;

  /** Takes the next units of the piece, from one offset to another; what has words is read no further. */
  read(units: Uint16Array, from: number, to: number): void {
    const counts = this.#counts;
    for (let at = from; at < to && (counts[LETTER] ?? 0) <= MOST_LETTERS; at++) {
      const kind = kinds[units[at] ?? 0] ?? 0;
      counts[kind] = (counts[kind] ?? 0) + 1;
      if (kind === BIT || kind === DECIMAL || kind === OTHER_DIGIT) this.#open++;
      else this.#close();
    }
  }

  /** The piece ends here: was it long numbers alone? */
  end(): boolean {
    this.#close();
    const [, bits = 0, decimals = 0, others = 0, letters = 0, marks = 0] = this.#counts;
    const digits = bits + decimals + others;
    const alone =
      letters <= MOST_LETTERS &&
      digits >= FEWEST &&
      this.#long >= (digits + letters + marks) * LONG_SHARE &&
      bits + decimals >= digits * DECIMALS &&
      bits <= digits * BITS;
    this.#counts.fill(0);
    this.#long = 0;
    return alone;
  }

  #close(): void {
    if (this.#open >= LONG) this.#long += this.#open;
    this.#open = 0;
  }
}

function kindOf(unit: number): number {
  if (isBlank(unit)) return 0;
  if (unit === ZERO || unit === ZERO + 1) return BIT;
  if (isDigit(unit)) return DECIMAL;
  if (isHex(unit)) return OTHER_DIGIT;
  return joinsWord(unit) || isLetterOfUnspaced(unit) ? LETTER : MARK;
}
