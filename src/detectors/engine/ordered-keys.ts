/** Keys: an offset in a text and a small number beside it as one number, so that a list of them sorts fast. */

/** Owners that one number has room for beside an offset. */
const OWNERS = 0x10000;

/** Offset of a key. */
export function offsetOf(key: number): number {
  return Math.floor(key / OWNERS);
}

/** The small number of a key: 0 to 65,535. */
export function ownerOf(key: number): number {
  return key % OWNERS;
}

/** A list that is used again and again; each entry is one number. */
export class OrderedKeys {
  count = 0;
  keys = new Float64Array(64);
  #sorted = true;

  clear(): void {
    this.count = 0;
    this.#sorted = true;
  }

  add(start: number, owner: number): void {
    const key = start * OWNERS + owner;
    if (this.count === this.keys.length) this.#grow();
    if (this.count > 0 && key < (this.keys[this.count - 1] ?? 0)) this.#sorted = false;
    this.keys[this.count] = key;
    this.count++;
  }

  /** Ascending: by offset, then by owner. Most lists are in order already. */
  sort(): void {
    if (!this.#sorted) this.keys.subarray(0, this.count).sort();
  }

  #grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
  }
}
