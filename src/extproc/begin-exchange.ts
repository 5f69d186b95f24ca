/** Begin exchange: the state of a conversation that opens now, in the process as it is. */
import type { ExchangeDependencies } from './dependencies.ts';
import { type ExchangeState, newExchange } from './state.ts';

/** What an answer to Envoy may need beyond the wait for a judge. */
const TIME_TO_ANSWER_MS = 500;

export function beginExchange(dependencies: ExchangeDependencies): ExchangeState {
  const { clock, deadlines } = dependencies;
  return newExchange({
    ...{ id: dependencies.newId(), policies: dependencies.policies() },
    ...{ fingerprint: dependencies.fingerprint, pseudonym: dependencies.pseudonym },
    callerOf: dependencies.callerOf,
    authenticate: dependencies.authenticate,
    accounting: dependencies.accounting,
    ...{ time: new Date(clock.now()), glass: dependencies.glass?.() },
    overload: dependencies.shed(),
    moreTimeMs: deadlines.judgeMs + TIME_TO_ANSWER_MS,
  });
}
