/** Values: cells as they are compared, whatever separates their parts and whatever their case. */
import { isLetterOfUnspaced } from '../characters.ts';
import { fold } from '../fold.ts';
import { LONGEST_WORD, WordReader } from '../keyed-index/word-reader.ts';

/** Characters of a value; a longer cell is compared by its first words. */
export const LONGEST_VALUE = 64;
/** Characters of a value that says anything at all; a letter of a script without spaces counts for two. */
export const LEAST_VALUE = 3;
/** Characters of a value by which a row is found. */
export const LEAST_KEY = 5;
/** The most rows that a value may be in and still lead to them. */
export const MOST_ROWS = 4;
/** Lengths of the beginnings by which most texts are told from all values. */
export const BEGINNINGS = [4, 8, 16] as const;

/** A value, and how much it says. */
export interface Value {
  /** Letters and digits in lower case, without anything between them. */
  readonly text: string;
  readonly weight: number;
}

/** The value of a cell; its text is empty where it holds no word. */
export function cellValue(cell: string): Value {
  let text = '';
  let full = false;
  const reader: WordReader = new WordReader({
    word: () => {
      full ||= text.length + reader.length > LONGEST_VALUE;
      if (!full) text += String.fromCharCode(...reader.units.subarray(0, reader.length));
    },
    gap: () => {
      full = true;
    },
  });
  reader.read(fold(cell.slice(0, MOST_READ)).text, 0, true);
  return { text, weight: weightOf(text) };
}

/** Characters of a cell that are looked at. */
const MOST_READ = LONGEST_WORD * 16;

function weightOf(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at++) weight += isLetterOfUnspaced(text.charCodeAt(at)) ? 2 : 1;
  return weight;
}
