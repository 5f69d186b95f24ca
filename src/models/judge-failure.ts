/** Judge failure: why a judge gave no answer that can be used, as a fault that the policy has a posture for. */
import { type Fault, fault } from '../core/fault.ts';

/** The closed set of reasons. */
export const JUDGE_FAILURES = [
  'unknown',
  'unreachable',
  'deadline',
  'status',
  'too-large',
  'malformed',
  'score',
  'busy',
  'model',
  'resting',
  'secret',
  'left',
] as const;
export type JudgeFailureReason = (typeof JUDGE_FAILURES)[number];

/** Thrown by a judge; `fault.at` is the judge's name. */
export class JudgeFailure extends Error {
  readonly reason: JudgeFailureReason;
  readonly fault: Fault;

  constructor(judge: string, reason: JudgeFailureReason, detail: string) {
    const message = `judge ${judge}: ${detail}`;
    super(message);
    this.name = 'JudgeFailure';
    this.reason = reason;
    this.fault = fault('judge', message, judge);
  }
}
