/** The thread of the stores, as one worker sees it: started when first asked, and ends with the process. */
import { join } from 'node:path';
import { installedModule } from '../core/installed.ts';
import type { StateSection } from './section.ts';
import type { StoreAnswer, StoreQuestion, ThreadOptions } from './store-thread.ts';
import { ThreadClient, type Unnumbered } from './thread-client.ts';

const DAY_MS = 86_400_000;
const FILE = 'state.sqlite';
export const CONVERSATIONS_FILE = 'conversations.sqlite';
/** Conversations kept, at most; those that expire first are forgotten beyond it. */
export const MOST_CONVERSATIONS = 100_000;
/** How long a writer waits for another one. */
export const BUSY_MS = 2000;

export interface StoreClientOptions extends Pick<StateSection, 'references'> {
  readonly folder: string;
  /** 32 bytes that conversations are encrypted with; without it none is kept. */
  readonly key?: Uint8Array;
}

type Asked = Unnumbered<StoreQuestion>;

/** Asks the thread; every answer is that of its own question. */
export class StoreClient {
  readonly #file: string;
  readonly #thread: ThreadClient<Asked, StoreAnswer>;

  constructor(options: StoreClientOptions) {
    this.#file = join(options.folder, FILE);
    this.#thread = new ThreadClient(installedModule('state/store-thread'), threadOptions(options));
  }

  /** True when something was asked before. */
  get started(): boolean {
    return this.#thread.started;
  }

  /** Rejects when the store could not do it. */
  async ask(asked: Asked): Promise<StoreAnswer> {
    const answer = await this.#thread.ask(asked);
    if (answer.problem !== undefined) throw new Error(`${this.#file}: ${answer.problem}`);
    return answer;
  }

  /** Ends the thread; what was asked and not answered fails. */
  async close(): Promise<void> {
    await this.#thread.close();
  }
}

function threadOptions({ references, folder, key }: StoreClientOptions): ThreadOptions {
  return {
    references: {
      ...{ file: join(folder, FILE), keepMs: references.days * DAY_MS },
      ...{ rows: references.rows, busyMs: BUSY_MS },
    },
    conversations: key && {
      ...{ file: join(folder, CONVERSATIONS_FILE), key },
      ...{ rows: MOST_CONVERSATIONS, busyMs: BUSY_MS },
    },
  };
}
