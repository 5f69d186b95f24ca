/** Held bytes: how much text all exchanges of this process hold back, against one bound. */

/** A counter shared by all exchanges; the only cap on memory in full-duplex mode, where Envoy keeps no copy. */
export class HeldBytes {
  readonly #max: number;
  #held = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get held(): number {
    return this.#held;
  }

  /** Changes the total by `delta` bytes; false when the bound is passed (the bytes count all the same until given back). */
  change(delta: number): boolean {
    this.#held += delta;
    return this.#held <= this.#max;
  }
}
