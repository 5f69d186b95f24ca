/** Follower: says letter by letter how long a quote of some passages the end of a text is. */
import { NO_LETTER } from './letters.ts';
import { GRAM, MOST_PLACES, type Passages, type Tail } from './passages.ts';

/** Follows one text, forwards or backwards. */
export class Follower {
  readonly #passages: Passages;
  readonly #step: 1 | -1;
  /** Where in the passages the quote has come to. */
  at = 0;
  /** Letters of the quote that the text ends with; 0 for none. */
  length = 0;
  constructor(passages: Passages, step: 1 | -1) {
    this.#passages = passages;
    this.#step = step;
  }

  /** Takes the letter that was put at the end of the tail; true when the quote goes on, false when it is another or none. */
  follow(letter: number, tail: Tail): boolean {
    const next = this.at + this.#step;
    if (this.length > 0 && this.#passages.letters[next] === letter) {
      this.at = next;
      this.length++;
      return true;
    }
    this.length = 0;
    const end = tail.count < GRAM ? -1 : this.#lastEnd(tail);
    if (end >= 0) this.#search(tail, end);
    return false;
  }

  /** Every place where the last letters stand in the passages, at least so many of them. */
  alike(tail: Tail, least: number): number[] {
    const places: number[] = [];
    let end = this.#lastEnd(tail);
    for (let looked = 0; end >= 0 && looked < MOST_PLACES; looked++) {
      const at = this.#placeOf(end);
      if (this.#lengthAt(at, tail) >= least) places.push(at);
      end = this.#passages.before(end);
    }
    return places;
  }

  /** The longest quote that the text ends with now; of several the one nearest to where the last one ended. */
  #search(tail: Tail, last: number): void {
    const from = this.at;
    let end = last;
    for (let looked = 0; end >= 0 && looked < MOST_PLACES; looked++) {
      const at = this.#placeOf(end);
      end = this.#passages.before(end);
      const length = this.#lengthAt(at, tail);
      if (length < GRAM || length < this.length) continue;
      if (length === this.length && Math.abs(at - from) > Math.abs(this.at - from)) continue;
      this.at = at;
      this.length = length;
    }
  }

  #lastEnd(tail: Tail): number {
    return this.#passages.last(this.#step > 0 ? tail.hash : tail.backHash);
  }

  /** Where a run has come to that ends there, in the direction of reading. */
  #placeOf(end: number): number {
    return this.#step > 0 ? end : end - GRAM + 1;
  }

  /** How many of the last letters stand before a place, that one included. */
  #lengthAt(at: number, tail: Tail): number {
    const { letters } = this.#passages;
    let length = 0;
    for (; length < tail.count; length++) {
      const letter = tail.letter(length);
      if (letter === NO_LETTER || letters[at - this.#step * length] !== letter) break;
    }
    return length;
  }
}
