/** Word walk: the words before a place in a text, backward and only as far as asked. */
import { beginsRun, endsSentence, isWordUnit, LONGEST_PHRASE, LONGEST_SEPARATOR } from './words.ts';

const NEWLINE = 0x0a;

/** A walk back from one place, no farther than a phrase is long; used again for the next place. */
export class WordWalk {
  /** Where the runs begin that were passed, from the place on backward. */
  readonly #starts = new Int32Array(LONGEST_PHRASE + 1);
  #count = 0;
  #text = '';
  #at = 0;
  #floor = 0;
  /** The last end of a sentence, or empty line, before the place; -1 when none was passed. */
  #break = -1;
  /** The end of the last stretch that no phrase goes across; the walk ends there. */
  #wall = -1;
  #separator = 0;
  #newlines = 0;

  /** Sets out from where a word begins, which is the first run. */
  begin(text: string, place: number): void {
    this.#text = text;
    this.#at = place;
    this.#floor = Math.max(0, place - LONGEST_PHRASE);
    this.#count = 0;
    this.#break = -1;
    this.#wall = -1;
    this.#separator = 0;
    this.#newlines = 0;
    if (beginsRun(text, place)) this.#starts[this.#count++] = place;
  }

  /** Do at most so many runs begin behind an offset, with no wall between, nor a sentence's end unless it may be `across`? */
  reaches(offset: number, runs: number, across: boolean): boolean {
    while (this.#at > offset && this.#count <= runs && this.#wall < 0) this.#step();
    if (this.#wall >= offset || (this.#count > runs && (this.#starts[runs] ?? 0) > offset)) return false;
    return across || this.#break < offset;
  }

  /** Where a phrase may begin that has at most so many runs up to the place: no later than it does. */
  back(runs: number, across: boolean): number {
    while (this.#at > this.#floor && this.#count <= runs && this.#wall < 0 && (across || this.#break < 0))
      this.#step();
    const start = this.#count > runs ? (this.#starts[runs] ?? 0) : this.#at;
    return across ? start : Math.max(start, this.#break);
  }

  #step(): void {
    const at = --this.#at;
    const unit = this.#text.charCodeAt(at);
    if (isWordUnit(unit)) {
      this.#separator = 0;
      this.#newlines = 0;
      if (beginsRun(this.#text, at)) this.#starts[this.#count++] = at;
      return;
    }
    if (++this.#separator > LONGEST_SEPARATOR) this.#wall = at;
    const breaks = endsSentence(unit) || (unit === NEWLINE && ++this.#newlines === 2);
    if (breaks && this.#break < 0) this.#break = at;
  }
}
