/** Facts: what conditions are told of one conversation. */
import type { ConditionFacts } from '../core/condition.ts';
import type { ExchangeState } from './state.ts';

/** What is known of an exchange now; what its body says, once the request was read. */
export function conditionFacts(state: ExchangeState): ConditionFacts {
  const { facts, context, request, goesWhere, lot } = state;
  const { breakGlass: glass } = facts;
  const { model = '', stream = false } = request.lane?.facts ?? {};
  return {
    caller: facts.caller,
    request: goesWhere ?? { host: '', path: '', method: '', dialect: '' },
    time: context.time,
    ...{ model, stream, findings: request.found },
    ...(lot === undefined ? {} : { lot }),
    ...(glass === undefined ? {} : { glass }),
  };
}
