/** Reader for bytes that nothing here reads (sound, a file): named as such, and passed on in units of one size. */
import type { Facts, Reader, Reading, Skipped, Unit } from '../core/segment.ts';

/** Small enough that sound begins to play at once; the same in any chunking. */
const UNIT = 4096;

/** Passes a body on. */
export class UnreadBytes implements Reader {
  readonly facts: Facts = {};
  readonly #reason: Skipped['reason'];
  #rest = Buffer.alloc(0);

  constructor(reason: Skipped['reason']) {
    this.#reason = reason;
  }

  push(bytes: Uint8Array): Reading {
    const all = this.#rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#rest, bytes]);
    const whole = all.length - (all.length % UNIT);
    this.#rest = all.subarray(whole);
    return this.#passed(all.subarray(0, whole));
  }

  end(): Reading {
    return this.#passed(this.#rest);
  }

  #passed(bytes: Uint8Array): Reading {
    const units: Unit[] = [];
    for (let start = 0; start < bytes.length; start += UNIT)
      units.push(this.#unit(bytes.subarray(start, start + UNIT)));
    return { units, skipped: bytes.length === 0 ? [] : [this.#part(bytes)] };
  }

  #unit(bytes: Uint8Array): Unit {
    return { bytes, runs: [], skipped: [{ part: this.#part(bytes), after: 0 }], closes: false };
  }

  #part({ length }: Uint8Array): Skipped {
    return { path: '$', reason: this.#reason, bytes: length };
  }
}
