/** What was granted to one exchange, what of it is used, and what comes of it in the end. */
import type { BudgetAnswer, BudgetGrant, BudgetSpending } from '../../core/budgets.ts';
import type { Usage } from '../../core/usage.ts';
import type { CompiledBudget } from '../../policy/compile-budgets.ts';
import type { Denial } from '../denial.ts';
import { type Claimant, type Planned, perToken } from './claims.ts';
import { spentBudget } from './spent.ts';

interface Held {
  readonly budget: CompiledBudget;
  readonly grant: BudgetGrant;
}

/** The grants of one exchange. */
export class Accounts {
  readonly #held: Held[] = [];
  /** True once a share was counted here, because those who count for all were away. */
  local = false;

  /** Keeps what was granted, or says which budget has no room. */
  take({ budgets }: Planned, answer: BudgetAnswer, ends?: 'length'): Denial | undefined {
    if (answer.kind === 'refused') {
      this.local ||= answer.local;
      const budget = budgets[answer.index];
      if (budget === undefined) throw new RangeError('a budget was refused that was not claimed');
      const cut = ends !== undefined && budget.counts !== 'toolCalls' ? ends : undefined;
      return spentBudget(budget, answer, cut);
    }
    for (const [at, grant] of answer.grants.entries()) {
      const budget = budgets[at];
      if (budget === undefined) continue;
      this.local ||= grant.local;
      this.#held.push({ budget, grant });
    }
    return undefined;
  }

  /** Budgets that have less room than an answer of so many tokens needs, and how many tokens they lack. */
  short(usage: Usage, by: Claimant): { readonly budget: CompiledBudget; readonly missing: number }[] {
    const price = by.priceOf(by.model);
    return [...new Set(this.#held.map(({ budget }) => budget))].flatMap((budget) => {
      const each = perToken(budget.counts, price);
      if (each === undefined || each.output === 0) return [];
      const missing = Math.ceil((used(usage, each) - this.#granted(budget)) / each.output);
      return missing > 0 ? [{ budget, missing }] : [];
    });
  }

  /** Closes the accounts: what was used stays, the rest is given back. `sent` says that the request left. */
  settle(usage: Usage, { by, sent }: { readonly by: Claimant; readonly sent: boolean }): BudgetSpending[] {
    const price = by.priceOf(by.model);
    const left = new Map<CompiledBudget, number>();
    const held = this.#held.splice(0);
    return held.map(({ budget, grant }, at) => {
      const each = perToken(budget.counts, price);
      if (each === undefined || !sent) return { grant, spent: sent && budget.windowMs ? grant.amount : 0 };
      const owed = left.get(budget) ?? used(usage, each);
      const last = !held.slice(at + 1).some((other) => other.budget === budget);
      const spent = last ? owed : Math.min(owed, grant.amount);
      left.set(budget, owed - spent);
      return { grant, spent };
    });
  }

  #granted(budget: CompiledBudget): number {
    const amounts = this.#held.map((held) => (held.budget === budget ? held.grant.amount : 0));
    return amounts.reduce((sum, amount) => sum + amount, 0);
  }
}

function used({ input, output }: Usage, each: Usage): number {
  return input * each.input + output * each.output;
}
