/** The `Budgets` port over a file, through a thread: exact over all workers of one instance. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BudgetAnswer, BudgetClaim, BudgetSpending, Budgets } from '../core/budgets.ts';
import { installedModule } from '../core/installed.ts';
import type { Clock } from '../core/ports.ts';
import { budgetKey } from './budget-key.ts';
import type { BudgetStoreOptions } from './budget-store.ts';
import type { BudgetQuestion, BudgetThreadAnswer } from './budget-thread.ts';
import { PLACE_MS, Places } from './places.ts';
import { ThreadClient, type Unnumbered } from './thread-client.ts';

const FILE = 'budgets.sqlite';
/** How long a writer waits for another one. */
const BUSY_MS = 2000;

export interface FileBudgetsOptions {
  readonly folder: string;
  readonly rows: number;
  readonly clock: Clock;
  /** Instances among which a budget is shared where each counts alone; 1 where this is the only one. */
  readonly shares: number;
  /** True where it counts shares, for those who count for all. */
  readonly here: boolean;
  /** Hears of places that could not be renewed. */
  failed(cause: unknown): void;
}

type Asked = Unnumbered<BudgetQuestion>;

/** What one worker asks of the file of all. */
export class FileBudgets implements Budgets {
  readonly #options: FileBudgetsOptions;
  readonly #file: string;
  readonly #thread: ThreadClient<Asked, BudgetThreadAnswer>;
  readonly #places: Places;

  constructor(options: FileBudgetsOptions) {
    this.#options = options;
    this.#file = join(options.folder, FILE);
    const { rows } = options;
    const data: BudgetStoreOptions = { file: this.#file, rows, busyMs: BUSY_MS, placeMs: PLACE_MS };
    this.#thread = new ThreadClient(installedModule('state/budget-thread'), data);
    this.#places = new Places(
      async (places) => void (await this.#ask({ kind: 'renew', places, now: this.#now })),
      options.failed,
    );
  }

  async claim(claims: readonly BudgetClaim[]): Promise<BudgetAnswer> {
    const { shares, here: local } = this.#options;
    const stored = claims.map(({ key, limit, ...rest }) => {
      return { ...rest, key: budgetKey(key), limit: Math.floor(limit / shares), place: randomUUID() };
    });
    const { answer } = await this.#ask({ kind: 'claim', claims: stored, now: this.#now });
    if (answer === undefined) throw new Error(`${this.#file}: no answer`);
    if (answer.kind === 'refused') return { ...answer, local };
    const grants = answer.grants.map(({ amount, at }, index) => {
      const { key = '', windowMs } = claims[index] ?? {};
      if (typeof at === 'string') this.#places.add(at);
      return { key, amount, at, windowMs, local };
    });
    return { kind: 'granted', grants };
  }

  async settle(spendings: readonly BudgetSpending[]): Promise<void> {
    const changes = spendings.map(({ grant: { key, at, windowMs, amount }, spent }) => {
      if (typeof at === 'string') this.#places.delete(at);
      return { key: budgetKey(key), at, windowMs, change: spent - amount };
    });
    await this.#ask({ kind: 'settle', changes, now: this.#now });
  }

  /** Ends the thread, once what was asked before is done. */
  async close(): Promise<void> {
    this.#places.close();
    if (this.#thread.started) await this.settle([]).catch(() => undefined);
    await this.#thread.close();
  }

  get #now(): number {
    return this.#options.clock.now();
  }

  async #ask(asked: Asked): Promise<BudgetThreadAnswer> {
    const answer = await this.#thread.ask(asked);
    if (answer.problem !== undefined) throw new Error(`${this.#file}: ${answer.problem}`);
    return answer;
  }
}
