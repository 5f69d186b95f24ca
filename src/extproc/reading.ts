/** Reading: a call is read while nothing stands against it. */
import type { Direction } from '../core/frame.ts';
import type { ByteCall } from './byte-call.ts';

/** Why nothing is read: a direction has to be undone first, Envoy does not take answers, too much is held, nobody knows who asks. */
export type Pause = Direction | 'write' | 'held' | 'identity';

/** Whether one call is read. */
export class Reading {
  readonly #call: ByteCall;
  readonly #pauses = new Set<Pause>();

  constructor(call: ByteCall) {
    this.#call = call;
  }

  /** True while Envoy does not take what was written. */
  get unread(): boolean {
    return this.#pauses.has('write');
  }

  /** Stops the reading for a reason, or takes the reason back. */
  pause(why: Pause, on: boolean): void {
    if (on) this.#pauses.add(why);
    else this.#pauses.delete(why);
    if (this.#pauses.size === 0) this.#call.resume();
    else this.#call.pause();
  }
}
