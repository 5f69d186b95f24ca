/** Asks the conditions that an exchange never came to: what they say of it explains as much as those that decided. */
import type { ConditionFacts } from '../../core/condition.ts';
import type { CompiledPolicy, PolicySet } from '../../policy/compiled-policy.ts';
import { headFacts, headOf } from '../../screen/gate.ts';
import type { GivenExchange, Judged } from '../offline/judge-exchange.ts';
import type { Told } from './trace.ts';

/** Adds to what was told: of every policy that it selects by a condition, and of the rules of the one that was taken. */
export function askTheRest(
  { policies }: PolicySet,
  { given, judged, time, told }: { given: GivenExchange; judged: Judged; time: Date; told: Told[] },
): void {
  const last = judged.events.at(-1);
  if (last === undefined) return;
  const { exchange } = last;
  const head = headOf(given.request.headers);
  const facts: ConditionFacts = {
    ...{ caller: exchange.caller, request: headFacts(head), time, model: exchange.model },
    findings: judged.events.flatMap(({ findings }) =>
      findings.filter(({ direction }) => direction === 'request'),
    ),
  };
  for (const policy of policies) {
    const { when } = policy.selects;
    if (when !== undefined)
      told.push({ policy: policy.name, owner: 'selects', rule: '', outcome: when.evaluate(facts) });
    if (policy.name === exchange.policy) askRules(policy, facts, told);
  }
}

function askRules({ name, request, response }: CompiledPolicy, facts: ConditionFacts, told: Told[]): void {
  const rules = [
    ...request.rules.map((rule) => ({ owner: 'request' as const, rule })),
    ...response.rules.map((rule) => ({ owner: 'response' as const, rule })),
  ];
  for (const { owner, rule } of rules) {
    const known = told.some((one) => one.owner === owner && one.rule === rule.name);
    if (rule.when !== undefined && !known)
      told.push({ policy: name, owner, rule: rule.name, outcome: rule.when.evaluate(facts) });
  }
}
