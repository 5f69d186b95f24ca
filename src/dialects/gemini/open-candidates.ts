/** The candidates of a streamed answer: which have begun and ended after how many chunks, and their texts. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, ToolCall } from '../../core/segment.ts';

/** Texts that one answer may have; nobody asks for more. */
const MOST_CHANNELS = 4096;
/** Candidates that one answer may have; Google allows 8. */
const MOST_CANDIDATES = 1024;

interface Candidate {
  /** Chunks count from 1. */
  readonly begun: number;
  finished: number;
  /** Texts by what they are of the candidate. */
  readonly channels: Map<string, Channel>;
  /** The call that was named last, and how many were. */
  call: ToolCall | undefined;
  calls: number;
}

/** Keeps candidates by their index, however chunks interleave them. */
export class OpenCandidates {
  readonly #candidates = new Map<number, Candidate>();
  #channels = 0;

  get count(): number {
    return this.#candidates.size;
  }

  /** A candidate was seen in a chunk; a fault when there are too many. */
  see(index: number, chunk: number): Fault | undefined {
    if (this.#candidates.has(index)) return undefined;
    if (this.#candidates.size >= MOST_CANDIDATES) {
      return fault('too-large', `The answer has more than ${MOST_CANDIDATES} candidates.`, 'candidates');
    }
    const candidate = { begun: chunk, finished: Number.POSITIVE_INFINITY, channels: new Map() };
    this.#candidates.set(index, { ...candidate, call: undefined, calls: 0 });
    return undefined;
  }

  /** A candidate that was seen has ended with a chunk. */
  finish(index: number, chunk: number): void {
    const candidate = this.#candidates.get(index);
    if (candidate === undefined) return;
    candidate.finished = Math.min(candidate.finished, chunk);
    delete candidate.call?.open;
  }

  /** The call that a chunk speaks of: a new one where it is named, else that which was named last. */
  call(index: number, said: ToolCall): ToolCall {
    const candidate = this.#candidates.get(index);
    if (candidate === undefined) return said;
    if (said.name === undefined && candidate.call !== undefined) {
      if (said.open !== true) delete candidate.call.open;
      return candidate.call;
    }
    delete candidate.call?.open;
    candidate.call = Object.assign(said, { index: candidate.calls++ });
    return said;
  }

  /** The text of a candidate that was seen; made when it begins. */
  channel(index: number, key: string, make: () => Channel): Channel | Fault {
    const channels = this.#candidates.get(index)?.channels;
    const known = channels?.get(key);
    if (known !== undefined) return known;
    if (++this.#channels > MOST_CHANNELS) {
      return fault('too-large', `The answer carries more than ${MOST_CHANNELS} texts at once.`, 'candidates');
    }
    const channel = make();
    channels?.set(key, channel);
    return channel;
  }

  /**
   * Indices without an end after that many chunks; `expected` candidates count even when not seen. Where all have ended
   * and more is to be said, all of them.
   */
  open(chunks: number, expected: number): number[] {
    const begun = [...this.#candidates].filter(([index, one]) => one.begun <= chunks || index < expected);
    const missing = Array.from({ length: expected }, (_, index) => index).filter(
      (index) => !this.#candidates.has(index),
    );
    const open = begun.filter(([, { finished }]) => finished > chunks).map(([index]) => index);
    const all = open.length + missing.length > 0 ? [...open, ...missing] : begun.map(([index]) => index);
    return all.sort((one, other) => one - other);
  }
}
