/** Words of a text as BERT vocabularies want them: cleaned, folded, cut at blanks, punctuation and Han characters; each knows where it stood. */
import { isBlank, isHan, isPunctuation, isRemoved, withoutMarks } from './characters.ts';

/** What is done to characters; the names are those of the normalizer `BertNormalizer` in `tokenizer.json`. */
export interface Folding {
  readonly cleanText: boolean;
  readonly handleChineseChars: boolean;
  readonly stripAccents: boolean;
  readonly lowercase: boolean;
}

/** One word: its characters (code points after folding), and for each the UTF-16 offsets of what it was in the text. */
export interface Word {
  readonly chars: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** One of the characters that a character becomes: part of a word, a word of its own, or between words. */
interface Piece {
  readonly char: string;
  readonly kind: 'letter' | 'alone' | 'blank';
}

/** Characters whose pieces are kept at hand. */
const MOST_KEPT = 20_000;

/** Cuts texts into words. */
export class Words {
  readonly #folding: Folding;
  readonly #kept = new Map<string, readonly Piece[]>();

  constructor(folding: Folding) {
    this.#folding = folding;
  }

  /** Hands over the words of a text in order. */
  each(text: string, take: (word: Word) => void): void {
    let word = new OpenWord();
    let at = 0;
    const close = () => {
      if (word.chars.length > 0) take(word);
      word = new OpenWord();
    };
    for (const char of text) {
      const end = at + char.length;
      for (const piece of this.#piecesOf(char)) {
        if (piece.kind !== 'letter') close();
        if (piece.kind !== 'blank') word.add(piece.char, at, end);
        if (piece.kind === 'alone') close();
      }
      at = end;
    }
    close();
  }

  #piecesOf(char: string): readonly Piece[] {
    const known = this.#kept.get(char);
    if (known !== undefined) return known;
    const pieces = this.#fold(char);
    if (this.#kept.size < MOST_KEPT) this.#kept.set(char, pieces);
    return pieces;
  }

  #fold(char: string): readonly Piece[] {
    const { cleanText, handleChineseChars, stripAccents, lowercase } = this.#folding;
    if (cleanText && isRemoved(char)) return [];
    const apart = handleChineseChars && isHan(char);
    const bare = stripAccents ? [...withoutMarks(char)] : [char];
    const small = lowercase ? bare.flatMap((each) => [...each.toLowerCase()]) : bare;
    return small.map((each) => ({ char: each, kind: apart ? 'alone' : kindOf(each) }));
  }
}

function kindOf(char: string): Piece['kind'] {
  if (isBlank(char)) return 'blank';
  return isPunctuation(char) ? 'alone' : 'letter';
}

class OpenWord implements Word {
  readonly chars: string[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  add(char: string, start: number, end: number): void {
    this.chars.push(char);
    this.starts.push(start);
    this.ends.push(end);
  }
}
