/** Holding: the bytes that one exchange keeps in memory, against the bound of the process and a bound of its own. */
import { fault } from '../core/fault.ts';
import type { Direction } from '../core/frame.ts';
import type { HeldBytes } from '../screen/held-bytes.ts';
import { unsignedBytes } from './authenticate.ts';
import type { ExchangeState } from './state.ts';

/** What an exchange is given up for that asks for more than there is. */
export const HELD_TOO_MUCH = fault(
  'overload',
  'Weir holds as many bytes as limits.heldBytes allows; try again later.',
);
/** Bytes that may wait for a judge or for the journal before the source is slowed down. */
const MOST_WAITING = 1_048_576;

/** What one exchange holds outside its lanes, in bytes. */
export interface Elsewhere {
  /** Bodies whose codings are not undone yet. */
  readonly coded: number;
  /** Answers that wait for their records, or for a peer that does not read. */
  readonly unsent: number;
}

export interface HoldingOptions {
  /** Of all exchanges of the process. */
  readonly held: HeldBytes;
  /** Stops reading, or goes on. */
  pause(on: boolean): void;
}

/** The bytes of one exchange. */
export class Holding {
  readonly #options: HoldingOptions;
  #bytes = 0;
  #paused = false;

  constructor(options: HoldingOptions) {
    this.#options = options;
  }

  /**
   * Counts anew. Returns the direction to give up when the process holds more than it may and this exchange asked for
   * more; undefined when all is well.
   */
  update(state: ExchangeState, { coded, unsent }: Elsewhere): Direction | undefined {
    const { request, response } = state;
    const answer = response.lane?.holding ?? 0;
    const before = this.#bytes;
    const kept =
      (state.placeholders?.holding ?? 0) +
      (state.texts?.holding ?? 0) +
      (state.flow?.holding ?? 0) +
      state.comparing +
      (request.choice?.wait.holding ?? 0);
    this.#bytes = (request.lane?.holding ?? 0) + unsignedBytes(state) + answer + coded + unsent + kept;
    const fits = this.#options.held.change(this.#bytes - before);
    // Only what is sure to be decided may stop the reading: a judge answers in time, an event may need more bytes.
    const judged = response.lane?.asking === true ? answer : 0;
    this.#pause(judged > MOST_WAITING || unsent > MOST_WAITING);
    if (fits || this.#bytes <= before) return undefined;
    return answer > 0 ? 'response' : 'request';
  }

  /** Gives everything back. */
  close(): void {
    this.#options.held.change(-this.#bytes);
    this.#bytes = 0;
  }

  #pause(on: boolean): void {
    if (on === this.#paused) return;
    this.#paused = on;
    this.#options.pause(on);
  }
}
