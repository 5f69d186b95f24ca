/** What one step of a lane brings. */
import type { HeldCall } from '../core/approval.ts';
import type { Fault } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { Kept, Skipped } from '../core/segment.ts';
import type { Denial } from './denial.ts';
import type { DecisionAsk } from './engine-asks.ts';
import type { JudgeText } from './judge-track.ts';
import type { Recall } from './recalls.ts';

/** A question for a judge; the lane waits for `answer(id, ...)`. */
export interface Ask {
  readonly id: number;
  readonly text: JudgeText;
}

/** What one step of a lane brought. */
export interface LaneOutput {
  /** Bytes that may leave now, in order. */
  readonly chunks: Uint8Array[];
  /** True once: nothing more follows and nothing waits. */
  ended: boolean;
  denial: Denial | undefined;
  /** With a denial by fault, and when retained: the bytes that came and have not left. */
  remainder: Uint8Array | undefined;
  readonly findings: Finding[];
  readonly skipped: Skipped[];
  readonly faults: Fault[];
  readonly asks: Ask[];
  readonly recalls: Recall[];
  readonly decides: DecisionAsk[];
  /** Calls that people have to approve, all at once; the lane waits for `approved`. */
  readonly claims: HeldCall[];
  /** With `ended`: what the message has made. */
  kept: readonly Kept[];
}

/** The output of a step that brought nothing. */
export function emptyOutput(): LaneOutput {
  return {
    chunks: [],
    ended: false,
    denial: undefined,
    remainder: undefined,
    findings: [],
    skipped: [],
    faults: [],
    asks: [],
    recalls: [],
    decides: [],
    claims: [],
    kept: [],
  };
}

/** Adds what is asked now. */
export function asking(
  output: LaneOutput,
  intake: { asks(): Ask[]; readonly recalls: { take(): Recall[] } },
  decisions: { asks(): DecisionAsk[]; claims(): readonly HeldCall[] },
): LaneOutput {
  add(output.asks, intake.asks());
  add(output.recalls, intake.recalls.take());
  add(output.decides, decisions.asks());
  add(output.claims, decisions.claims());
  return output;
}

/** Mostly nothing is asked. bench: step */
function add<T>(to: T[], more: readonly T[]): void {
  if (more.length > 0) to.push(...more);
}

/** Adds bytes that may leave; where they follow the last ones in memory, both become one chunk. */
export function addChunk(chunks: Uint8Array[], bytes: Uint8Array): void {
  const last = chunks.at(-1);
  const follows = last?.buffer === bytes.buffer && last.byteOffset + last.length === bytes.byteOffset;
  if (!follows) chunks.push(bytes);
  else chunks[chunks.length - 1] = Buffer.from(last.buffer, last.byteOffset, last.length + bytes.length);
}
