/** What an exchange claims of the budgets of its policy. */
import type { BudgetClaim, Counted, CountedBy, PriceOf, TokenPrice } from '../../core/budgets.ts';
import type { Caller } from '../../core/caller.ts';
import type { CompiledBudget } from '../../policy/compile-budgets.ts';
import type { Denial } from '../denial.ts';
import { countedCaller, countedName } from './counted-as.ts';
import { noPrice } from './spent.ts';

/** Whose budgets are claimed, and what the tokens of the model cost. */
export interface Claimant {
  readonly policy: string;
  readonly caller: Caller;
  readonly model: string;
  readonly priceOf: PriceOf;
}

/** What a request is about to take. */
export interface Wanted {
  readonly input: number;
  /** The most tokens that the answer may have, where the request says so. */
  readonly output: number | undefined;
  /** Tools that the request calls itself. */
  readonly tools: readonly string[];
}

/** Claims, and the budget of each. */
export interface Planned {
  readonly budgets: CompiledBudget[];
  readonly claims: BudgetClaim[];
}

/** Small enough that it is always granted: it only counts. */
const ANY_ROOM = -1e15;

/** What one token adds to a budget; undefined where the budget counts none. */
export function perToken(counts: Counted, price: TokenPrice | undefined): TokenPrice | undefined {
  switch (counts) {
    case 'tokens':
      return { input: 1, output: 1 };
    case 'inputTokens':
      return { input: 1, output: 0 };
    case 'outputTokens':
      return { input: 0, output: 1 };
    case 'cost':
      return price;
    default:
      return undefined;
  }
}

/** What a request claims before it leaves. */
export function openingClaims(
  budgets: readonly CompiledBudget[],
  by: Claimant,
  wanted: Wanted,
): Planned | Denial {
  const planned: Planned = { budgets: [], claims: [] };
  const price = by.priceOf(by.model);
  for (const budget of budgets) {
    if (budget.counts === 'cost' && price === undefined) return noPrice(budget);
    for (const claim of claimsOf(budget, { by, wanted, price })) add(planned, budget, claim);
  }
  return planned;
}

/** What an answer claims that needs more than was set aside for it. */
export function furtherClaims(
  short: readonly { readonly budget: CompiledBudget; readonly missing: number }[],
  by: Claimant,
  calls: readonly { readonly budget: CompiledBudget; readonly tool: string }[],
): Planned {
  const planned: Planned = { budgets: [], claims: [] };
  const price = by.priceOf(by.model);
  for (const { budget, missing } of short) {
    const each = perToken(budget.counts, price)?.output ?? 1;
    const amount = Math.max(missing, budget.reserve) * each;
    add(planned, budget, { ...baseOf(budget, by), amount, least: missing * each });
  }
  for (const { budget, tool } of calls)
    add(planned, budget, { ...baseOf(budget, by, tool), amount: 1, least: 1 });
  return planned;
}

/** A denial is counted whatever is left. */
export function denialClaims(budgets: readonly CompiledBudget[], by: Claimant): Planned {
  const planned: Planned = { budgets: [], claims: [] };
  for (const budget of budgets)
    if (budget.counts === 'denials')
      add(planned, budget, { ...baseOf(budget, by), amount: 1, least: ANY_ROOM });
  return planned;
}

function add({ budgets, claims }: Planned, budget: CompiledBudget, claim: BudgetClaim): void {
  budgets.push(budget);
  claims.push(claim);
}

function claimsOf(
  budget: CompiledBudget,
  { by, wanted, price }: { by: Claimant; wanted: Wanted; price: TokenPrice | undefined },
): BudgetClaim[] {
  const { counts, reserve } = budget;
  const base = baseOf(budget, by);
  if (counts === 'toolCalls')
    return wanted.tools.map((tool) => ({ ...baseOf(budget, by, tool), amount: 1, least: 1 }));
  // Nothing is used of them yet; where all is, the request goes no further.
  if (counts === 'denials') return [{ ...base, amount: 0, least: 1 }];
  const each = perToken(counts, price);
  if (each === undefined) return [{ ...base, amount: 1, least: 1 }];
  const input = wanted.input * each.input;
  const answer = (wanted.output ?? reserve) * each.output;
  return [{ ...base, amount: input + answer, least: input + each.output }];
}

function baseOf(
  { name, limit, windowMs, per }: CompiledBudget,
  { policy, caller, model }: Claimant,
  tool = '',
): Pick<BudgetClaim, 'key' | 'limit' | 'windowMs'> {
  const by = (kind: CountedBy, value: unknown): unknown => (per.has(kind) ? value : null);
  const key = JSON.stringify([
    policy,
    name,
    // Every count is of one tenant, but for those of everyone.
    per.has('everyone') ? null : [caller.tenant ?? ''],
    by('caller', countedCaller(caller)),
    by('model', countedName(model)),
    by('tool', countedName(tool)),
  ]);
  return { key, limit, windowMs };
}
