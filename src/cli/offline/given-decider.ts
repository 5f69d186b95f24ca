/** A policy engine that says what it was given to say. */
import type { Decision, DecisionQuestion } from '../../core/decision.ts';
import type { Decider } from '../../core/ports.ts';
import type { Given } from './given.ts';

/** Rejects where nothing is said of the engine, or of the rule; and where a real one would not be asked. */
export function givenDecider(answers: Given['deciders']): Decider {
  return { decide: async (question) => decisionOf(answers, question) };
}

function decisionOf(answers: Given['deciders'], { decider, input, unknown }: DecisionQuestion): Decision {
  if (unknown !== undefined)
    throw new Error(`decider ${decider} was to be told ${unknown}, which is not known`);
  const answer = answers[decider];
  const decision = answer !== undefined && 'rules' in answer ? answer.rules[input.rule] : answer;
  if (decision === undefined) throw new Error(`nothing is said of decider ${decider} for rule ${input.rule}`);
  return decision;
}
