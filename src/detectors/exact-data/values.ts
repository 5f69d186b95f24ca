/** Values: cells as they are compared, whatever separates their parts and whatever their case. */
import { isDigit, isLetterOfUnspaced } from '../characters.ts';
import { fold } from '../fold.ts';
import { LONGEST_WORD, WordReader } from '../keyed-index/word-reader.ts';

/** Characters of a value; a longer cell is compared by its first words. */
export const LONGEST_VALUE = 64;
/** Weight of a value that says anything at all: three letters, or five digits. */
export const LEAST_VALUE = 5;
/** Weight of a value by which a row is found: four letters, or eight digits; of shorter numbers any text has some. */
const LEAST_KEY = 8;
/** Of a single word of letters: seven of them, because rare names are often ordinary words too, and text would be held at each. */
const LEAST_KEY_WORD = 14;
/** The most rows that a value may be in and still lead to them. */
export const MOST_ROWS = 4;
/** Lengths of the beginnings by which most texts are told from all values. */
export const BEGINNINGS = [4, 8, 16] as const;

/** A value, and how much it says: a digit counts one, a letter two, one of a script without spaces four. */
export interface Value {
  /** Letters and digits in lower case, without anything between them. */
  readonly text: string;
  readonly weight: number;
  /** Does it say enough to lead to a row? */
  readonly leads: boolean;
}

/** Units below which nothing weighs enough. */
export const SHORTEST_VALUE = 2;

/** The value of a cell; its text is empty where it holds no word. */
export function cellValue(cell: string): Value {
  let text = '';
  let words = 0;
  let full = false;
  const reader: WordReader = new WordReader({
    word: () => {
      full ||= text.length + reader.length > LONGEST_VALUE;
      if (full) return;
      text += String.fromCharCode(...reader.units.subarray(0, reader.length));
      words++;
    },
    gap: () => {
      full = true;
    },
  });
  reader.read(fold(cell.slice(0, MOST_READ)).text, 0, true);
  const weight = weightOf(text);
  const isWord = words === 1 && !/\d/.test(text);
  return { text, weight, leads: weight >= (isWord ? LEAST_KEY_WORD : LEAST_KEY) };
}

/** Characters of a cell that are looked at. */
const MOST_READ = LONGEST_WORD * 16;

function weightOf(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    weight += isDigit(unit) ? 1 : isLetterOfUnspaced(unit) ? 4 : 2;
  }
  return weight;
}
