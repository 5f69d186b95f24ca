/** Runs a target over inputs, one after another, and notes what it met. */
import { Coverage } from './coverage.ts';
import { type Material, makeInput } from './mutate.ts';
import { randomFor, randomOf } from './random.ts';
import type { Target } from './target.ts';

/** One input may take so long, in milliseconds, where time is looked at. */
export const LONGEST_MS = 1000;
const LONGEST = 1_048_576;
/** Inputs between two looks at the coverage. */
const BATCH = 256;
/** Bytes of an ordinary input, unless one that was given is longer. */
const ORDINARY = 1024;
/** The most inputs that are mutated further; a random older one makes room. */
const MOST_ENTRIES = 2000;
/** The most inputs that are noted for the next run. */
const MOST_KEPT = 1000;

export interface Plan {
  readonly target: Target;
  readonly entries: readonly Uint8Array[];
  readonly runs: number;
  readonly seed: number;
  /** Looks at the coverage, to keep what reaches new places. */
  readonly guided: boolean;
  /** Milliseconds that one input may take; tests, which share their machine, do not look. */
  readonly longestMs: number;
}

/** Hears of each input before each time that it is run, of the first that are kept, and of each that broke the target. */
export interface Watch {
  before(input: Uint8Array): void;
  kept(input: Uint8Array): void;
  /** Throws to end the run; returns to go on with the next input. */
  broken(broken: BrokenTarget): void;
}

export interface Tally {
  /** Inputs that were run. */
  inputs: number;
  /** Inputs of a new outcome, or that reached a new place. */
  kept: number;
  /** Inputs that broke the target. */
  broken: number;
  /** Places of `src/` that were reached; 0 when nothing looked. */
  places: number;
  /** The longest that one input took, in milliseconds. */
  worstMs: number;
}

/** Something that has to hold did not; `cause` is what was thrown. */
export class BrokenTarget extends Error {
  readonly input: Uint8Array;

  constructor(input: Uint8Array, cause: unknown) {
    super(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause), { cause });
    this.input = input;
  }
}

/** Runs all inputs, those of the list first. */
export async function runInputs(plan: Plan, watch: Watch): Promise<Tally> {
  const run = new Run(plan, watch);
  try {
    await run.all();
    return run.tally;
  } finally {
    run.close();
  }
}

class Run {
  readonly tally: Tally = { inputs: 0, kept: 0, broken: 0, places: 0, worstMs: 0 };
  readonly #plan: Plan;
  readonly #watch: Watch;
  readonly #random: (below: number) => number;
  readonly #entries: Uint8Array[];
  readonly #ordinary: number;
  /** Parts of outcomes that were met. */
  readonly #outcomes = new Set<string>();
  readonly #coverage: Coverage | undefined;

  constructor(plan: Plan, watch: Watch) {
    this.#plan = plan;
    this.#watch = watch;
    this.#random = randomOf(plan.seed);
    this.#entries = [...plan.entries];
    this.#ordinary = Math.max(ORDINARY, ...plan.entries.map(({ length }) => length));
    this.#coverage = plan.guided ? new Coverage() : undefined;
  }

  async all(): Promise<void> {
    const { entries, runs } = this.#plan;
    for (const entry of entries.slice(0, runs)) this.#isNew((await this.#one(entry)) ?? '');
    this.#coverage?.fresh();
    while (this.tally.inputs < runs) await this.#batch(Math.min(BATCH, runs - this.tally.inputs));
    this.tally.places = this.#coverage?.size ?? 0;
  }

  close(): void {
    this.#coverage?.close();
  }

  async #batch(size: number): Promise<void> {
    const batch: Uint8Array[] = [];
    for (let made = 0; made < size; made++) {
      const input = makeInput(this.#random, this.#material);
      const outcome = await this.#one(input);
      if (outcome === undefined) continue;
      if (this.#coverage !== undefined) batch.push(input);
      if (this.#isNew(outcome)) this.#keep(input);
    }
    if (this.#coverage?.peek() === true) await this.#search(batch, this.#coverage);
  }

  /** Finds the inputs that reach new places by halving the batch that does. */
  async #search(batch: readonly Uint8Array[], coverage: Coverage): Promise<void> {
    if (batch.length === 1) {
      for (const input of batch) {
        await this.#again(input);
        if (coverage.fresh() > 0) this.#keep(input);
      }
      return;
    }
    for (const half of [batch.slice(0, batch.length >> 1), batch.slice(batch.length >> 1)]) {
      for (const input of half) await this.#again(input);
      if (coverage.peek()) await this.#search(half, coverage);
    }
  }

  /** True when a part of an outcome was not met before; the parts stand between semicolons. */
  #isNew(outcome: string): boolean {
    const parts = outcome.split('; ').filter((part) => !this.#outcomes.has(part));
    for (const part of parts) this.#outcomes.add(part);
    return parts.length > 0;
  }

  get #material(): Material {
    const { tokens, longest = LONGEST } = this.#plan.target;
    return { entries: this.#entries, tokens, longest, ordinary: this.#ordinary };
  }

  #keep(input: Uint8Array): void {
    if (input.length > this.#ordinary || this.#entries.includes(input)) return;
    if (this.tally.kept < MOST_KEPT) this.#watch.kept(input);
    this.tally.kept++;
    if (this.#entries.length < MOST_ENTRIES) this.#entries.push(input);
    else this.#entries[this.#random(MOST_ENTRIES)] = input;
  }

  /** Runs one input; undefined when it broke the target. */
  async #one(input: Uint8Array): Promise<string | undefined> {
    this.tally.inputs++;
    try {
      return await this.#within(input);
    } catch (cause) {
      this.tally.broken++;
      this.#watch.broken(new BrokenTarget(input, cause));
      return undefined;
    }
  }

  async #within(input: Uint8Array): Promise<string> {
    const started = performance.now();
    const outcome = await this.#again(input);
    let ms = performance.now() - started;
    // Other processes take the cores as well: what took long is run once more, and the thread's own time counts.
    if (ms > this.#plan.longestMs / 4) ms = Math.min(ms, await this.#timed(input));
    this.tally.worstMs = Math.max(this.tally.worstMs, ms);
    if (ms > this.#plan.longestMs) throw new Error(`one input took ${Math.round(ms)} ms`);
    return outcome;
  }

  async #timed(input: Uint8Array): Promise<number> {
    const before = process.threadCpuUsage();
    await this.#again(input);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  }

  async #again(input: Uint8Array): Promise<string> {
    this.#watch.before(input);
    const outcome = this.#plan.target.run(input, randomFor(input));
    return typeof outcome === 'string' ? outcome : await outcome;
  }
}
