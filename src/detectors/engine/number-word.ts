/** Number words: how a word with a digit in it goes on, and what stands before it, as small numbers that tables are read by. */
import { isAlphanumeric, isDigit, isLetter, isSmall, isWord } from '../characters.ts';

const SPACE = 0x20;
const NEWLINE = 0x0a;

/** Digits side by side that are counted; where there are as many as `LONG`, any may follow. */
export const GROUP = 6;
const LONG = 16;
/** Characters of a row of numbers that is a long one. */
export const LONG_ROW = 64;

/**
 * How a word goes on behind its first digits: with more of it, or that is not told; with a point that joins it to what
 * follows; with a dash or slash; with a comma; with a blank and what follows that: a capital or what is not ASCII, a small
 * letter, a digit; otherwise.
 */
export const GOES = ['word', 'point', 'joint', 'comma', 'capital', 'small', 'number', 'other'] as const;
export type Goes = (typeof GOES)[number];
const [WORD, POINT, JOINT, COMMA, CAPITAL_BEHIND, SMALL_BEHIND, NUMBER, OTHER_BEHIND] = [
  0, 1, 2, 3, 4, 5, 6, 7,
];

/**
 * What stands before the character before a word: nothing, a blank or a mark; a mark that names hold; a small letter, a
 * capital, a digit, an underscore; what is not ASCII; with a blank between, the last of a row of numbers of digits alone,
 * one blank between each two, or of a row that began `LONG_ROW` characters before.
 */
export const BEFORE = [
  'nothing',
  'mark',
  'small',
  'capital',
  'digit',
  'other',
  'wide',
  'row',
  'long row',
] as const;
export type Before = (typeof BEFORE)[number];
const [NOTHING, MARK, SMALL, CAPITAL, DIGIT, OTHER, WIDE, IN_ROW, IN_LONG_ROW] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/** Marks of names, and those that part the last word of one from a number. */
const NAME_MARKS = ",.-'";

const befores = Uint8Array.from({ length: 0x80 }, (_, unit) => beforeOf(unit));

function beforeOf(unit: number): number {
  if (isDigit(unit)) return DIGIT;
  if (isLetter(unit)) return isSmall(unit) ? SMALL : CAPITAL;
  if (isWord(unit)) return OTHER;
  return NAME_MARKS.includes(String.fromCharCode(unit)) ? MARK : NOTHING;
}

const goesByMark: ReadonlyMap<string, number> = new Map([
  ['.', POINT],
  ['-', JOINT],
  ['/', JOINT],
  [',', COMMA],
]);
const goes = Uint8Array.from({ length: 0x80 }, (_, unit) =>
  isWord(unit) ? WORD : (goesByMark.get(String.fromCharCode(unit)) ?? OTHER_BEHIND),
);

/** How many digits stand side by side from the first one on, as far as they are counted. */
function groupSize(text: string, first: number): number {
  let size = 1;
  while (size < LONG && isDigit(text.charCodeAt(first + size))) size++;
  return size;
}

/** How a word goes on behind so many first digits, which end at an offset: a position in `GOES`. */
function goesOf(text: string, end: number, size: number): number {
  if (end + 1 >= text.length || size === LONG) return WORD;
  const unit = text.charCodeAt(end);
  if (unit === SPACE || unit === NEWLINE) return behindBlank(text.charCodeAt(end + 1));
  const way = unit < 0x80 ? (goes[unit] ?? OTHER_BEHIND) : OTHER_BEHIND;
  return way === POINT && !isAlphanumeric(text.charCodeAt(end + 1)) ? OTHER_BEHIND : way;
}

function behindBlank(unit: number): number {
  if (unit >= 0x80) return CAPITAL_BEHIND;
  const before = befores[unit];
  if (before === SMALL) return SMALL_BEHIND;
  if (before === DIGIT) return NUMBER;
  return before === CAPITAL ? CAPITAL_BEHIND : OTHER_BEHIND;
}

/** The word that was read last of a text whose words with digits are read from left to right. */
export class NumberWord {
  /** Letters before its first digit. */
  letters = 0;
  /** Digits that stand side by side from the first one on, to `GROUP`. */
  group = 0;
  /** A position in `GOES`. */
  goes = 0;
  /** The unit before it; 0 at the beginning of a text. */
  unit = 0;
  /** A position in `BEFORE`. */
  before = 0;
  /** The row of numbers of digits alone that was read last: where it begins, and behind its last number. */
  #rowBegin = 0;
  #rowEnd = -1;

  /** Begins a text. */
  clear(): void {
    this.#rowEnd = -1;
  }

  /** Reads the word that begins at an offset, and whose first digit stands at another one. */
  read(text: string, start: number, first: number): void {
    const size = groupSize(text, first);
    const end = first + size;
    this.letters = first - start;
    // Where the text ends there is no telling.
    this.group = end >= text.length || size > GROUP ? GROUP : size;
    this.goes = goesOf(text, end, size);
    this.unit = start > 0 ? text.charCodeAt(start - 1) : 0;
    this.before = this.#before(text, start);
    if (start === first && text.charCodeAt(end) === SPACE) this.#goOn(start, end);
  }

  #before(text: string, start: number): number {
    if (start < 2) return NOTHING;
    const unit = text.charCodeAt(start - 2);
    if (unit >= 0x80) return WIDE;
    if (start - 1 !== this.#rowEnd) return befores[unit] ?? NOTHING;
    return start - this.#rowBegin > LONG_ROW ? IN_LONG_ROW : IN_ROW;
  }

  /** A number of digits alone and a blank stand here: of a row, or the first of one. */
  #goOn(start: number, end: number): void {
    if (start - 1 !== this.#rowEnd) {
      if (this.unit > SPACE) return;
      this.#rowBegin = start;
    }
    this.#rowEnd = end;
  }
}
