/** Tokens of a text while they come: long ones, long numbers, e-mail addresses, links and their hosts. */
import { isAlphanumeric, isDigit } from '../characters.ts';
import type { Counts } from './counts.ts';
import { HASH_BEGINS, hashed } from './word-hash.ts';

/** Digits of a number that is no quantity: of an order, a telephone, an account. */
const LONG_NUMBER = 6;
const COLON = 0x3a;
const SLASH = 0x2f;
const AT = 0x40;
const DOT = 0x2e;
const DASH = 0x2d;
const LINE = 0x5f;
const PLUS = 0x2b;
const EQUALS = 0x3d;

export class Tokens {
  readonly #knowsHost: (hash: number) => boolean;
  #token = 0;
  #digits = 0;
  /** How much of `://` stands before. */
  #scheme = 0;
  /** The hash of the host so far; undefined outside of one. */
  #host: number | undefined;
  /** `before`: something stood there that may be a mailbox; `at`: and then the sign. */
  #address: 'none' | 'before' | 'at' = 'none';

  constructor(knowsHost: (hash: number) => boolean) {
    this.#knowsHost = knowsHost;
  }

  /** Takes one unit. */
  take(unit: number, counts: Counts): void {
    const letter = isAlphanumeric(unit);
    if (isDigit(unit)) {
      if (++this.#digits === LONG_NUMBER) counts.sums.numbers++;
    } else this.#digits = 0;
    const joins = letter || unit === DASH || unit === LINE || unit === PLUS;
    if (joins || unit === SLASH || unit === EQUALS) {
      this.#token++;
      if (this.#token > counts.longest) counts.longest = this.#token;
    } else this.#token = 0;
    this.#takeAddress(unit, letter, counts);
    this.#takeLink(unit, letter, counts);
  }

  /** Counts the host that the text may end with. */
  close({ sums }: Counts): void {
    if (this.#host !== undefined && !this.#knowsHost(this.#host)) sums.unknownHosts++;
  }

  #takeAddress(unit: number, letter: boolean, { sums }: Counts): void {
    if (this.#address === 'at' && letter) sums.addresses++;
    if (unit === AT && this.#address === 'before') this.#address = 'at';
    else this.#address = letter ? 'before' : 'none';
  }

  #takeLink(unit: number, letter: boolean, counts: Counts): void {
    if (this.#host !== undefined) {
      if (letter || unit === DOT || unit === DASH) this.#host = hashed(this.#host, lower(unit));
      else {
        this.close(counts);
        this.#host = undefined;
      }
    }
    if (unit === COLON) this.#scheme = 1;
    else if (unit === SLASH && this.#scheme > 0) this.#scheme++;
    else this.#scheme = 0;
    if (this.#scheme < 3) return;
    this.#scheme = 0;
    this.#host = HASH_BEGINS;
    counts.sums.links++;
  }
}

function lower(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}
