/** Watches one text for amounts that a prompt keeps. */
import { AmountReader } from './amounts.ts';
import type { KeptAmounts } from './kept-amounts.ts';

/** Tells where a kept amount stands that is complete. */
export type TellKept = (start: number, end: number) => void;

/** Follows one text. */
export class AmountWatch {
  readonly #kept: KeptAmounts;
  readonly #reader: AmountReader;

  /** `knows` is true for amounts that the user has named. */
  constructor(kept: KeptAmounts, knows: (amount: string) => boolean, tell: TellKept) {
    this.#kept = kept;
    this.#reader = new AmountReader((amount, start, end) => {
      if (kept.amounts.has(amount) && !knows(amount)) tell(start, end);
    });
  }

  /** Where a kept number begins whose unit may begin at an offset; that offset for none. */
  begunAt(next: number): number {
    return this.#reader.begunAt(next, this.#kept.numbers);
  }

  takeSign(unit: number, at: number): void {
    this.#reader.takeSign(unit, at);
  }

  takeWord(word: string, start: number, end: number): void {
    this.#reader.takeWord(word, start, end);
  }
}
