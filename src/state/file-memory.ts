/** The `Memory` port over a file, through the thread of the stores. */
import type { Clock, Memory } from '../core/ports.ts';
import { StoreClient, type StoreClientOptions } from './store-client.ts';

/**
 * When a key that is not there is looked up again, in milliseconds: the answer that made it may be ending on another
 * worker just now.
 */
const LOOK_AGAIN_MS = [25, 75, 200];

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
    let known = await this.#look(keys);
    for (const ms of LOOK_AGAIN_MS) {
      if (signal.aborted || !known.includes(false)) break;
      await pause(ms);
      known = await this.#look(keys);
    }
    return known;
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
