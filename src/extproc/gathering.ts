/**
 * Gathering: pieces of a streamed answer that come close behind one another go to the step as one. The first of them goes
 * at once; those that come within a policy's `gatherMs` of it wait for one another.
 */
import type { BodyFrame, PeerFrame } from '../core/frame.ts';
import { joined } from './deliver.ts';
import type { ExchangeState } from './state.ts';

/** Bytes that wait at most; so many are worth a step of their own. They are few enough not to count as held. */
export const MOST_GATHERED = 16_384;

export interface GatheringOptions {
  readonly state: ExchangeState;
  /** Gives a frame to the step. */
  pass(frame: PeerFrame): void;
  /** Reports a bug. */
  failed(cause: unknown): void;
}

/** The pieces of one answer that wait. */
export class Gathering {
  readonly #options: GatheringOptions;
  #waiting: Uint8Array[] = [];
  #bytes = 0;
  /** Runs while pieces wait for one another. */
  #timer: NodeJS.Timeout | undefined;

  constructor(options: GatheringOptions) {
    this.#options = options;
  }

  /** Takes a frame: gives it on, behind those that wait, or keeps it for a moment. */
  take(frame: PeerFrame): void {
    if (frame.direction === 'request') {
      this.#options.pass(frame);
      return;
    }
    if (frame.kind === 'body' && this.#waits(frame)) {
      this.#waiting.push(frame.bytes);
      this.#bytes += frame.bytes.length;
      if (this.#bytes >= MOST_GATHERED) this.flush();
      return;
    }
    if (frame.kind === 'body') {
      this.#options.pass(this.#behind(frame));
      this.#open();
      return;
    }
    this.flush();
    this.#options.pass(frame);
  }

  /** Gives on what waits. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    this.#options.pass(this.#behind({ kind: 'body', direction: 'response', bytes: NOTHING, end: false }));
  }

  /** Drops what waits. */
  close(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
    this.#bytes = 0;
  }

  #waits({ end, protocol, attributes }: BodyFrame): boolean {
    return this.#timer !== undefined && !end && protocol === undefined && attributes === undefined;
  }

  /** A piece with what waited before it. */
  #behind(frame: BodyFrame): BodyFrame {
    if (this.#waiting.length === 0) return frame;
    const bytes = joined([...this.#waiting, frame.bytes]);
    this.#waiting = [];
    this.#bytes = 0;
    return { ...frame, bytes };
  }

  /** From here on pieces wait for one another, where the policy says so. */
  #open(): void {
    const ms = gatherMs(this.#options.state);
    if (this.#timer !== undefined || ms === 0) return;
    this.#timer = setTimeout(() => this.#expire(), ms).unref();
  }

  /** What came meanwhile goes on; after a while in which nothing came the next piece goes at once. */
  #expire(): void {
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    try {
      this.flush();
      this.#open();
    } catch (cause) {
      this.#options.failed(cause);
    }
  }
}

const NOTHING = new Uint8Array(0);

/** Milliseconds for which pieces of this answer wait for one another; none where they leave as they came, or one by one. */
function gatherMs({ policy, response: side, over }: ExchangeState): number {
  const streams = side.mode === 'full-duplex' && side.reader?.shape === 'stream';
  if (!streams || side.passing || side.inputEnded || side.done || side.cut || over) return 0;
  return policy?.response.gatherMs ?? 0;
}
