/** Brings queued records to disk in groups, one group at a time, and gets over failures of the disk by itself. */
import { errorCode } from '../core/error-code.ts';
import { type Fault, fault } from '../core/fault.ts';
import { ChainProblem } from './chain-owner.ts';
import type { ChainWriter } from './chain-writer.ts';
import { formatBody } from './line.ts';
import { type OpenChainOptions, type OpenReport, openChain } from './open-chain.ts';
import { RecordQueue } from './record-queue.ts';
import { within } from './within.ts';

/** Most records of one group. */
const GROUP_ENTRIES = 4096;

/** How records are grouped and what bounds them; times in milliseconds. */
export interface CommitterOptions extends OpenChainOptions {
  readonly strict: boolean;
  readonly flushMs: number;
  readonly flushEntries: number;
  readonly queueEntries: number;
  readonly queueCharacters: number;
  readonly stallMs: number;
  readonly retryMs: number;
  readonly headMs: number;
  /** Makes sure that nobody else writes the chain; rejects when somebody does. */
  readonly claim: () => Promise<void>;
  /** Throws where somebody else has begun to. */
  readonly assertOwned: () => void;
}

/** Records that are missing, until the gap itself is a record. */
interface Gap {
  readonly lost: number;
  readonly cause: string;
  readonly since: number;
}

/**
 * Groups: while one is being written the next gathers. A failure closes the file for good and rejects whoever waits;
 * every `retryMs` the chain is opened anew from what is on disk, and then a `gap` record says what was lost.
 */
export class Committer {
  /** Records on disk since the start, those of the chain itself included. */
  records = 0;
  /** Records that were refused, or dropped at the end. */
  lost = 0;
  report: OpenReport | undefined;
  readonly #options: CommitterOptions;
  readonly #queue: RecordQueue;
  #writer: ChainWriter | undefined;
  /** The writer in use or the last one that failed: it knows the last record on disk. */
  #latest: ChainWriter | undefined;
  #fault: Fault | undefined;
  #gap: Gap | undefined;
  #running: Promise<void> | undefined;
  #ending: 'no' | 'closed' | 'draining' = 'no';
  /** True from a failure until what failed has ended and its file is closed; then `#released` settles. */
  #stalled = false;
  #released: Promise<void> = Promise.resolve();
  #flushTimer: NodeJS.Timeout | undefined;
  #headTimer: NodeJS.Timeout | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  #headAt = Number.NEGATIVE_INFINITY;
  #pastFsyncs = 0;

  constructor(options: CommitterOptions) {
    this.#options = options;
    this.#queue = new RecordQueue({ entries: options.queueEntries, characters: options.queueCharacters });
  }

  /** Durable writes since the start. */
  get fsyncs(): number {
    return this.#pastFsyncs + (this.#writer?.fsyncs ?? 0);
  }

  /** Why nothing is taken now. */
  get fault(): Fault | undefined {
    if (this.#fault !== undefined || !this.#queue.full) return this.#fault;
    return fault('journal', `${this.#place}: ${this.#queue.length} records wait; the disk is too slow`);
  }

  /** Tries to open the chain; when that fails, `fault` says why and it is tried again every `retryMs`. */
  async open(): Promise<void> {
    const { stallMs, clock } = this.#options;
    const opening = this.#openChain();
    let work = (): Promise<unknown> => opening.then(({ writer }) => writer.abandon());
    try {
      const { writer, report } = await within(opening, stallMs);
      this.#writer = writer;
      this.#latest = writer;
      this.report = report;
      if (report.how !== 'resumed') this.records += 1;
      const gap = this.#writeGap(writer);
      work = () => gap;
      await within(gap, stallMs);
      this.#fault = undefined;
      this.#headAt = clock.monotonic();
      this.#schedule();
    } catch (error) {
      this.#fail(error, work());
    }
  }

  async #openChain(): Promise<{ writer: ChainWriter; report: OpenReport }> {
    await this.#options.claim();
    return openChain({ ...this.#options, resume: this.#latest?.point });
  }

  /** True where one record more is taken and nobody waits for it; so many are behind those in the queue. */
  tellsAtOnce(behind: number): boolean {
    if (this.#options.strict || this.#ending !== 'no' || this.fault !== undefined) return false;
    return this.#queue.length + behind < this.#options.flushEntries;
  }

  /** Takes records whose callers were told that they are taken. */
  addTold(bodies: readonly string[]): void {
    for (const body of bodies) this.#queue.push({ body });
    this.#schedule();
  }

  /** Takes a record; see `Journal.record` for what the promise means. */
  add(body: string): Promise<void> {
    const problem = this.#ending === 'no' ? this.fault : fault('journal', `${this.#place}: closed`);
    if (problem !== undefined) return this.#refuse(problem);
    if (this.tellsAtOnce(0)) {
      this.addTold([body]);
      return Promise.resolve();
    }
    const promise = new Promise<void>((resolve, reject) => {
      this.#queue.push({ body, waiting: { resolve, reject } });
    });
    this.#schedule();
    return handled(promise);
  }

  /** Writes what waits, then the last record and the head; takes no longer than a few times `stallMs`. */
  async close(): Promise<void> {
    if (this.#ending !== 'no') return;
    this.#ending = 'closed';
    await this.#running;
    for (const timer of [this.#flushTimer, this.#headTimer, this.#retryTimer]) clearTimeout(timer);
    this.#ending = 'draining';
    await this.#finish();
    // A second try gets over a failure that was already over.
    if (this.#fault !== undefined) await this.#finish();
    this.lost += this.#queue.clear(() => new Error(`${this.#place}: closed before the record was written`));
  }

  async #finish(): Promise<void> {
    await within(this.#released, this.#options.stallMs).catch(() => undefined);
    if (this.#stalled) return;
    if (this.#fault !== undefined) await this.open();
    await this.#run();
    if (this.#writer !== undefined) await this.#end(this.#writer);
  }

  get #place(): string {
    return `journal ${this.#options.dir}, chain ${this.#options.chain}`;
  }

  #refuse(problem: Fault): Promise<void> {
    this.#miss(1, this.#fault === undefined ? 'overload' : 'fault');
    return handled(Promise.reject(new Error(problem.message)));
  }

  #miss(count: number, cause: string): void {
    this.lost += count;
    const gap = this.#gap ?? { lost: 0, cause, since: this.#options.clock.now() };
    this.#gap = { ...gap, lost: gap.lost + count };
  }

  /** True when a group has to be written without waiting for more. */
  get #due(): boolean {
    if (this.#writer === undefined || this.#fault !== undefined) return false;
    const least = this.#options.strict || this.#ending === 'draining' ? 1 : this.#options.flushEntries;
    return this.#queue.length >= least || this.#queue.awaited;
  }

  /** Sees to it that what waits is written in time. */
  #schedule(): void {
    if (this.#running !== undefined || this.#writer === undefined || this.#ending !== 'no') return;
    if (this.#due) {
      this.#start();
    } else if (this.#queue.length > 0) {
      this.#flushTimer ??= setTimeout(() => this.#start(), this.#options.flushMs);
    } else if (this.#writer.headBehind) {
      this.#headTimer ??= setTimeout(() => this.#start(), this.#options.headMs).unref();
    }
  }

  #start(): void {
    clearTimeout(this.#flushTimer);
    clearTimeout(this.#headTimer);
    this.#flushTimer = undefined;
    this.#headTimer = undefined;
    this.#occupy(() => this.#run());
  }

  /** Runs work that nothing else may overlap, unless such work runs. */
  #occupy(work: () => Promise<void>): void {
    if (this.#running !== undefined || this.#ending !== 'no') return;
    this.#running = work().finally(() => {
      this.#running = undefined;
      this.#schedule();
    });
  }

  /** Writes a group, and goes on while another is due. */
  async #run(): Promise<void> {
    // One turn of the event loop, so that what happens at the same moment shares a group.
    await new Promise((resolve) => setImmediate(resolve));
    do {
      const writer = this.#writer;
      if (writer === undefined || this.#fault !== undefined) return;
      const work = this.#write(writer);
      await within(work, this.#options.stallMs).catch((error: unknown) => this.#fail(error, work));
    } while (this.#due);
  }

  async #write(writer: ChainWriter): Promise<void> {
    this.#options.assertOwned();
    await this.#writeGap(writer);
    const bodies = this.#queue.bodies(GROUP_ENTRIES);
    const told = this.#queue.told(bodies.length);
    const count = await writer.append(bodies);
    this.records += count;
    // When it came too late, those who waited were refused and only the others still stand in the queue.
    const late = this.#writer !== writer;
    this.#queue.settle(late ? told.slice(0, count).filter(Boolean).length : count);
    const now = this.#options.clock.monotonic();
    if (late || !writer.headBehind || now - this.#headAt < this.#options.headMs) return;
    await writer.writeHead();
    this.#headAt = now;
  }

  async #writeGap(writer: ChainWriter): Promise<void> {
    const gap = this.#gap;
    if (gap === undefined) return;
    const time = new Date(this.#options.clock.now()).toISOString();
    const since = new Date(gap.since).toISOString();
    await writer.append([formatBody({ kind: 'gap', time, lost: gap.lost, cause: gap.cause, since })]);
    this.records += 1;
    const lost = (this.#gap?.lost ?? 0) - gap.lost;
    this.#gap = lost > 0 ? { lost, cause: gap.cause, since: gap.since } : undefined;
  }

  /** `work` is what failed, or what may still be running when it stalled: nothing is opened before it ended. */
  #fail(error: unknown, work: Promise<unknown>): void {
    const writer = this.#writer;
    this.#writer = undefined;
    this.#pastFsyncs += writer?.fsyncs ?? 0;
    const reason = error instanceof ChainProblem ? error.message : `${errorCode(error)}; check the disk`;
    const message = `${this.#place}: nothing can be recorded and it is tried again by itself: ${reason}`;
    this.#fault = fault('journal', message);
    this.#miss(
      this.#queue.refuse(() => new Error(message)),
      errorCode(error),
    );
    this.#stalled = true;
    this.#released = work
      .catch(() => undefined)
      .then(() => writer?.abandon())
      .then(() => this.#retryLater());
  }

  #retryLater(): void {
    this.#stalled = false;
    if (this.#ending !== 'no') return;
    this.#retryTimer = setTimeout(() => this.#occupy(() => this.open()), this.#options.retryMs).unref();
  }

  async #end(writer: ChainWriter): Promise<void> {
    const time = new Date(this.#options.clock.now()).toISOString();
    const work = writer.append([formatBody({ kind: 'stop', time })]).then(() => writer.close());
    try {
      await within(work, this.#options.stallMs);
      this.records += 1;
    } catch (error) {
      this.#fail(error, work);
    }
  }
}

/** Whoever does not wait for its record has the fault and the count, and not a crash of the process. */
function handled(promise: Promise<void>): Promise<void> {
  promise.catch(() => undefined);
  return promise;
}
