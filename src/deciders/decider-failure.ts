/** Decider failure: why a policy engine gave no decision that can be used, as a fault that the policy has a posture for. */
import { type Fault, fault } from '../core/fault.ts';

/** The closed set of reasons. */
export const DECIDER_FAILURES = [
  'unknown',
  'unreachable',
  'deadline',
  'status',
  'too-large',
  'malformed',
  'undefined', // the rule has no value for this input
  'wrong-type', // it has one that is no decision
  'busy',
  'bundle',
  'resting',
  'untold', // it was to be told what nobody knows
  'secret',
  'left',
] as const;
export type DeciderFailureReason = (typeof DECIDER_FAILURES)[number];

/** Thrown by a decider; `fault.at` is its name. */
export class DeciderFailure extends Error {
  readonly reason: DeciderFailureReason;
  readonly fault: Fault;

  constructor(decider: string, reason: DeciderFailureReason, detail: string) {
    const message = `decider ${decider}: ${detail}`;
    super(message);
    this.name = 'DeciderFailure';
    this.reason = reason;
    this.fault = fault('decision', message, decider);
  }
}
