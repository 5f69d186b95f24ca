/** Stopwatch: the time that Weir adds to an exchange, phase by phase. */
import type { PeerFrame, Reply } from '../core/frame.ts';
import type { Clock } from '../core/ports.ts';

/**
 * Measures, in milliseconds: `request` from the last byte of the request to its release or refusal; `open` from the
 * first byte of the answer's body to its headers' release; `work` the time spent in steps over the whole exchange.
 */
export class Stopwatch {
  readonly #clock: Clock;
  #requestEnded: number | undefined;
  #answerBegan: number | undefined;
  #work = 0;
  #request: number | undefined;
  #open: number | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get timings(): Readonly<Record<string, number>> {
    return {
      ...(this.#request === undefined ? {} : { request: this.#request }),
      ...(this.#open === undefined ? {} : { open: this.#open }),
      work: this.#work,
    };
  }

  /** A message came. */
  arrived(frame: PeerFrame): void {
    if (frame.direction === 'request') this.#requestEnded = this.#clock.monotonic();
    else if (frame.kind !== 'headers' || frame.end) this.#answerBegan ??= this.#clock.monotonic();
  }

  /** A step took `ms`. */
  stepped(ms: number): void {
    this.#work += ms;
  }

  /** An answer goes out. */
  replied(reply: Exclude<Reply, { kind: 'abort' }>): void {
    if (reply.kind === 'more-time') return;
    const direction =
      reply.kind === 'immediate'
        ? this.#answerBegan === undefined
          ? 'request'
          : 'response'
        : reply.direction;
    if (direction === 'request')
      this.#request ??= this.#requestEnded === undefined ? 0 : this.#clock.monotonic() - this.#requestEnded;
    else if (this.#answerBegan !== undefined) this.#open ??= this.#clock.monotonic() - this.#answerBegan;
  }
}
