/** Budgets of one exchange: claimed before its request leaves, weighed while its answer does, settled at its end. */
import { added } from '../core/added.ts';
import type { BudgetAnswer } from '../core/budgets.ts';
import type { Dialect } from '../core/dialect.ts';
import type { Result } from '../core/fault.ts';
import type { Direction } from '../core/frame.ts';
import { Spending } from '../screen/budgets/spending.ts';
import type { Denial } from '../screen/denial.ts';
import { deny } from './deny.ts';
import type { Effects } from './effects.ts';
import { askForTime, noteFault, resume } from './side-flow.ts';
import { type ExchangeState, enforces, type Side } from './state.ts';

const RULES = 'budgets.';

/** Makes ready to count; returns the dialect whose readers are heard. */
export function openSpending(state: ExchangeState, dialect: Dialect): Dialect {
  const { policy, context } = state;
  const { accounting } = context;
  if (policy === undefined || policy.budgets.length === 0 || accounting === undefined) return dialect;
  state.spending = new Spending({
    budgets: policy.budgets,
    count: accounting.countTokens,
    dialect,
    enforced: enforces(state),
    claimant: () => ({
      policy: state.facts.policy,
      caller: state.facts.caller,
      model: state.request.lane?.facts.model ?? '',
      priceOf: accounting.priceOf,
    }),
  });
  return state.spending.dialect;
}

/** True while a budget has to be asked before more of a side leaves. */
export function waitsForBudget({ spending, response }: ExchangeState, direction: Direction): boolean {
  if (spending === undefined) return false;
  return direction === 'request'
    ? spending.holdsRequest()
    : spending.holdsAnswer(response.lane?.unitsLeft ?? 0);
}

/** At the end of each step: asks what waits for it, and settles what is over. */
export function spend(state: ExchangeState, effects: Effects, closing = false): void {
  const { spending, request, response } = state;
  if (spending === undefined) return;
  if (state.over || response.done || closing) {
    settle(state, effects);
    return;
  }
  const due = spending.due(request.inputEnded && request.lane?.asking !== true);
  if (due === undefined) return;
  const side = request.reported.has('request') ? response : request;
  if ('kind' in due) {
    stop(state, side, { denial: due, effects });
    settle(state, effects);
    return;
  }
  effects.budgets = added(effects.budgets, { kind: 'claim', direction: side.direction, planned: due });
  askForTime(state, side, effects);
}

/** Those who count have answered, or cannot. */
export function onClaimed(
  state: ExchangeState,
  side: Side,
  on: { readonly outcome: Result<BudgetAnswer>; readonly effects: Effects },
): void {
  const { outcome, effects } = on;
  const { spending } = state;
  if (spending === undefined) return;
  if (spending.closed) {
    if (outcome.ok)
      effects.budgets = added(effects.budgets, { kind: 'settle', spendings: spending.late(outcome.value) });
    return;
  }
  const { denial, fault } = spending.answered(outcome);
  if (denial !== undefined) {
    stop(state, side, { denial, effects });
    return;
  }
  if (fault !== undefined) noteFault(state, side, { cause: fault, effects });
  resume(state, side, { effects });
}

/** Also where nothing is carried out, and the side is done with its bytes by now. */
function stop(
  state: ExchangeState,
  side: Side,
  { denial, effects }: { readonly denial: Denial; readonly effects: Effects },
): void {
  const output = side.lane?.stop(denial);
  deny(state, side, { denial, effects, ...(output === undefined ? {} : { output }) });
}

function settle(state: ExchangeState, effects: Effects): void {
  const { spending, request, response } = state;
  const closed = spending?.close({
    sent: request.reported.has('request') && request.verdict !== 'deny',
    failed: response.failed,
    facts: response.lane?.facts,
    unitsLeft: response.lane?.unitsLeft ?? 0,
    denied: [request, response].some(({ verdict, rule }) => verdict === 'deny' && !rule.startsWith(RULES)),
  });
  if (closed === undefined) return;
  const { spendings, denied } = closed;
  if (spendings.length > 0) effects.budgets = added(effects.budgets, { kind: 'settle', spendings });
  if (denied.claims.length > 0) effects.budgets = added(effects.budgets, { kind: 'count', planned: denied });
}
