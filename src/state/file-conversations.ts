/** The `Conversations` port over an encrypted file, through the thread of the stores. */
import type { Clock, Conversations, NamedValue } from '../core/ports.ts';
import { MINUTE_MS } from './conversation-limits.ts';
import type { StoreClient } from './store-client.ts';

/** What one worker keeps of conversations and looks up, in the file of all. */
export class FileConversations implements Conversations {
  readonly #client: StoreClient;
  readonly #clock: Clock;

  constructor(client: StoreClient, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
  }

  async load(key: string, minutes: number): Promise<readonly NamedValue[]> {
    const { named } = await this.#client.ask({ kind: 'load', key, ...this.#times(minutes) });
    return named ?? [];
  }

  async add(key: string, named: readonly NamedValue[], minutes: number): Promise<void> {
    await this.#client.ask({ kind: 'add', key, named, ...this.#times(minutes) });
  }

  #times(minutes: number): { readonly now: number; readonly until: number } {
    const now = this.#clock.now();
    return { now, until: now + minutes * MINUTE_MS };
  }
}
