/** What an exchange wants done with budgets, as data. */
import type { BudgetSpending, CountTokens, PriceOf } from '../core/budgets.ts';
import type { Direction } from '../core/frame.ts';
import type { Planned } from '../screen/budgets/claims.ts';

export type BudgetAsk =
  /** To be granted before more of a side leaves. */
  | { readonly kind: 'claim'; readonly direction: Direction; readonly planned: Planned }
  /** To be counted, whatever is left. */
  | { readonly kind: 'count'; readonly planned: Planned }
  | { readonly kind: 'settle'; readonly spendings: readonly BudgetSpending[] };

/** What tokens are, and what they cost. */
export interface Accounting {
  readonly priceOf: PriceOf;
  readonly countTokens: CountTokens;
}
