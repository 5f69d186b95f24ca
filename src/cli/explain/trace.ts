/** Notes what conditions of policies were asked while an exchange was judged, and what they said. */
import type { Condition, ConditionFacts } from '../../core/condition.ts';
import type { Result } from '../../core/fault.ts';
import type { CompiledPolicy, PolicySet } from '../../policy/compiled-policy.ts';

/** Whose condition it is: a policy's own (`selects`), or that of a rule. */
export type Owner = 'selects' | 'request' | 'response' | 'tools' | 'decisions';

export interface Told {
  readonly policy: string;
  readonly owner: Owner;
  /** The rule; empty for `selects`. */
  readonly rule: string;
  readonly outcome: Result<boolean>;
}

/** The same policies; what their conditions say is also put into the list. */
export function traced({ policies, ...set }: PolicySet, told: Told[]): PolicySet {
  return { ...set, policies: policies.map((policy) => tracedPolicy(policy, told)) };
}

function tracedPolicy(policy: CompiledPolicy, told: Told[]): CompiledPolicy {
  const { name, selects, request, response, tools } = policy;
  const of = (owner: Owner) => (rule: string, when: Condition) =>
    noting(when, (outcome) => told.push({ policy: name, owner, rule, outcome }));
  const each =
    <Rule extends { readonly name: string; readonly when?: Condition }>(owner: Owner) =>
    (rule: Rule): Rule =>
      rule.when === undefined ? rule : { ...rule, when: of(owner)(rule.name, rule.when) };
  return {
    ...policy,
    selects: { ...selects, when: selects.when && of('selects')('', selects.when) },
    request: {
      ...request,
      rules: request.rules.map(each('request')),
      decisions: request.decisions.map(each('decisions')),
    },
    response: { ...response, rules: response.rules.map(each('response')) },
    tools: tools && {
      ...tools,
      rules: tools.rules.map((one) => ({ ...one, when: one.when && of('tools')(one.rule, one.when) })),
    },
  };
}

function noting(when: Condition, note: (outcome: Result<boolean>) => void): Condition {
  return {
    names: when.names,
    evaluate: (facts: ConditionFacts) => {
      const outcome = when.evaluate(facts);
      note(outcome);
      return outcome;
    },
  };
}
