/** The journal on disk: events become records of one hash-chained file sequence. Format: docs/operate/journal.md. */
import type { GlassChange } from '../core/easement.ts';
import type { ExchangeEvent } from '../core/event.ts';
import type { Fault } from '../core/fault.ts';
import type { Clock, Journal } from '../core/ports.ts';
import type { StepRecord } from '../core/ticket.ts';
import { type Aggregate, Aggregator } from './aggregate.ts';
import { assertChainName } from './chain-folder.ts';
import { ChainOwner } from './chain-owner.ts';
import { Committer } from './committer.ts';
import { eventBody } from './event-record.ts';
import { glassBody } from './glass-record.ts';
import { diskFiles, type JournalFiles } from './journal-files.ts';
import { formatBody } from './line.ts';
import type { OpenReport } from './open-chain.ts';
import { type PinChange, pinBody } from './pin-record.ts';
import type { JournalMode } from './section.ts';
import { stepBody } from './step-record.ts';
import { Unspelled } from './unspelled.ts';

/** Which journal to open. Times in milliseconds, sizes in bytes; what is left out has a sensible default. */
export interface JournalOptions {
  readonly dir: string;
  /** Name of the chain, one per writer at a time: `worker-0`. */
  readonly chain: string;
  readonly mode: JournalMode;
  readonly clock: Clock;
  /** Names the key of the fingerprints in the first record of each run. */
  readonly keyId?: string;
  readonly segmentBytes?: number;
  readonly flushMs?: number;
  readonly flushEntries?: number;
  /** Records that may wait, and their characters; beyond it `record` rejects. */
  readonly queueEntries?: number;
  readonly queueCharacters?: number;
  /** Longest that a write may take. */
  readonly stallMs?: number;
  readonly retryMs?: number;
  readonly headMs?: number;
  /** Denial records of one caller and rule that are written in full each second. */
  readonly denialsPerSecond?: number;
  readonly files?: JournalFiles;
  /** Makes sure that this process alone writes the chain. */
  readonly claim?: () => Promise<void>;
}

/** Counters since the start. */
export interface JournalCounters {
  readonly records: number;
  readonly lost: number;
  readonly aggregated: number;
  readonly fsyncs: number;
}

const DEFAULTS = {
  segmentBytes: 67_108_864,
  flushMs: 50,
  flushEntries: 256,
  queueEntries: 8192,
  queueCharacters: 33_554_432,
  stallMs: 5000,
  retryMs: 1000,
  headMs: 1000,
  files: diskFiles,
} as const;
const DENIALS_PER_SECOND = 200;
const AGGREGATE_MS = 1000;

/** Opens the journal. A disk that fails makes a `fault` that goes away with its cause; only a bad chain name throws. */
export async function openJournal(options: JournalOptions): Promise<FileJournal> {
  assertChainName(options.chain);
  const strict = options.mode === 'strict';
  const owner = new ChainOwner(options.dir, options.chain);
  const claim = (): Promise<void> => owner.claim();
  const assertOwned = (): void => owner.assertOwned();
  const committer = new Committer({ ...DEFAULTS, claim, assertOwned, ...options, strict });
  await committer.open();
  return new FileJournal(options, committer, owner);
}

/** A journal in files. */
export class FileJournal implements Journal {
  readonly strict: boolean;
  readonly #committer: Committer;
  readonly #owner: ChainOwner;
  readonly #aggregator: Aggregator;
  readonly #clock: Clock;
  readonly #unspelled = new Unspelled((bodies) => this.#committer.addTold(bodies));
  #aggregated = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: JournalOptions, committer: Committer, owner: ChainOwner) {
    this.#owner = owner;
    this.strict = options.mode === 'strict';
    this.#clock = options.clock;
    this.#committer = committer;
    this.#aggregator = new Aggregator(options.denialsPerSecond ?? DENIALS_PER_SECOND);
  }

  /** Why nothing can be recorded now. */
  get fault(): Fault | undefined {
    return this.#committer.fault;
  }

  /** How the chain was found when it was last opened. */
  get report(): OpenReport | undefined {
    return this.#committer.report;
  }

  get counters(): JournalCounters {
    const { records, lost, fsyncs } = this.#committer;
    return { records, lost, fsyncs, aggregated: this.#aggregated };
  }

  /** Takes an event; a denial beyond its caller's rate is counted instead, and resolves at once in either mode. */
  record(event: ExchangeEvent): Promise<void> {
    const now = this.#clock.monotonic();
    if (this.#aggregator.isDue(now)) this.#writeAggregates();
    if (this.#committer.fault === undefined && this.#aggregator.absorbs(event, now)) {
      this.#aggregated += 1;
      this.#timer ??= setTimeout(() => this.#writeAggregates(), AGGREGATE_MS);
      return Promise.resolve();
    }
    const time = this.#clock.now();
    if (!this.#committer.tellsAtOnce(this.#unspelled.length)) return this.#commit(eventBody(event, time));
    this.#unspelled.push(event, time);
    return Promise.resolve();
  }

  /** Takes a step of a ticket; settles as `record` does. */
  recordStep(step: StepRecord): Promise<void> {
    return this.#commit(stepBody(step));
  }

  /** Takes a change of the break-glass; settles as `record` does. */
  recordGlass(change: GlassChange): Promise<void> {
    return this.#commit(glassBody(change));
  }

  /** Takes what an operator has done about a pin; settles as `record` does. */
  recordPin(change: PinChange): Promise<void> {
    return this.#commit(pinBody(change));
  }

  /** Writes everything that waits and closes the files; nothing is taken after it. */
  async close(): Promise<void> {
    this.#writeAggregates();
    this.#unspelled.flush();
    await this.#committer.close();
    await this.#owner.release();
  }

  /** Behind everything that was taken before. */
  #commit(body: string): Promise<void> {
    this.#unspelled.flush();
    return this.#committer.add(body);
  }

  #writeAggregates(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#aggregator.pending) return;
    const time = new Date(this.#clock.now()).toISOString();
    for (const aggregate of this.#aggregator.drain(this.#clock.monotonic())) this.#add(aggregate, time);
  }

  #add(aggregate: Aggregate, time: string): void {
    // A refusal is counted, and the gap record tells of it.
    this.#commit(formatBody({ kind: 'aggregate', time, ...aggregate })).catch(() => undefined);
  }
}
