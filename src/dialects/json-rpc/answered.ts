/** Which requests a stream has answered, after how many of its events. */
import type { RpcId } from './error.ts';

/** Answers kept of a stream that replays what came of several requests. */
const MOST_KEPT = 64;
/** Ids that are short numbers can be repeated: they spell nothing that a rule looks for. */
const LARGEST_PLAIN = 999_999;

/** Follows the answers of one stream. */
export class Answered {
  /** The request that the stream belongs to; undefined where it belongs to none. */
  readonly #asked: RpcId | undefined;
  #at = Number.POSITIVE_INFINITY;
  /** The latest answers to other requests. */
  readonly #others: { readonly id: number; readonly event: number }[] = [];

  constructor(asked: RpcId | undefined) {
    this.#asked = asked;
  }

  /** An event answers a request; events count from 1. */
  see(id: RpcId, event: number): void {
    if (id === this.#asked) this.#at = Math.min(this.#at, event);
    else if (typeof id === 'number' && Math.abs(id) <= LARGEST_PLAIN) {
      this.#others.push({ id, event });
      if (this.#others.length > MOST_KEPT) this.#others.shift();
    }
  }

  /** Requests that wait when so many events have left: the stream's own, and those whose answer is held back. */
  waiting(sent: number): RpcId[] {
    const held = this.#others.filter(({ event }) => event > sent).map(({ id }) => id);
    const own = this.#asked !== undefined && this.#at > sent ? [this.#asked] : [];
    return [...own, ...new Set(held)];
  }
}
