/**
 * The `Conversations` port over Redis, for all instances. Names are keyed hashes, values are encrypted (AES-256-GCM) with their
 * name and bound to their place; that a name was given to two values is seen by the keyed hashes of the values.
 */
import { createHmac } from 'node:crypto';
import type { Conversations, NamedValue } from '../core/ports.ts';
import { MINUTE_MS, MOST_NAMES } from './conversation-limits.ts';
import { type RedisConnection, script } from './redis-connection.ts';
import { seal, unseal } from './sealing.ts';

const PREFIX = 'weir:conversation:';

/** A field is `number of its place:hash of its value:what is sealed`. */
const KEPT = `
local function keep(ms)
  if redis.call('PTTL', KEYS[1]) < tonumber(ms) then redis.call('PEXPIRE', KEYS[1], ms) end
end
`;
/** KEYS: a conversation. ARGV: milliseconds. Returns its fields. */
const LOAD = script(`${KEPT}
local all = redis.call('HGETALL', KEYS[1])
if #all > 0 then keep(ARGV[1]) end
return all
`);
/** KEYS: a conversation. ARGV: milliseconds, most names; then for each its hash, that of its value, it sealed, and it sealed without a value. */
const ADD = script(`${KEPT}
for at = 3, #ARGV, 4 do
  local before = redis.call('HGET', KEYS[1], ARGV[at])
  local count = redis.call('HLEN', KEYS[1])
  if not before then
    if count < tonumber(ARGV[2]) then redis.call('HSET', KEYS[1], ARGV[at], count .. ':' .. ARGV[at + 1] .. ':' .. ARGV[at + 2]) end
  else
    local place, value = string.match(before, '^(%d+):([^:]*):')
    if value ~= ARGV[at + 1] then redis.call('HSET', KEYS[1], ARGV[at], place .. '::' .. ARGV[at + 3]) end
  end
end
keep(ARGV[1])
return 1
`);
/** The same, in the place of all that is kept. */
const REPLACE = script(`redis.call('DEL', KEYS[1])\n${ADD.text}`);

export class RedisConversations implements Conversations {
  readonly #redis: RedisConnection;
  readonly #key: Uint8Array;

  /** The key has 32 bytes. */
  constructor(redis: RedisConnection, key: Uint8Array) {
    this.#redis = redis;
    this.#key = key;
  }

  async load(key: string, minutes: number): Promise<readonly NamedValue[]> {
    const answer = await this.#redis.run(LOAD, [PREFIX + key], [String(minutes * MINUTE_MS)]);
    if (!Array.isArray(answer)) throw new Error('redis gave an answer that is none');
    const named: { readonly place: number; readonly named: NamedValue }[] = [];
    for (let at = 0; at + 1 < answer.length; at += 2) {
      const [place = '', , sealed = ''] = String(answer[at + 1]).split(':');
      const text = unseal(this.#key, placeOf(key, String(answer[at])), Buffer.from(sealed, 'base64'));
      if (text !== undefined) named.push({ place: Number(place), named: JSON.parse(text) as NamedValue });
    }
    return named.toSorted((one, other) => one.place - other.place).map((one) => one.named);
  }

  async add(key: string, named: readonly NamedValue[], minutes: number): Promise<void> {
    if (named.length > 0) await this.#redis.run(ADD, [PREFIX + key], this.#fields(key, named, minutes));
  }

  /** Puts these names in the place of all that are kept. */
  async replace(key: string, named: readonly NamedValue[], minutes: number): Promise<void> {
    await this.#redis.run(REPLACE, [PREFIX + key], this.#fields(key, named, minutes));
  }

  #fields(key: string, named: readonly NamedValue[], minutes: number): string[] {
    const fields = named.flatMap(([name, value]) => {
      const field = this.#hash(`${key}\nname\n${name}`);
      const sealed = (of: string | null) =>
        seal(this.#key, placeOf(key, field), JSON.stringify([name, of])).toString('base64');
      return [
        field,
        value === null ? '' : this.#hash(`${key}\n${field}\n${value}`),
        sealed(value),
        sealed(null),
      ];
    });
    return [String(minutes * MINUTE_MS), String(MOST_NAMES), ...fields];
  }

  #hash(text: string): string {
    return createHmac('sha256', this.#key).update(`weir names\n${text}`).digest('hex').slice(0, 32);
  }
}

function placeOf(key: string, field: string): Uint8Array {
  return Buffer.from(`${key} ${field}`);
}
