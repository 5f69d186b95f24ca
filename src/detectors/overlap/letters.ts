/**
 * Letters: what is left of a text when its layout, its case and its disguise as leetspeak are taken away, so that a quote
 * is one whatever it is wrapped in. Text is folded before.
 */
import { rotate } from '../views/whole/words.ts';

/** In place of a letter: the unit is none. */
export const NO_LETTER = 0;
const BACKSLASH = 0x5c;
const NO_UNIT = 0;
const LETTER_I = 0x69;
/** `!`, written for an `i` behind a letter; elsewhere it ends a sentence. A bar may be an `l`, but mostly parts words. */
const MARK_FOR_I = 0x21;
/** Behind a backslash, as JSON and code write the end of a line. */
const ESCAPES = new Set([0x6e, 0x72, 0x74]);
const LETTER = /^[\p{L}\p{N}]$/u;

/** Digits and marks that are written for letters; of letters that look alike, one stands for both. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', l: 'i' },
  ...{ '2': 'z', '6': 'g', '9': 'g' },
  ...{ '@': 'a', $: 's' },
};

/** By unit: its letter plus one; 0 when not asked for yet. */
const known = new Uint16Array(0x10000);

/** The letter that a unit stands for; `NO_LETTER` for blanks, marks and halves of pairs. */
export function letterOf(unit: number): number {
  const letter = known[unit] ?? 0;
  if (letter > 0) return letter - 1;
  const told = tell(unit);
  known[unit] = told + 1;
  return told;
}

/** By ASCII unit: the letter of what it is when moved half the alphabet on. */
const turned = Uint16Array.from({ length: 0x80 }, (_, unit) => tell(rotate(unit)));

/** The same of a text in which every Latin letter was moved half the alphabet on (ROT13). */
export function rotatedLetterOf(unit: number): number {
  return unit < 0x80 ? (turned[unit] ?? NO_LETTER) : letterOf(unit);
}

function tell(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase();
  const alike = ALIKE[lower];
  if (alike !== undefined) return alike.charCodeAt(0);
  return lower.length === 1 && LETTER.test(lower) && lower !== '\uffff' ? lower.charCodeAt(0) : NO_LETTER;
}

/** Reads units of a text one by one: what each is to be taken for, by what stands before it. */
export class UnitReader {
  #behindBackslash = false;
  /** Of the unit that was taken last. */
  letter = NO_LETTER;

  /** The unit to take the letter of; none for the letter of an escape, an `i` for the mark that is written for one. */
  take(unit: number): number {
    const escaped = this.#behindBackslash && ESCAPES.has(unit);
    this.#behindBackslash = unit === BACKSLASH && !this.#behindBackslash;
    const read = escaped ? NO_UNIT : unit === MARK_FOR_I && this.letter !== NO_LETTER ? LETTER_I : unit;
    this.letter = letterOf(read);
    return read;
  }
}

/** The letters of a text. */
export function lettersOf(text: string): Uint16Array {
  const letters = new Uint16Array(text.length);
  const reader = new UnitReader();
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    reader.take(text.charCodeAt(at));
    if (reader.letter !== NO_LETTER) letters[count++] = reader.letter;
  }
  return letters.subarray(0, count);
}

/** By offset in a text, and behind its end: how many of its letters stand before. */
export function lettersBefore(text: string): Uint32Array {
  const before = new Uint32Array(text.length + 1);
  const reader = new UnitReader();
  for (let at = 0; at < text.length; at++) {
    reader.take(text.charCodeAt(at));
    before[at + 1] = (before[at] ?? 0) + (reader.letter === NO_LETTER ? 0 : 1);
  }
  return before;
}
