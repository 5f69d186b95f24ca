/** Who asks, when, and what the rest of the process says, as a case has it. */
import type { Decision } from '../../core/decision.ts';
import type { PolicySet } from '../../policy/compiled-policy.ts';
import type { DeciderAnswer, Given } from '../offline/given.ts';
import type { Circumstances, Kept } from '../offline/offline-parts.ts';
import type { ExchangeSpec } from './schema.ts';

/** When exchanges happen that do not say: a Monday at noon, so that results do not depend on the day. */
const NOON = '2026-01-05T12:00:00Z';

export function circumstancesOf(spec: ExchangeSpec, policies: PolicySet, kept: Kept): Circumstances {
  const { caller, judges = {}, time = NOON } = spec;
  const rest = { policies, time: new Date(time), judges, given: givenOf(spec), kept };
  if (caller === undefined) return rest;
  const { tenant, clearance, ...who } = caller;
  const grants = {
    ...(tenant === undefined ? {} : { tenant }),
    ...(clearance === undefined ? {} : { clearance }),
  };
  return { ...rest, caller: { ...who, ...grants } };
}

function givenOf({ deciders = {}, budgets = {}, prices = [], approvals = {} }: ExchangeSpec): Given {
  const answers = Object.entries(deciders).map(([name, said]) => [name, answerOf(said)] as const);
  return { deciders: Object.fromEntries(answers), budgets, prices, approvals };
}

type Said = NonNullable<ExchangeSpec['deciders']>[string];

function answerOf(said: Said): DeciderAnswer {
  if (typeof said === 'boolean' || !('rules' in said)) return decisionOf(said);
  const rules = Object.entries(said.rules).map(([rule, one]) => [rule, decisionOf(one)] as const);
  return { rules: Object.fromEntries(rules) };
}

function decisionOf(said: Exclude<Said, { rules: unknown }>): Decision {
  if (typeof said === 'boolean') return { allow: said };
  return { allow: said.allow, ...(said.reason === undefined ? {} : { reason: said.reason }) };
}
