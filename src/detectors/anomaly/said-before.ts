/** What was said before: four words in a row, remembered by hash in a table of fixed size, where the newer ones replace older. */

/** A loop of fewer words than these is seen. */
const PLACES = 1024;
/** Words in a row. */
const GRAM = 4;
const FACTOR = 0x9e3779b1;

export class SaidBefore {
  readonly #grams = new Uint32Array(PLACES);
  readonly #last = new Uint32Array(GRAM);
  #words = 0;

  /** Takes the next word by its hash; undefined before there are enough, else whether the last ones stood there before. */
  take(hash: number): boolean | undefined {
    const known = this.knows(hash);
    const gram = this.#gramWith(hash);
    this.#last[this.#words % GRAM] = hash;
    this.#words++;
    if (known !== undefined) this.#grams[placeOf(gram)] = gram;
    return known;
  }

  /** The same of a word that may still go on. */
  knows(hash: number): boolean | undefined {
    if (this.#words < GRAM - 1) return undefined;
    const gram = this.#gramWith(hash);
    return this.#grams[placeOf(gram)] === gram;
  }

  /** The hash of the last words and this one. */
  #gramWith(hash: number): number {
    let gram = 0;
    for (let back = GRAM - 1; back > 0; back--)
      gram = (Math.imul(gram, FACTOR) + (this.#last[(this.#words - back + GRAM) % GRAM] ?? 0)) >>> 0;
    return (Math.imul(gram, FACTOR) + hash) >>> 0;
  }
}

function placeOf(gram: number): number {
  return (Math.imul(gram, FACTOR) >>> 0) % PLACES;
}
