/** What one step of a lane brings. */
import { added, addedAll, NONE } from '../core/added.ts';
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
  chunks: readonly Uint8Array[];
  /** True once: nothing more follows and nothing waits. */
  ended: boolean;
  denial: Denial | undefined;
  /** With a denial by fault, and when retained: the bytes that came and have not left. */
  remainder: Uint8Array | undefined;
  findings: readonly Finding[];
  skipped: readonly Skipped[];
  faults: readonly Fault[];
  asks: readonly Ask[];
  recalls: readonly Recall[];
  decides: readonly DecisionAsk[];
  /** Calls that people have to approve, all at once; the lane waits for `approved`. */
  claims: readonly HeldCall[];
  /** With `ended`: what the message has made. */
  kept: readonly Kept[];
}

/** The output of a step that brought nothing. */
export function emptyOutput(): LaneOutput {
  return {
    chunks: NONE,
    ended: false,
    denial: undefined,
    remainder: undefined,
    findings: NONE,
    skipped: NONE,
    faults: NONE,
    asks: NONE,
    recalls: NONE,
    decides: NONE,
    claims: NONE,
    kept: NONE,
  };
}

export function addFinding(output: LaneOutput, finding: Finding): void {
  output.findings = added(output.findings, finding);
}

export function addFault(output: LaneOutput, cause: Fault): void {
  output.faults = added(output.faults, cause);
}

/** Adds what is asked now. */
export function asking(
  output: LaneOutput,
  intake: { asks(): readonly Ask[]; readonly recalls: { take(): readonly Recall[] } },
  decisions: { asks(): readonly DecisionAsk[]; claims(): readonly HeldCall[] },
): LaneOutput {
  output.asks = addedAll(output.asks, intake.asks());
  output.recalls = addedAll(output.recalls, intake.recalls.take());
  output.decides = addedAll(output.decides, decisions.asks());
  output.claims = addedAll(output.claims, decisions.claims());
  return output;
}

/** The chunks with bytes that may leave behind them; where they follow the last ones in memory, both become one chunk. */
export function withChunk(chunks: readonly Uint8Array[], bytes: Uint8Array): readonly Uint8Array[] {
  const last = chunks.at(-1);
  const follows = last?.buffer === bytes.buffer && last.byteOffset + last.length === bytes.byteOffset;
  if (!follows) return added(chunks, bytes);
  const both = Buffer.from(last.buffer, last.byteOffset, last.length + bytes.length);
  // Its own list by now, and it may be long.
  (chunks as Uint8Array[])[chunks.length - 1] = both;
  return chunks;
}
