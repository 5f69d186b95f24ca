/** Recalls: parts of a message that pass only where the same tenant made them through Weir, which has to be looked up. */
import type { Result } from '../core/fault.ts';
import type { DeniedPlace } from './queued-unit.ts';

/** Parts of one message that are looked up, at most; those beyond are not known. */
const MOST_KEYS = 1000;

/** A question for the memory; the lane waits for `recalled(id, ...)`. */
export interface Recall {
  readonly id: number;
  /** Keyed hashes. */
  readonly keys: readonly string[];
}

/** The recalls of one lane. */
export class Recalls {
  /** Raised since the last question, by key: a conversation repeats what it refers to. */
  #fresh = new Map<string, DeniedPlace[]>();
  readonly #open = new Map<number, readonly DeniedPlace[][]>();
  #count = 0;
  #nextId = 1;

  /** The place waits until its key was looked up. */
  raise(place: DeniedPlace, key: string): void {
    if (++this.#count > MOST_KEYS) return;
    place.recall = 'waits';
    const places = this.#fresh.get(key);
    if (places === undefined) this.#fresh.set(key, [place]);
    else places.push(place);
  }

  /** Hands over the question about everything that was raised since the last one. */
  take(): Recall[] {
    if (this.#fresh.size === 0) return [];
    const id = this.#nextId++;
    const keys = [...this.#fresh.keys()];
    this.#open.set(id, [...this.#fresh.values()]);
    this.#fresh = new Map();
    return [{ id, keys }];
  }

  /** What was asked about is known or not; where nobody can tell, it counts as known if `passes`. */
  settle(id: number, outcome: Result<readonly boolean[]>, passes: boolean): void {
    const asked = this.#open.get(id) ?? [];
    this.#open.delete(id);
    for (const [at, places] of asked.entries()) {
      const known = outcome.ok ? outcome.value[at] === true : passes;
      for (const place of places) place.recall = known ? 'known' : 'unknown';
    }
  }

  clear(): void {
    this.#fresh.clear();
    this.#open.clear();
  }
}
