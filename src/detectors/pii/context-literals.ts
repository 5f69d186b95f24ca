/** Literals by the word that they begin with: in a short line they are found by its words, without a search for all. */
import { isLowerAlphanumeric } from '../characters.ts';
import type { Found, Literal } from '../engine/literal-index.ts';
import { BEGINNING, type ContextLine, keyOf } from './context-line.ts';

const NONE: readonly number[] = [];
/** A bit for each key. */
const KEY_WORDS = 0x10000 / 32;
const ASCII = /^[\0-\x7f]*$/;

/** Literals in lower case. */
export class ContextLiterals {
  readonly #literals: readonly Literal[];
  readonly #byKey = new Map<number, number[]>();
  readonly #bits = new Int32Array(KEY_WORDS);
  /** Has each a key, so that all are found by the words of a line? */
  readonly #areKeyed: boolean;

  constructor(literals: readonly Literal[]) {
    this.#literals = literals;
    this.#areKeyed = literals.every(isKeyed);
    for (const [at, literal] of literals.entries()) if (ASCII.test(literal.text)) this.#add(at, literal);
  }

  /** Is each that stands in this line told? */
  read({ isAscii }: ContextLine): boolean {
    return isAscii && this.#areKeyed;
  }

  /** Tells of each literal that stands in a line, and of the offset behind it, in no order. */
  tell(line: ContextLine, found: Found): void {
    const { words, keys, beginnings } = line;
    for (let word = 0; word < words; word++) {
      const [key, beginning] = [keys[word] ?? 0, beginnings[word] ?? 0];
      if (this.#has(key)) this.#tellWord({ line, word }, key, found);
      if (beginning !== key && this.#has(beginning)) this.#tellWord({ line, word }, beginning, found);
    }
  }

  #tellWord({ line, word }: Place, key: number, found: Found): void {
    const start = line.starts[word] ?? 0;
    for (const literal of this.#byKey.get(key) ?? NONE) {
      const end = endOf(this.#literals[literal], line, start);
      if (end > 0) found(literal, end);
    }
  }

  #has(key: number): boolean {
    return ((this.#bits[key >> 5] ?? 0) & (1 << (key & 31))) !== 0;
  }

  #add(literal: number, { text, stands }: Literal): void {
    const key = keyOf(text, stands === 'begins' && lettersOf(text) === text.length ? BEGINNING : undefined);
    this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), literal]);
    this.#bits[key >> 5] = (this.#bits[key >> 5] ?? 0) | (1 << (key & 31));
  }
}

/** A word of a line. */
interface Place {
  readonly line: ContextLine;
  readonly word: number;
}

/** Does it begin with a word, or with letters enough of one? Literals that are not ASCII stand in no line that is. */
function isKeyed({ text, stands }: Literal): boolean {
  if (!ASCII.test(text)) return true;
  const letters = lettersOf(text);
  return letters > 0 && (stands !== 'begins' || letters < text.length || letters >= BEGINNING);
}

/** Letters and digits before anything else. */
function lettersOf(text: string): number {
  let letters = 0;
  while (isLowerAlphanumeric(text.charCodeAt(letters))) letters++;
  return letters;
}

/** The offset behind a literal that stands where a word begins; 0 where it does not. */
function endOf(literal: Literal | undefined, { units, length }: ContextLine, start: number): number {
  const text = literal?.text ?? '';
  const end = start + text.length;
  if (end > length) return 0;
  for (let at = 0; at < text.length; at++) if (units[start + at] !== text.charCodeAt(at)) return 0;
  return literal?.stands === 'whole' && end < length && goesOn(units[end - 1], units[end]) ? 0 : end;
}

/** Do these two belong to one word? */
function goesOn(unit = 0, next = 0): boolean {
  return isLowerAlphanumeric(unit) && isLowerAlphanumeric(next);
}
