/**
 * A lane whose denial waits for the rest of its message, which says in what form the client reads its answer (`stream`,
 * `n`, the id of a JSON-RPC request); nothing of the message leaves meanwhile.
 */
import type { Decision } from '../core/decision.ts';
import type { Fault, Result } from '../core/fault.ts';
import type { Hit } from '../core/finding.ts';
import type { Facts, Reader, Reading, Unit } from '../core/segment.ts';
import type { Denial } from './denial.ts';
import { Lane } from './lane.ts';
import type { LaneOptions } from './lane-options.ts';
import { emptyOutput, type LaneOutput } from './lane-output.ts';
import { slicesOf } from './slices.ts';

/** Counts what a reader takes, which outlives the lane. */
class CountingReader implements Reader {
  readonly #reader: Reader;
  taken = 0;
  faulty = false;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  get facts(): Facts {
    return this.#reader.facts;
  }

  push(bytes: Uint8Array): Reading {
    this.taken += bytes.length;
    return this.#noted(this.#reader.push(bytes));
  }

  end(): Reading {
    return this.#noted(this.#reader.end());
  }

  #noted(reading: Reading): Reading {
    this.faulty ||= reading.fault !== undefined;
    return reading;
  }
}

/** One direction of one exchange whose refusal takes the form that the message asks for. */
export class PatientLane extends Lane {
  readonly #reader: CountingReader;
  /** Bytes that the policy allows at most. */
  readonly #most: number;
  #waiting: Denial | undefined;
  #ended = false;

  constructor(options: LaneOptions) {
    const reader = new CountingReader(options.reader);
    super({ ...options, reader });
    this.#reader = reader;
    this.#most = options.cap?.bytes ?? Number.POSITIVE_INFINITY;
  }

  /** The denial that waits. */
  get waiting(): Denial | undefined {
    return this.#waiting;
  }

  override get over(): boolean {
    return this.#waiting === undefined && super.over;
  }

  override get holding(): number {
    return this.#waiting === undefined ? super.holding : this.#reader.taken;
  }

  override push(bytes: Uint8Array): LaneOutput {
    if (this.#waiting !== undefined) return this.#readOn(bytes);
    const before = this.#reader.taken;
    const output = this.#patient(super.push(bytes));
    if (this.#waiting === undefined) return output;
    const { denial } = this.#readOn(bytes.subarray(this.#reader.taken - before));
    return { ...output, denial };
  }

  override end(): LaneOutput {
    this.#ended = true;
    if (this.#waiting === undefined) return super.end();
    this.#reader.end();
    return this.#settled();
  }

  override answer(id: number, hits: readonly Hit[]): LaneOutput {
    return this.#patient(super.answer(id, hits));
  }

  override unanswered(id: number, cause: Fault): LaneOutput {
    return this.#patient(super.unanswered(id, cause));
  }

  override recalled(id: number, outcome: Result<readonly boolean[]>): LaneOutput {
    return this.#patient(super.recalled(id, outcome));
  }

  override decided(id: number, outcome: Result<Decision>): LaneOutput {
    return this.#patient(super.decided(id, outcome));
  }

  override stop(denial: Denial): LaneOutput {
    return this.#waiting === undefined ? super.stop(denial) : this.#settled();
  }

  /** Keeps a denial back; one by a fault is an error in any case. */
  #patient(output: LaneOutput): LaneOutput {
    const { denial } = output;
    if (denial === undefined || denial.kind === 'fault' || this.#ended) return output;
    this.#waiting = denial;
    return { ...output, denial: undefined, asks: [], recalls: [], decides: [], claims: [] };
  }

  #readOn(bytes: Uint8Array): LaneOutput {
    const room = this.#most - this.#reader.taken;
    for (const slice of slicesOf(bytes.subarray(0, room))) {
      // A unit that is open comes again with all that nobody took out of it.
      if (!this.#reader.faulty) for (const unit of this.#reader.push(slice).units) empty(unit);
    }
    return this.#reader.faulty || bytes.length > room ? this.#settled() : emptyOutput();
  }

  #settled(): LaneOutput {
    const denial = this.#waiting;
    this.#waiting = undefined;
    return { ...emptyOutput(), denial };
  }
}

function empty({ runs, skipped }: Unit): void {
  runs.length = 0;
  if (skipped !== undefined) skipped.length = 0;
}

/** The denial that a lane keeps back while the rest of its message comes. */
export function waitingIn(lane: Lane | undefined): Denial | undefined {
  return lane instanceof PatientLane ? lane.waiting : undefined;
}
