/** The names of one object that were seen, to find a second of the same. */

const FEW = 16;

/** A set that costs little for the small objects that messages are made of. */
export class SeenNames {
  readonly #few: string[] = [];
  #many: Set<string> | undefined;

  /** Adds a name; false when it was there. */
  add(name: string): boolean {
    if (this.#many !== undefined) {
      if (this.#many.has(name)) return false;
      this.#many.add(name);
      return true;
    }
    if (this.#few.includes(name)) return false;
    this.#few.push(name);
    if (this.#few.length > FEW) this.#many = new Set(this.#few);
    return true;
  }

  clear(): void {
    this.#few.length = 0;
    this.#many = undefined;
  }
}
