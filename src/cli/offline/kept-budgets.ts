/** Budgets of exchanges that know of one another, counted in memory by the store that `weir serve` counts with. */
import { randomUUID } from 'node:crypto';
import type { BudgetAnswer, BudgetClaim, BudgetSpending, Budgets } from '../../core/budgets.ts';
import { COST_UNIT } from '../../policy/compile-budgets.ts';
import type { PolicySet } from '../../policy/compiled-policy.ts';
import { budgetKey } from '../../state/budget-key.ts';
import { BudgetStore } from '../../state/budget-store.ts';

const ROWS = 1_000_000;
/** Nobody else writes, and no exchange lasts. */
const PLACE_MS = 86_400_000;

/** When an exchange is, under which policies, and what was used of their budgets before, by their names. */
export interface BudgetsBefore {
  readonly policies: PolicySet;
  readonly used: Readonly<Record<string, number>>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export class KeptBudgets {
  #opened: BudgetStore | undefined;
  /** Counts that begin with what was used before. */
  readonly #begun = new Set<string>();

  /** The port for one exchange. What was used before is added once to every count of its budget. */
  at(before: BudgetsBefore): Budgets {
    return {
      claim: async (claims) => this.#claim(claims, before),
      settle: async (spendings) => this.#settle(spendings),
    };
  }

  get #store(): BudgetStore {
    this.#opened ??= new BudgetStore({ file: ':memory:', rows: ROWS, busyMs: 0, placeMs: PLACE_MS });
    return this.#opened;
  }

  #claim(claims: readonly BudgetClaim[], before: BudgetsBefore): BudgetAnswer {
    for (const claim of claims) this.#begin(claim, before);
    const answer = this.#store.claim(claims.map(stored), before.now);
    if (answer.kind === 'refused') return { ...answer, local: false };
    const grants = answer.grants.map(({ amount, at }, index) => {
      const { key = '', windowMs } = claims[index] ?? {};
      return { key, amount, at, windowMs, local: false };
    });
    return { kind: 'granted', grants };
  }

  #settle(spendings: readonly BudgetSpending[]): void {
    if (spendings.length === 0) return;
    this.#store.settle(
      spendings.map(({ grant: { key, at, windowMs, amount }, spent }) => {
        return { key: budgetKey(key), at, windowMs, change: spent - amount };
      }),
    );
  }

  #begin(claim: BudgetClaim, { policies, used, now }: BudgetsBefore): void {
    const { key, windowMs } = claim;
    const amount = this.#begun.has(key) ? 0 : usedOf(key, { policies, used });
    if (amount === 0) return;
    this.#begun.add(key);
    // Places are taken one by one; of anything else more may have been used than there is.
    const each = windowMs === undefined ? 1 : amount;
    const add = { key, windowMs, limit: Number.MAX_SAFE_INTEGER, amount: each, least: 0 };
    for (let added = 0; added < amount; added += each) this.#store.claim([stored(add)], now);
  }
}

function stored({ key, ...claim }: BudgetClaim) {
  return { ...claim, key: budgetKey(key), place: randomUUID() };
}

/** A key begins with the names of its policy and its budget. */
function usedOf(key: string, { policies, used }: Pick<BudgetsBefore, 'policies' | 'used'>): number {
  const [policy, name] = JSON.parse(key) as readonly unknown[];
  const budgets = policies.policies.find((one) => one.name === policy)?.budgets;
  const budget = budgets?.find((one) => one.name === name);
  const amount = budget === undefined ? 0 : (used[budget.name] ?? 0);
  return budget?.counts === 'cost' ? Math.ceil(amount * COST_UNIT) : amount;
}
