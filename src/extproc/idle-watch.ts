/**
 * Idle watch: an exchange on which no message comes for too long is given up. Each message is noted alone: to set the timer
 * anew would cost more. bench: stream-100
 */
import type { Clock } from '../core/ports.ts';

export interface IdleWatchOptions {
  readonly clock: Clock;
  readonly idleMs: number;
  /** Called once. */
  expired(): void;
}

/** Watches one exchange. */
export class IdleWatch {
  readonly #options: IdleWatchOptions;
  /** When the last message came; milliseconds, monotonic. */
  #heard: number;
  #timer: NodeJS.Timeout;

  constructor(options: IdleWatchOptions) {
    this.#options = options;
    this.#heard = options.clock.monotonic();
    this.#timer = this.#arm(options.idleMs);
  }

  /** A message has come. */
  heard(): void {
    this.#heard = this.#options.clock.monotonic();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #arm(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#look(), Math.max(ms, 1)).unref();
  }

  #look(): void {
    const { clock, idleMs, expired } = this.#options;
    const left = this.#heard + idleMs - clock.monotonic();
    if (left <= 0) expired();
    else this.#timer = this.#arm(left);
  }
}
