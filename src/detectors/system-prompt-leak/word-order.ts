/** Word order: content words of a prompt that a text says in the prompt's order, whatever it says between them. */

/** Words of the prompt that may be left out, and other words that may stand, between two of them. */
const MOST_LEFT_OUT = 2;
const MOST_BETWEEN = 3;
/** In order, fewer are chance; so many more are sure. */
const FEWEST = 3;
const SURE = 7;

/** Follows one text. */
export class WordOrder {
  /** Where the row has come to: the places that its last word may be of. */
  #at: readonly number[] = [];
  #length = 0;
  #between = 0;

  /** Takes the places of the next content word, undefined for one that counts for nothing; returns how sure the row is, 0 to 1. */
  take(places: readonly number[] | undefined): number {
    if (places === undefined) {
      if (++this.#between > MOST_BETWEEN) this.#length = 0;
      return 0;
    }
    const next = places.filter((place) =>
      this.#at.some((at) => place > at && place - at <= MOST_LEFT_OUT + 1),
    );
    const goesOn = this.#length > 0 && next.length > 0;
    this.#length = goesOn ? this.#length + 1 : 1;
    this.#at = goesOn ? next : places;
    this.#between = 0;
    return Math.min(1, Math.max(0, this.#length - FEWEST) / SURE);
  }
}
