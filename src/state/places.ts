/** Places that exchanges of this process have taken: renewed while they are open, so that those of a process that died are free. */

/** How long a place is kept that nobody renews. */
export const PLACE_MS = 60_000;
const RENEW_MS = 20_000;

/** Takes the ids that are to be kept; a failure is told, and tried again at the next turn. */
export type Renew = (places: readonly string[]) => Promise<void>;

/** Open places of one process. */
export class Places {
  readonly #open = new Set<string>();
  readonly #renew: Renew;
  readonly #failed: (cause: unknown) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(renew: Renew, failed: (cause: unknown) => void) {
    this.#renew = renew;
    this.#failed = failed;
  }

  add(id: string): void {
    this.#open.add(id);
    this.#timer ??= setInterval(() => this.#turn(), RENEW_MS).unref();
  }

  delete(id: string): void {
    this.#open.delete(id);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #turn(): void {
    if (this.#open.size > 0) this.#renew([...this.#open]).catch(this.#failed);
  }
}
