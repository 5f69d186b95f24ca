/** The document that a policy engine is asked with: the facts that conditions are told, in JSON. */
import type { ConditionFacts } from '../core/condition.ts';
import {
  type DecisionInput,
  type DecisionQuestion,
  INPUT_VERSION,
  type InputCall,
  type Told,
} from '../core/decision.ts';
import type { CompiledAsk } from './compiled-policy.ts';

/** Findings that it tells of, as many as conditions are told. */
const MOST_FINDINGS = 100;

/** A call that is to be decided; its arguments are plain JSON. */
export interface AskedCall {
  readonly tool: string;
  readonly args: unknown;
}

/** The question about a request, or about a call. */
export function decisionQuestion(
  ask: CompiledAsk,
  facts: ConditionFacts,
  call?: AskedCall,
): DecisionQuestion {
  const told = toldOf(ask, facts);
  const unknown = [...ask.tells].find((one) => told[one] === undefined);
  return {
    decider: ask.decider,
    input: { ...inputOf(ask, facts, call), ...told },
    ...(unknown === undefined ? {} : { unknown }),
  };
}

function inputOf({ policy, rule }: CompiledAsk, facts: ConditionFacts, call?: AskedCall): DecisionInput {
  const { caller, request, time, model = '', stream = false, findings = [], reads = [], sends = [] } = facts;
  const { id, kind, tenant = '', clearance = '', roles, claims } = caller;
  const { host, path, method, dialect } = request;
  return {
    ...{ version: INPUT_VERSION, kind: call === undefined ? 'request' : 'tool', policy, rule },
    caller: { id, kind, tenant, clearance, roles, claims },
    request: { host, path, method, dialect, model, stream },
    ...{ model, time: time.toISOString() },
    findings: findings
      .slice(0, MOST_FINDINGS)
      .map(({ rule: by, detector, type, role, score }) => ({ rule: by, detector, type, role, score })),
    ...(call === undefined ? {} : { ...call, reads, sends }),
  };
}

/** What the policy wants it to be told; left out is what nobody knows. */
function toldOf({ tells }: CompiledAsk, facts: ConditionFacts): Pick<DecisionInput, Told> {
  const texts = tells.has('texts') ? facts.texts?.() : undefined;
  const history = tells.has('history') ? facts.history?.map(inputCall) : undefined;
  return { ...(history && { history }), ...(texts && { texts }) };
}

function inputCall({
  tool,
  reads = [],
  sends = [],
  time,
  parallel,
}: NonNullable<ConditionFacts['history']>[number]): InputCall {
  return { tool, reads, sends, time: time.toISOString(), parallel };
}
