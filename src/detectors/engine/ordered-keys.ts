/** Keys: an offset in a text and a small number beside it as one number, so that a list of them sorts fast. */

/** Owners that one number has room for beside an offset. */
const OWNERS = 0x10000;

/** How far back a key is put in its place at once. */
const NEAR = 32;

/** Offset of a key. */
export function offsetOf(key: number): number {
  return Math.floor(key / OWNERS);
}

/** The small number of a key: 0 to 65,535. */
export function ownerOf(key: number): number {
  return key - offsetOf(key) * OWNERS;
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
    const { keys } = this;
    let at = this.count++;
    if (at === 0 || (keys[at - 1] ?? 0) <= key) {
      keys[at] = key;
      return;
    }
    // Most come in order, the others nearly.
    const floor = Math.max(0, at - NEAR);
    for (; at > floor && (keys[at - 1] ?? 0) > key; at--) keys[at] = keys[at - 1] ?? 0;
    if (at > 0 && at === floor && (keys[at - 1] ?? 0) > key) this.#sorted = false;
    keys[at] = key;
  }

  /** Ascending: by offset, then by owner. */
  sort(): void {
    if (!this.#sorted) this.keys.subarray(0, this.count).sort();
    this.#sorted = true;
  }

  #grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
  }
}
