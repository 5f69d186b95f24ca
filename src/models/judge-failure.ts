/** Judge failure: the reasons for which a judge gives no answer that can be used. */
import { AskedFailure } from '../core/asked-failure.ts';

/** The closed set of reasons. */
const JUDGE_FAILURES = [
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

/** Every failure of a judge. */
export class JudgeFailure extends AskedFailure<JudgeFailureReason> {
  constructor(judge: string, reason: JudgeFailureReason, detail: string) {
    super({ kind: 'judge', name: judge }, reason, detail);
    this.name = 'JudgeFailure';
  }
}
