/** Asks an engine outside, and gives up on it in time also when it ignores its signal. */
import type { Decision, DecisionQuestion } from '../core/decision.ts';
import { ok, type Result } from '../core/fault.ts';
import type { Decider } from '../core/ports.ts';
import { decisionFault, NO_DECIDER } from '../screen/decision-fault.ts';
import { raceAbort } from './race-abort.ts';

export interface Asked {
  readonly decider: Decider | undefined;
  readonly rule: string;
  readonly question: DecisionQuestion;
}

/** Resolves to the decision, or to the fault that there is none. */
export async function askDecider(
  { decider, rule, question }: Asked,
  signal: AbortSignal,
): Promise<Result<Decision>> {
  if (decider === undefined) return { ok: false, fault: NO_DECIDER };
  return await raceAbort(decider.decide(question, signal), signal).then(ok, (cause: unknown) => ({
    ok: false as const,
    fault: decisionFault(rule, cause),
  }));
}
