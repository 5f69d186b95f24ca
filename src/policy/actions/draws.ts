/** Draws: an endless row of numbers that only the key and the value decide. */
import type { Fingerprint } from '../../core/ports.ts';
import type { Value } from './value.ts';

/** Hex digits for one number: enough that no number up to 1000 is noticeably likelier than another. */
const HEX_DIGITS = 6;

export class Draws {
  readonly #value: string;
  readonly #pseudonym: Fingerprint;
  #block = 0;
  #hex = '';

  constructor({ type, text }: Value, pseudonym: Fingerprint) {
    this.#value = JSON.stringify(['fake', type, text]);
    this.#pseudonym = pseudonym;
  }

  /** The next number, 0 to `count` - 1. */
  below(count: number): number {
    if (this.#hex.length < HEX_DIGITS) this.#hex += this.#pseudonym(`${this.#block++}${this.#value}`);
    const drawn = Number.parseInt(this.#hex.slice(0, HEX_DIGITS), 16);
    this.#hex = this.#hex.slice(HEX_DIGITS);
    return (Number.isNaN(drawn) ? 0 : drawn) % count;
  }

  /** The next number from `low` to `high`. */
  from(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }
}
