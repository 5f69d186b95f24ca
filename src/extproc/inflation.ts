/** Inflation: a body on its way from its content codings into the step; its frames stay in order, its memory is bounded. */
import type { Fault } from '../core/fault.ts';
import type { BodyFrame, Direction, PeerFrame, TrailersFrame } from '../core/frame.ts';
import type { Inflater, OpenInflater } from '../core/ports.ts';
import type { Side } from './state.ts';
import type { StepFrame } from './step.ts';

/** Bytes that may wait to be undone before Envoy is asked to slow down. */
const MOST_WAITING = 262_144;
/** What a frame that waits costs besides its bytes, give or take. */
const FRAME_COST = 200;
const NOTHING = new Uint8Array(0);

type Coded = BodyFrame | TrailersFrame;

export interface InflationOptions {
  readonly inflater: Inflater;
  readonly side: Side;
  /** Gives a frame to the step. */
  take(frame: StepFrame): void;
  /** Called when too much waits, and again when it does no longer. */
  full(isFull: boolean): void;
  /** Reports a bug. */
  failed(cause: unknown): void;
}

/** What a message of Envoy is to its body. */
interface Message {
  readonly ends: boolean;
  /** A chunk, which is answered; not the trailers. */
  readonly whole: boolean;
  readonly trailers: boolean;
}

/** The codings of one direction of one exchange. */
class Inflation {
  readonly #options: InflationOptions;
  #queue: Coded[] = [];
  #waiting = 0;
  #running = false;
  #ended = false;
  #closed = false;

  constructor(options: InflationOptions) {
    this.#options = options;
  }

  /** Bytes that wait to be undone. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Takes the next frame, behind those that wait. */
  push(frame: Coded): void {
    if (this.#closed) return;
    this.#queue.push(frame);
    this.#wait(sizeOf(frame));
    if (!this.#running) this.#run().catch((cause: unknown) => this.#options.failed(cause));
  }

  /** Drops what waits and frees the memory. */
  close(): void {
    this.#closed = true;
    this.#queue = [];
    this.#wait(-this.#waiting);
    this.#options.inflater.close();
  }

  #wait(bytes: number): void {
    const full = this.#waiting > MOST_WAITING;
    this.#waiting += bytes;
    if (this.#waiting > MOST_WAITING !== full) this.#options.full(!full);
  }

  async #run(): Promise<void> {
    this.#running = true;
    try {
      for (let frame = this.#queue.shift(); frame !== undefined; frame = this.#queue.shift()) {
        await this.#undo(frame);
        if (!this.#closed) this.#wait(-sizeOf(frame));
      }
    } finally {
      this.#running = false;
    }
  }

  async #undo(frame: Coded): Promise<void> {
    const { side, take } = this.#options;
    if (frame.kind === 'trailers') {
      await this.#pass(NOTHING, { ends: true, whole: false, trailers: false });
      if (!this.#closed) take(frame);
      return;
    }
    // Buffered mode sends one message and says `end` only when no trailers follow.
    const trailers = side.mode === 'buffered' && !frame.end;
    await this.#pass(frame.bytes, { ends: frame.end || trailers, whole: true, trailers });
  }

  /** Undoes bytes; the last piece that comes out is marked as the last of its message. */
  async #pass(bytes: Uint8Array, { ends, whole, trailers }: Message): Promise<void> {
    let last: Uint8Array | undefined;
    const flush = (): void => {
      if (last !== undefined) this.#give(last, { whole: false, end: false, trailers: false });
      last = undefined;
    };
    const problem = await this.#inflate(bytes, ends, (piece) => {
      flush();
      last = piece;
      return this.#wanted();
    });
    if (this.#closed) return;
    if (problem !== undefined) {
      flush();
      this.#options.take({ kind: 'uninflated', direction: this.#options.side.direction, fault: problem });
    }
    if (whole) this.#give(last ?? NOTHING, { whole, end: ends, trailers });
    else flush();
  }

  async #inflate(
    bytes: Uint8Array,
    ends: boolean,
    take: (piece: Uint8Array) => boolean,
  ): Promise<Fault | undefined> {
    const { inflater } = this.#options;
    if (this.#wanted() && bytes.length > 0) {
      const problem = await inflater.push(bytes, take);
      if (problem !== undefined) return problem;
    }
    const closes = ends && !this.#ended && this.#wanted();
    this.#ended ||= ends;
    return closes ? await inflater.end(take) : undefined;
  }

  #give(bytes: Uint8Array, as: { whole: boolean; end: boolean; trailers: boolean }): void {
    const { side, take } = this.#options;
    take({ kind: 'inflated', direction: side.direction, bytes, ...as });
  }

  /** True while somebody reads what comes out. */
  #wanted(): boolean {
    const { lane, inflates, passing, choice } = this.#options.side;
    const reads = (lane !== undefined && !lane.over) || choice !== undefined;
    return !this.#closed && (reads || (inflates && passing));
  }
}

function sizeOf(frame: Coded): number {
  return FRAME_COST + (frame.kind === 'body' ? frame.bytes.length : 0);
}

export interface InflationsOptions extends Pick<InflationOptions, 'take' | 'failed'> {
  readonly open: OpenInflater;
  /** Reading of the exchange stops, or goes on, because of a direction. */
  full(direction: Direction, isFull: boolean): void;
}

/** Those of both directions of one exchange; most have none. */
export class Inflations {
  readonly #options: InflationsOptions;
  readonly #open = new Map<Direction, Inflation>();

  constructor(options: InflationsOptions) {
    this.#options = options;
  }

  /** Bytes that wait to be undone. */
  get waiting(): number {
    let waiting = 0;
    for (const inflation of this.#open.values()) waiting += inflation.waiting;
    return waiting;
  }

  /** True for a frame that has to wait behind its body. */
  holds(frame: PeerFrame): boolean {
    return frame.kind === 'trailers' && this.#open.has(frame.direction);
  }

  /** Takes a frame that the step has seen, unless it is held: opens a direction whose body is coded, and undoes the body. */
  push(frame: PeerFrame, side: Side): void {
    if (frame.kind !== 'headers') this.#open.get(frame.direction)?.push(frame);
    else if (side.codings.length > 0 && !side.inputEnded && !side.done) this.#begin(side);
  }

  close(): void {
    for (const inflation of this.#open.values()) inflation.close();
  }

  #begin(side: Side): void {
    const { open, take, failed, full } = this.#options;
    const inflation = new Inflation({
      inflater: open(side.codings),
      ...{ side, take, failed },
      full: (isFull) => full(side.direction, isFull),
    });
    this.#open.set(side.direction, inflation);
  }
}
