/** Counts the digits of a number that is written in groups, each unit of a text looked at a few times at most. */
import { isDigit, isWord } from '../characters.ts';
import { MARKS } from './recognizer.ts';

/** Counts from place to place of one text, from left to right. */
export class DigitRuns {
  readonly #most: number;
  #text = '';
  #final = true;
  /** What was looked at begins and ends here, with so many digits in it and so many marks behind the last. */
  #begin = 0;
  #end = 0;
  #count = 0;
  #marks = 0;
  #over = false;

  /** Counts as far as that. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Begins a text; nothing follows it when it is final. */
  start(text: string, final: boolean): void {
    this.#text = text;
    this.#final = final;
    this.#restart(0);
  }

  /**
   * Digits from this one on, with no more than `MARKS` marks and blanks between two; the most that are counted where the
   * text ends before it is told.
   */
  from(first: number): number {
    if (first >= this.#end) this.#restart(first);
    else this.#leave(first);
    const text = this.#text;
    while (this.#count < this.#most && !this.#over) {
      if (this.#end >= text.length) return this.#final ? this.#count : this.#most;
      this.#take(text.charCodeAt(this.#end));
    }
    return this.#count;
  }

  #restart(at: number): void {
    this.#begin = at;
    this.#end = at;
    this.#count = 0;
    this.#marks = 0;
    this.#over = false;
  }

  /** Leaves out what stands before a place. */
  #leave(before: number): void {
    for (; this.#begin < before; this.#begin++)
      if (isDigit(this.#text.charCodeAt(this.#begin))) this.#count--;
  }

  #take(unit: number): void {
    if (isDigit(unit)) {
      this.#count++;
      this.#marks = 0;
    } else if (isWord(unit) || ++this.#marks > MARKS) {
      this.#over = true;
      return;
    }
    this.#end++;
  }
}
