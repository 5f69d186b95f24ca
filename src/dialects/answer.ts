/** An answer, made of a reader of its units and of what ends it early. */
import type { ResponseReader } from '../core/dialect.ts';
import type { Facts, Reader, Reading } from '../core/segment.ts';

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
  readonly ending: ResponseReader['ending'];
  readonly #reader: Reader;

  constructor(shape: ResponseReader['shape'], reader: Reader, options: AnswerOptions = {}) {
    this.shape = shape;
    this.#reader = reader;
    this.ending = options.ending ?? (() => NOTHING);
    if (options.keepAlive !== undefined) this.keepAlive = options.keepAlive;
  }

  get facts(): Facts {
    return this.#reader.facts;
  }

  push(bytes: Uint8Array): Reading {
    return this.#reader.push(bytes);
  }

  end(): Reading {
    return this.#reader.end();
  }
}
