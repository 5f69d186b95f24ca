/** Kept text: the id of a thing that a provider keeps, or a blob that it wants back, collected while it is read. */
import type { Kept, KeptKind } from '../../core/segment.ts';

/** Characters of the longest that can be told apart; what is longer is not known. */
const LONGEST_ID = 1024;
const LONGEST_BLOB = 1_048_576;

/** The alphabets of Base64 (RFC 4648), and the blanks that some writers put in. */
const BLOB = /^[A-Za-z0-9+/=_\s-]*$/;

/** Collects one at a time. */
export class KeptText {
  #text = '';
  #long = false;
  #odd = false;

  /** Something in it is not of a blob. */
  get odd(): boolean {
    return this.#odd;
  }

  /** Nothing was collected. */
  get empty(): boolean {
    return this.#text === '' && !this.#odd;
  }

  add(kind: KeptKind, text: string): void {
    const longest = kind === 'sealed' ? LONGEST_BLOB : LONGEST_ID;
    this.#long ||= this.#text.length + text.length > longest;
    if (!this.#long) this.#text += text;
    if (kind === 'sealed') this.#odd ||= !BLOB.test(text);
  }

  /** Begins a list of numbers. */
  begin(array: boolean): void {
    this.clear();
    this.#odd = !array;
  }

  /** The next of a list of numbers; NaN, which it is where it is no plain one, makes it odd. */
  addNumber(value: number): void {
    this.#odd ||= Number.isNaN(value);
    this.#long ||= this.#text.length > LONGEST_BLOB;
    if (!this.#long) this.#text += `${value},`;
  }

  /** Takes a list of numbers, which anybody can read. */
  takeNumbers(): Kept | undefined {
    const kept = this.take('sealed');
    return kept && { ...kept, repeats: true };
  }

  /** Takes what was collected; undefined where it is empty, too long or odd. */
  take(kind: KeptKind): Kept | undefined {
    const id = this.#text;
    const known = id !== '' && !this.#long && !this.#odd;
    this.clear();
    return known ? { kind, id } : undefined;
  }

  clear(): void {
    this.#text = '';
    this.#long = false;
    this.#odd = false;
  }
}
