/** Lately: the last units of a text, as many as a few sentences have. */

const MOST = 512;
/** The last mark; what follows is no clause yet. */
const OPEN = /[.!?;:,\n][^.!?;:,\n]*$/;

/** Follows one text. */
export class Lately {
  readonly #units = new Uint16Array(MOST);
  #taken = 0;

  take(unit: number): void {
    this.#units[this.#taken++ % MOST] = unit;
  }

  /** What of them ends with a mark, from the beginning of a word on. */
  get clauses(): string {
    const text = this.#text();
    return text.slice(0, text.search(OPEN) + 1);
  }

  #text(): string {
    const at = this.#taken % MOST;
    const { length } = this.#units;
    if (this.#taken < length) return String.fromCharCode(...this.#units.subarray(0, at));
    const text = String.fromCharCode(...this.#units.subarray(at), ...this.#units.subarray(0, at));
    return text.slice(text.indexOf(' ') + 1);
  }
}
