/** The `Budgets` port over Redis: one script a question, so that any number of instances count as one. */
import { randomUUID } from 'node:crypto';
import type { BudgetAnswer, BudgetClaim, BudgetGrant, BudgetSpending, Budgets } from '../core/budgets.ts';
import { budgetKey } from './budget-key.ts';
import { PLACE_MS, Places } from './places.ts';
import { type RedisConnection, script } from './redis-connection.ts';
import { CLAIM, RENEW, SETTLE } from './redis-scripts.ts';

const PREFIX = 'weir:budget:';
const SCRIPTS = { claim: script(CLAIM), settle: script(SETTLE), renew: script(RENEW) };

export class RedisBudgets implements Budgets {
  readonly #redis: RedisConnection;
  readonly #places: Places;
  /** The key that each place belongs to. */
  readonly #keys = new Map<string, string>();

  constructor(redis: RedisConnection, failed: (cause: unknown) => void) {
    this.#redis = redis;
    this.#places = new Places(async (places) => {
      const keys = places.map((id) => this.#keys.get(id) ?? '');
      await redis.run(SCRIPTS.renew, keys, [String(PLACE_MS), ...places]);
    }, failed);
  }

  async claim(claims: readonly BudgetClaim[]): Promise<BudgetAnswer> {
    const keys = claims.map(({ key }) => keyOf(key));
    const places = claims.map(() => randomUUID());
    const args = claims.flatMap(({ limit, windowMs = 0, amount, least }, at) => [
      ...[limit, windowMs, amount, least].map(String),
      places[at] ?? '',
    ]);
    const answer = await this.#redis.run(SCRIPTS.claim, keys, [String(PLACE_MS), ...args]);
    const [granted, first, second, third] = Array.isArray(answer) ? answer : [];
    if (granted === 0) {
      const [index, remaining, retryMs] = [Number(first), Number(second), Number(third)];
      return { kind: 'refused', index, remaining, retryMs, local: false };
    }
    if (granted !== 1 || !Array.isArray(first) || !Array.isArray(second))
      throw new Error('redis gave an answer that is none');
    const grants = claims.map(({ key, windowMs }, at): BudgetGrant => {
      const id = places[at] ?? '';
      if (windowMs !== undefined)
        return { key, windowMs, amount: Number(first[at]), at: Number(second[at]), local: false };
      this.#keys.set(id, keys[at] ?? '');
      this.#places.add(id);
      return { key, windowMs, amount: 1, at: id, local: false };
    });
    return { kind: 'granted', grants };
  }

  async settle(spendings: readonly BudgetSpending[]): Promise<void> {
    const changes = spendings.map(({ grant, spent }) => {
      if (typeof grant.at === 'string') this.#forget(grant.at);
      return [String(grant.windowMs ?? 0), String(grant.at), String(spent - grant.amount)];
    });
    if (changes.length === 0) return;
    const keys = spendings.map(({ grant }) => keyOf(grant.key));
    await this.#redis.run(SCRIPTS.settle, keys, changes.flat());
  }

  close(): void {
    this.#places.close();
    this.#redis.close();
  }

  #forget(place: string): void {
    this.#places.delete(place);
    this.#keys.delete(place);
  }
}

function keyOf(key: string): string {
  return `${PREFIX}${budgetKey(key).toString('hex')}`;
}
