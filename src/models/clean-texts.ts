/** Texts that judges have found clean lately: keyed hashes, in memory, the least used forgotten first. */
import type { CleanTexts, Clock } from '../core/ports.ts';
import type { RememberSection } from './section.ts';

const MINUTE_MS = 60_000;

/** Those of one judge; times are milliseconds, monotonic. */
class JudgeTexts {
  readonly #entries: number;
  readonly #keepMs: number;
  /** When each was found, the one used last at the end. */
  readonly #found = new Map<string, number>();

  constructor({ entries, minutes }: RememberSection) {
    this.#entries = entries;
    this.#keepMs = minutes * MINUTE_MS;
  }

  has(key: string, now: number): boolean {
    const at = this.#found.get(key);
    if (at === undefined) return false;
    this.#found.delete(key);
    if (now - at >= this.#keepMs) return false;
    this.#found.set(key, at);
    return true;
  }

  add(key: string, now: number): void {
    if (this.#entries === 0) return;
    this.#found.delete(key);
    this.#found.set(key, now);
    if (this.#found.size <= this.#entries) return;
    const [oldest] = this.#found.keys();
    if (oldest !== undefined) this.#found.delete(oldest);
  }
}

/** One memory for each judge. */
export class JudgedTexts implements CleanTexts {
  readonly #clock: Clock;
  readonly #judges: ReadonlyMap<string, JudgeTexts>;

  constructor(judges: Readonly<Record<string, { readonly remember: RememberSection }>>, clock: Clock) {
    this.#clock = clock;
    this.#judges = new Map(
      Object.entries(judges).map(([name, { remember }]) => [name, new JudgeTexts(remember)]),
    );
  }

  has(judge: string, key: string): boolean {
    return this.#judges.get(judge)?.has(key, this.#clock.monotonic()) ?? false;
  }

  add(judge: string, key: string): void {
    this.#judges.get(judge)?.add(key, this.#clock.monotonic());
  }
}
