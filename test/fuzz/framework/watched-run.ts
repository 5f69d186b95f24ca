/** Runs one target in a thread of this process and watches it: an input that hangs or eats the memory is told, not waited for. */
import { Worker } from 'node:worker_threads';
import { keepCrash, noteFound } from './corpus.ts';
import type { Tally } from './run-inputs.ts';
import { Slate } from './slate.ts';
import type { Job, Told } from './worker.ts';

/** What became of a target. */
export interface TargetReport extends Tally {
  readonly target: string;
  readonly seed: number;
  readonly seconds: number;
  /** Bytes: how much the process grew from the first inputs to its largest. */
  readonly grownBytes: number;
  readonly failures: readonly Failure[];
}

export interface Failure {
  /** Where the input was kept. */
  readonly file: string;
  readonly what: string;
}

/** The share of the runs that looks at the coverage, and its most inputs. */
const GUIDED_SHARE = 0.05;
const MOST_GUIDED = 10_000;
const LOOK_MS = 100;
/** An input that takes so long is given up. */
const HANGS_MS = 60_000;
const HEAP_MIB = 256;
/** Bytes: heap and buffers together may grow by so much. */
const MOST_GROWTH = 768 * 1_048_576;

/** Runs a target: first with a look at the coverage, then at full speed from what was found. */
export async function watchedRun(target: string, runs: number, seed: number): Promise<TargetReport> {
  const started = performance.now();
  const guided = Math.min(MOST_GUIDED, Math.ceil(runs * GUIDED_SHARE));
  const first = await new WatchedThread({ target, runs: guided, seed, guided: true }).ended;
  const second = await new WatchedThread({ target, runs: runs - guided, seed: seed + 1, guided: false })
    .ended;
  return {
    target,
    seed,
    inputs: first.tally.inputs + second.tally.inputs,
    kept: first.tally.kept + second.tally.kept,
    broken: first.tally.broken + second.tally.broken,
    places: first.tally.places,
    // The first part is slowed down by its counters.
    worstMs: second.tally.worstMs,
    seconds: (performance.now() - started) / 1000,
    grownBytes: second.grownBytes,
    failures: [...first.failures, ...second.failures],
  };
}

interface Ended {
  readonly tally: Tally;
  readonly grownBytes: number;
  readonly failures: readonly Failure[];
}

class WatchedThread {
  readonly ended: Promise<Ended>;
  readonly #target: string;
  readonly #slate = new Slate();
  readonly #worker: Worker;
  readonly #failures: Failure[] = [];
  #tally: Tally = { inputs: 0, kept: 0, broken: 0, places: 0, worstMs: 0 };
  #count = 0;
  #countSince = performance.now();
  #firstBytes: number | undefined;
  #mostBytes = 0;
  #givenUp = false;

  constructor(job: Omit<Job, 'slate'>) {
    this.#target = job.target;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { ...job, slate: this.#slate.shared } satisfies Job,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
    });
    this.ended = this.#watch();
  }

  async #watch(): Promise<Ended> {
    const look = setInterval(() => this.#look(), LOOK_MS);
    await new Promise<void>((resolve) => {
      this.#worker.on('message', (told: Told) => this.#told(told));
      this.#worker.on('error', (error) => this.#fail(`the thread died: ${error.message}`));
      this.#worker.on('exit', () => resolve());
    });
    clearInterval(look);
    return {
      tally: this.#tally,
      grownBytes: this.#mostBytes - (this.#firstBytes ?? this.#mostBytes),
      failures: this.#failures,
    };
  }

  #told(told: Told): void {
    if (told.kind === 'kept') noteFound(this.#target, told.input);
    else if (told.kind === 'done') this.#tally = told.tally;
    else
      this.#failures.push({
        file: keepCrash(this.#target, told.input),
        what: told.stack.split('\n').slice(0, 8).join('\n'),
      });
  }

  #look(): void {
    if (this.#givenUp) return;
    const { count } = this.#slate;
    const bytes = process.memoryUsage.rss();
    // The first inputs bring the code and the kept inputs in.
    if (count > 1000) this.#firstBytes ??= bytes;
    this.#mostBytes = Math.max(this.#mostBytes, bytes);
    if (count !== this.#count) {
      this.#count = count;
      this.#countSince = performance.now();
    }
    if (count > 0 && performance.now() - this.#countSince > HANGS_MS)
      this.#giveUp(`one input took more than ${HANGS_MS} ms`);
    else if (bytes - (this.#firstBytes ?? bytes) > MOST_GROWTH)
      this.#giveUp(`the process grew by more than ${MOST_GROWTH} bytes`);
  }

  #giveUp(what: string): void {
    this.#givenUp = true;
    this.#fail(what);
    void this.#worker.terminate();
  }

  #fail(what: string): void {
    this.#failures.push({ file: keepCrash(this.#target, this.#slate.read()), what });
  }
}
