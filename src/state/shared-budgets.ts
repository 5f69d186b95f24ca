/** The `Budgets` port over Redis while it can be asked, and over a share of each budget counted here while it cannot. */
import type { BudgetAnswer, BudgetClaim, BudgetSpending, Budgets } from '../core/budgets.ts';
import type { Clock } from '../core/ports.ts';

/** How long Redis is left alone after it failed, in milliseconds. */
const AWAY_MS = 1000;

export interface SharedBudgetsOptions {
  readonly shared: Budgets;
  /** Counts shares: it never grants more than one instance's part of a budget. */
  readonly local: Budgets;
  readonly clock: Clock;
  /** Hears when those who count for all are away, and undefined when they are back. */
  changed(cause: unknown): void;
}

export class SharedBudgets implements Budgets {
  readonly #options: SharedBudgetsOptions;
  #awayUntil = Number.NEGATIVE_INFINITY;
  #away = false;

  constructor(options: SharedBudgetsOptions) {
    this.#options = options;
  }

  /** True while shares are counted here. */
  get away(): boolean {
    return this.#away;
  }

  async claim(claims: readonly BudgetClaim[], signal: AbortSignal): Promise<BudgetAnswer> {
    const { shared, local, clock } = this.#options;
    if (clock.monotonic() < this.#awayUntil) return await local.claim(claims, signal);
    try {
      const answer = await shared.claim(claims, signal);
      this.#noteBack();
      return answer;
    } catch (cause) {
      this.#noteAway(cause);
      return await local.claim(claims, signal);
    }
  }

  /** What cannot be settled stays as it was set aside, until its window has passed. */
  async settle(spendings: readonly BudgetSpending[]): Promise<void> {
    const { shared, local } = this.#options;
    const here = spendings.filter(({ grant }) => grant.local);
    const there = spendings.filter(({ grant }) => !grant.local);
    await Promise.all([
      here.length > 0 ? local.settle(here) : undefined,
      there.length > 0 ? shared.settle(there).catch((cause: unknown) => this.#noteAway(cause)) : undefined,
    ]);
  }

  #noteAway(cause: unknown): void {
    this.#awayUntil = this.#options.clock.monotonic() + AWAY_MS;
    if (this.#away) return;
    this.#away = true;
    this.#options.changed(cause);
  }

  #noteBack(): void {
    if (!this.#away) return;
    this.#away = false;
    this.#options.changed(undefined);
  }
}
