/** What a lane is built from. */
import type { ConditionFacts } from '../core/condition.ts';
import type { Direction } from '../core/frame.ts';
import type { Fingerprint } from '../core/ports.ts';
import type { Facts, Kept, Reader, Skipped, TextRun, Unit } from '../core/segment.ts';
import type { Replacing } from '../policy/actions/value.ts';
import type { CompiledDecision, CompiledRule } from '../policy/compiled-policy.ts';
import type { Bearing } from './answer-classes.ts';
import type { CallRules } from './call-rules.ts';
import type { Conditions } from './conditions.ts';
import type { Denial } from './denial.ts';
import type { Restoring } from './placeholders/restoring.ts';
import type { DeniedPlace } from './queued-unit.ts';
import type { Settings } from './scanning.ts';
import type { Settling } from './settling.ts';
import type { Turns } from './turns.ts';
import type { CallCap } from './whole-calls.ts';

/** What a lane has counted so far. */
export interface LaneTally {
  readonly facts: Facts;
  /** Characters inspected. */
  readonly inspected: number;
}

/** What a policy has against a part that was not inspected; with a key, it passes where that is known. */
export interface Unseen {
  readonly denial: Denial;
  readonly key?: string;
  /** It passes where nothing of the message was redacted. */
  readonly repeats?: true;
}

export interface LaneOptions extends Settling {
  readonly direction: Direction;
  readonly reader: Reader;
  readonly rules: readonly CompiledRule[];
  /** Rules that were made for this exchange; those that were not are left out of `rules`. */
  readonly bound?: readonly CompiledRule[];
  readonly fingerprint: Fingerprint;
  /** True in streamed mode: text is judged but not held. */
  readonly eager: boolean;
  /** Characters per question to a judge; Infinity asks once at the end of a channel. */
  readonly judgeEvery: number;
  /** True keeps what has not left, so that a fault can pass it on untouched (`onFault: allow`). */
  readonly retain: boolean;
  /** Rules whose condition is not true find nothing; every rule finds when left out. */
  readonly conditions?: Conditions;
  /** What the policy says of the calls of tools; its rule is one of `bound`. */
  readonly callRules?: CallRules;
  /** Reads what a user says in several messages, in a request that is judged whole. */
  readonly turns?: Turns | undefined;
  /** What a complete unit asks to be done beyond its texts, and where that is decided: behind all of them. */
  asked?(unit: Unit, settings: Settings): DeniedPlace | undefined;
  /** The class that a complete unit says of itself, and where rules decide about it: behind all of its texts. */
  classes?(unit: Unit, settings: Settings): Bearing | undefined;
  /** What engines outside decide about the message once all of it was judged. */
  readonly decisions?: readonly CompiledDecision[];
  /** Adds what they are told beside what conditions are. */
  told?(facts: ConditionFacts): ConditionFacts;
  /** Calls of tools wait until they are complete, up to this cap. */
  readonly calls?: CallCap;
  /** No byte behind this many is read; the denial that the first of them is. */
  readonly cap?: { readonly bytes: number; readonly denial: Denial };
  /** Bounds of the policy, looked at when the first unit is about to leave. */
  bounds?(lane: LaneTally): Denial | undefined;
  /** Bounds on text (`limits.scripts`); the first denial counts when the first unit is about to leave. */
  textBounds?(run: TextRun): Denial | undefined;
  /** Takes every text, for who compares the answer with it. */
  hears?(run: TextRun): void;
  /** What the policy says of a part that was not inspected, and of what it stands for; it counts before its unit leaves. */
  uninspected?(skipped: Skipped, kept?: Kept): Unseen | undefined;
  /** What the message has made is handed over at its end. */
  readonly keeps?: boolean;
  /** What edits are written with; without it nothing can be brought back. */
  readonly replacing?: Replacing;
  /** Finds the placeholders that are brought back. */
  readonly restoring?: Restoring;
  /** Calls may wait for people; they are denied where nothing is enforced, or nothing can wait. */
  readonly awaitsPeople?: boolean;
  /** True while nothing may leave, because what was known before is not there yet. */
  waits?(): boolean;
}
