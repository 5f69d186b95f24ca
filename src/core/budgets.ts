/** Budgets: how much of something callers may use in a time, counted outside by whoever sees all of it. */

/** What a budget counts. `streams` are exchanges that are open at once; all others are sums over a window. */
export const COUNTED = [
  'requests',
  'tokens',
  'inputTokens',
  'outputTokens',
  'cost',
  'streams',
  'toolCalls',
  'denials',
] as const;
export type Counted = (typeof COUNTED)[number];

/** What a budget is counted by; `everyone` is one count for all tenants, any other is of one tenant. */
export const COUNTED_BY = ['caller', 'tenant', 'model', 'tool', 'everyone'] as const;
export type CountedBy = (typeof COUNTED_BY)[number];

/** What is wanted of one count; amounts are whole. */
export interface BudgetClaim {
  /** Whose count of which budget; content of names, hashed before it is kept. */
  readonly key: string;
  readonly limit: number;
  /** Milliseconds; undefined for places that are taken and given back (`streams`). */
  readonly windowMs: number | undefined;
  /** As much as is wanted; what is left is granted where that is less. */
  readonly amount: number;
  /** Where less than this is left, nothing of the whole question is granted. */
  readonly least: number;
}

/** What was granted of one claim, to be settled; whoever granted it knows it again. */
export interface BudgetGrant {
  readonly key: string;
  readonly amount: number;
  /** Where it stands in the window, or the id of the place that was taken. */
  readonly at: number | string;
  readonly windowMs: number | undefined;
  /** True where a share of the budget was counted here, because those who count for all could not be asked. */
  readonly local: boolean;
}

/** All claims are granted, in order, or none is: the first one that has no room says so. */
export type BudgetAnswer =
  | { readonly kind: 'granted'; readonly grants: readonly BudgetGrant[] }
  | {
      readonly kind: 'refused';
      /** The claim that has no room. */
      readonly index: number;
      readonly remaining: number;
      /** Until there is room, in milliseconds. */
      readonly retryMs: number;
      readonly local: boolean;
    };

/** What became of a grant. */
export interface BudgetSpending {
  readonly grant: BudgetGrant;
  readonly spent: number;
}

/** Counts for all who share a budget. Rejects when nobody can count. */
export interface Budgets {
  claim(claims: readonly BudgetClaim[], signal: AbortSignal): Promise<BudgetAnswer>;
  settle(spendings: readonly BudgetSpending[]): Promise<void>;
}

/** What tokens of a model cost, in billionths of the table's unit. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
}
export type PriceOf = (model: string) => TokenPrice | undefined;

/** How many tokens a text is. */
export type CountTokens = (text: string) => number;
