/** Where pins are kept, as an operator changes them: in the file of one instance, or in the Redis of all. */
import type { NamedValue } from '../../core/ports.ts';
import { PIN_MINUTES } from '../../screen/pins.ts';
import { ConversationStore } from '../../state/conversation-store.ts';
import { RedisConnection } from '../../state/redis-connection.ts';
import { RedisConversations } from '../../state/redis-conversations.ts';
import { BUSY_MS, MOST_CONVERSATIONS } from '../../state/store-client.ts';

export interface PinStore {
  load(key: string): Promise<readonly NamedValue[]>;
  /** Puts these names in the place of all that are kept. */
  replace(key: string, named: readonly NamedValue[]): Promise<void>;
  close(): void;
}

const MINUTE_MS = 60_000;
/** An operator waits longer than an exchange. */
const TIMEOUT_MS = 5000;

/** The key has 32 bytes. */
export function pinsInFile(file: string, key: Uint8Array): PinStore {
  const store = new ConversationStore({ file, key, rows: MOST_CONVERSATIONS, busyMs: BUSY_MS });
  const until = () => Date.now() + PIN_MINUTES * MINUTE_MS;
  return {
    load: async (name) => store.load(name, { now: Date.now(), until: until() }),
    replace: async (name, named) => store.replace(name, named, until()),
    close: () => store.close(),
  };
}

export interface RedisOfPins {
  readonly url: string;
  readonly username?: string;
  readonly passwordFile?: string;
  readonly caFile?: string;
}

export function pinsInRedis(redis: RedisOfPins, key: Uint8Array): PinStore {
  const connection = new RedisConnection({ ...redis, timeoutMs: TIMEOUT_MS });
  const store = new RedisConversations(connection, key);
  return {
    load: (name) => store.load(name, PIN_MINUTES),
    replace: (name, named) => store.replace(name, named, PIN_MINUTES),
    close: () => connection.close(),
  };
}
