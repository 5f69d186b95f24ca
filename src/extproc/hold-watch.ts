/** Hold watch: an answer whose bytes wait: its client is kept waiting with comments, and no wait is without an end. */
import { fault } from '../core/fault.ts';
import type { Clock } from '../core/ports.ts';
import type { StepFrame } from './step.ts';

export interface HoldWatchOptions {
  readonly clock: Clock;
  readonly heldMs: number;
  readonly keepAliveMs: number;
  take(frame: StepFrame): void;
}

const TOO_LONG = fault('deadline', 'The rest of the answer that is held did not come in time.');

/** Watches the answer of one exchange. */
export class HoldWatch {
  readonly #options: HoldWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  /** When the bytes that wait began to, and when the client last got something; milliseconds, monotonic. */
  #since: number | undefined;
  #heard = 0;
  #closed = false;

  constructor(options: HoldWatchOptions) {
    this.#options = options;
  }

  /** A step left so many bytes waiting; `left` says that it also let some leave. */
  stepped(holding: number, { left, now }: { readonly left: boolean; readonly now: number }): void {
    if (this.#closed) return;
    if (holding === 0) {
      this.#since = undefined;
      return;
    }
    if (!left && this.#since !== undefined) return;
    this.#since = now;
    if (left || this.#timer === undefined) this.#heard = now;
    this.#timer ??= this.#arm(Math.min(this.#options.keepAliveMs, this.#options.heldMs));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #arm(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#look(), Math.max(ms, 1)).unref();
  }

  /** The timer runs on while bytes wait: a stream holds a few most of the time, and arming it anew would cost more. */
  #look(): void {
    this.#timer = undefined;
    if (this.#closed || this.#since === undefined) return;
    const { clock, heldMs, keepAliveMs, take } = this.#options;
    const now = clock.monotonic();
    if (now - this.#since >= heldMs) {
      take({ kind: 'expired', direction: 'response', fault: TOO_LONG });
      return;
    }
    if (now - this.#heard >= keepAliveMs) {
      this.#heard = now;
      take({ kind: 'quiet', direction: 'response' });
    }
    if (this.#closed || this.#timer !== undefined) return;
    const next = Math.min(this.#heard + keepAliveMs, this.#since + heldMs) - now;
    this.#timer = this.#arm(next);
  }
}
