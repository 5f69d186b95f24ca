/** The `Memory` port over Redis, for all instances: keyed hashes, and nothing of what they are of. */
import type { Memory } from '../core/ports.ts';
import { lookAgain } from './look-again.ts';
import { type RedisConnection, script } from './redis-connection.ts';

const PREFIX = 'weir:reference:';
const DAY_MS = 86_400_000;

/** KEYS: what is looked up. Returns 1 for each that is there, 0 for others. */
const RECALL = script(`
local known = {}
for at, key in ipairs(KEYS) do known[at] = redis.call('EXISTS', key) end
return known
`);
/** KEYS: what is remembered. ARGV: for how many milliseconds. */
const REMEMBER = script(`
for _, key in ipairs(KEYS) do redis.call('SET', key, '', 'PX', ARGV[1]) end
return 1
`);

export class RedisMemory implements Memory {
  readonly #redis: RedisConnection;
  readonly #keepMs: number;
  readonly #writing = new Set<Promise<unknown>>();

  constructor(redis: RedisConnection, days: number) {
    this.#redis = redis;
    this.#keepMs = days * DAY_MS;
  }

  async recall(keys: readonly string[], signal: AbortSignal): Promise<readonly boolean[]> {
    return await lookAgain(() => this.#look(keys), signal);
  }

  async remember(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const written = this.#redis.run(REMEMBER, keys.map(keyOf), [String(this.#keepMs)]);
    this.#writing.add(written);
    try {
      await written;
    } finally {
      this.#writing.delete(written);
    }
  }

  /** Resolves when nothing that was asked before is left to do. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#writing);
  }

  async #look(keys: readonly string[]): Promise<readonly boolean[]> {
    if (keys.length === 0) return [];
    const known = await this.#redis.run(RECALL, keys.map(keyOf), []);
    if (!Array.isArray(known) || known.length !== keys.length)
      throw new Error('redis gave an answer that is none');
    return known.map((one) => one === 1);
  }
}

function keyOf(key: string): string {
  return `${PREFIX}${key}`;
}
