/** An answer, made of a reader of its units and of what ends it early. */
import type { ResponseReader } from '../core/dialect.ts';
import type { Facts, Reader, Reading } from '../core/segment.ts';
import type { Refusal } from '../core/verdict.ts';
import { FirstText } from './first-text.ts';

/** What a format has besides its units. */
export interface AnswerOptions extends Partial<Pick<ResponseReader, 'ending' | 'keepAlive'>> {}

const NOTHING = new Uint8Array(0);

/**
 * Makes an answer's reader of a reader of units that leave one by one (`stream`) or all at its end (`whole`). Without an
 * `ending` in words of its own an answer stops, or is not sent.
 */
export class Answer implements ResponseReader {
  readonly shape: ResponseReader['shape'];
  readonly keepAlive?: Uint8Array;
  readonly #reader: Reader;
  readonly #ending: AnswerOptions['ending'];
  readonly #text = new FirstText();

  constructor(shape: ResponseReader['shape'], reader: Reader, options: AnswerOptions = {}) {
    this.shape = shape;
    this.#reader = reader;
    this.#ending = options.ending;
    if (options.keepAlive !== undefined) this.keepAlive = options.keepAlive;
  }

  get facts(): Facts {
    return this.#reader.facts;
  }

  push(bytes: Uint8Array): Reading {
    return this.#seen(this.#reader.push(bytes));
  }

  end(): Reading {
    return this.#seen(this.#reader.end());
  }

  ending(refusal: Refusal, sent: number, mutated = false): Uint8Array {
    return this.#ending?.(this.#text.behind(refusal, sent), sent, mutated) ?? NOTHING;
  }

  #seen(reading: Reading): Reading {
    if (this.#ending !== undefined) this.#text.see(reading);
    return reading;
  }
}
