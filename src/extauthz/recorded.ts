/** What an event says of one decision of ext_authz. */
import type { Judged } from '../core/event.ts';
import type { Finding } from '../core/finding.ts';
import type { Skipped } from '../core/segment.ts';
import type { Denial } from '../screen/denial.ts';
import type { Admission } from '../screen/gate.ts';
import { ranOf, withoutModelOf } from '../screen/ran.ts';
import { ruleOf } from '../screen/refusal.ts';

export interface Recorded {
  readonly denial: Denial | undefined;
  readonly findings: readonly Finding[];
  readonly skipped: readonly Skipped[];
  readonly judged: readonly Judged[];
}

export function recorded(admission: Admission, decision: Recorded) {
  const { denial, findings, skipped, judged } = decision;
  return {
    rule: denial === undefined ? 'none' : ruleOf(denial),
    ran:
      admission.kind === 'inspect'
        ? [
            ...ranOf(admission.policy.request.rules),
            ...admission.policy.request.decisions.map(({ name }) => name),
          ]
        : [],
    ...(admission.kind === 'inspect' ? withoutModelOf(admission.policy.request.rules) : {}),
    findings: findings.slice(0, 100),
    findingCount: findings.length,
    skipped,
    ...(judged.length > 0 ? { judged: judgedByRule(judged) } : {}),
    ...(denial?.kind === 'fault' ? { fault: denial.fault } : {}),
  };
}

function judgedByRule(judged: readonly Judged[]): Judged[] {
  const rules = new Map<string, Judged>();
  for (const { rule, asked, remembered } of judged) {
    const before = rules.get(rule) ?? { rule, asked: 0, remembered: 0 };
    rules.set(rule, { rule, asked: before.asked + asked, remembered: before.remembered + remembered });
  }
  return [...rules.values()];
}
