/** Decider failure: the reasons for which a policy engine gives no decision that can be used. */
import { AskedFailure } from '../core/asked-failure.ts';

/** The closed set of reasons. */
const DECIDER_FAILURES = [
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

/** Every failure of a decider. */
export class DeciderFailure extends AskedFailure<DeciderFailureReason> {
  constructor(decider: string, reason: DeciderFailureReason, detail: string) {
    super({ kind: 'decider', name: decider }, reason, detail);
    this.name = 'DeciderFailure';
  }
}
