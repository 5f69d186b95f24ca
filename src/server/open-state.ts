/** Opens what a worker remembers of tenants: in files of this instance, or in Redis for all of them. */
import type { Config } from '../config/schema.ts';
import type { Clock, Conversations, Memory } from '../core/ports.ts';
import { FileConversations } from '../state/file-conversations.ts';
import { FileMemory } from '../state/file-memory.ts';
import { RedisConnection } from '../state/redis-connection.ts';
import { RedisConversations } from '../state/redis-conversations.ts';
import { RedisMemory } from '../state/redis-memory.ts';
import { sharedIn } from '../state/section.ts';
import { StoreClient } from '../state/store-client.ts';

export interface OpenState {
  /** `settled` resolves when nothing that was asked before is left to do. */
  readonly memory: Memory & { settled(): Promise<void> };
  readonly conversations: Conversations;
}

/** The key has 32 bytes; what is kept of conversations is encrypted with it. */
export function openState(
  { state, audit }: Pick<Config, 'state' | 'audit'>,
  key: Uint8Array,
  clock: Clock,
): OpenState {
  const stored = { ...state, folder: state.folder ?? audit.dir, key, clock };
  const client = new StoreClient(stored);
  const [references, conversations] = (['references', 'conversations'] as const).map((what) => {
    const redis = sharedIn(state, what);
    return redis && new RedisConnection(redis);
  });
  return {
    memory:
      references === undefined
        ? new FileMemory({ ...stored, client })
        : new RedisMemory(references, state.references.days),
    conversations:
      conversations === undefined
        ? new FileConversations(client, clock)
        : new RedisConversations(conversations, key),
  };
}
