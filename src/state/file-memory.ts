/** The `Memory` port over a file, through the thread of the stores. */
import type { Clock, Memory } from '../core/ports.ts';
import { lookAgain } from './look-again.ts';
import { StoreClient, type StoreClientOptions } from './store-client.ts';

export interface FileMemoryOptions extends StoreClientOptions {
  readonly clock: Clock;
  /** A thread that others use too; one of its own when left out. */
  readonly client?: StoreClient;
}

/** What one worker remembers and looks up, in the file of all. */
export class FileMemory implements Memory {
  readonly #clock: Clock;
  readonly #client: StoreClient;

  constructor(options: FileMemoryOptions) {
    this.#clock = options.clock;
    this.#client = options.client ?? new StoreClient(options);
  }

  async recall(keys: readonly string[], signal: AbortSignal): Promise<readonly boolean[]> {
    return await lookAgain(() => this.#look(keys), signal);
  }

  async remember(keys: readonly string[]): Promise<void> {
    await this.#client.ask({ kind: 'remember', keys, now: this.#clock.now() });
  }

  /** Resolves when nothing that was asked before is left to do. */
  async settled(): Promise<void> {
    // The thread takes one question after the other.
    if (this.#client.started) await this.#look([]).catch(() => undefined);
  }

  /** Ends the thread; what was asked and not answered fails. */
  async close(): Promise<void> {
    await this.#client.close();
  }

  async #look(keys: readonly string[]): Promise<readonly boolean[]> {
    const { known } = await this.#client.ask({ kind: 'recall', keys, now: this.#clock.now() });
    return known ?? [];
  }
}
