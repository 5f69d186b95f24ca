/**
 * Windows over conversations that were found clean lately: keyed hashes, the least used forgotten first. The same text is
 * always judged alike, so that what is remembered changes no verdict.
 */

/** Windows that one policy remembers in a worker, some 100 bytes each. */
const MOST_WINDOWS = 5000;

export class CleanWindows {
  /** In order of use. */
  readonly #keys = new Set<string>();

  has(key: string): boolean {
    if (!this.#keys.delete(key)) return false;
    this.#keys.add(key);
    return true;
  }

  add(key: string): void {
    this.#keys.add(key);
    if (this.#keys.size <= MOST_WINDOWS) return;
    const [oldest] = this.#keys;
    if (oldest !== undefined) this.#keys.delete(oldest);
  }
}
