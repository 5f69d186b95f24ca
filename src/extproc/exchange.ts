/** One ext_proc conversation: feeds frames to the step, awaits what it asks, keeps answers in order, owns the deadlines. */
import type { ExchangeEvent } from '../core/event.ts';
import { type Fault, fault, faultFrom } from '../core/fault.ts';
import type { HeadersFrame, PeerFrame, Reply } from '../core/frame.ts';
import { JournalFailure } from '../screen/journal-failure.ts';
import { beginExchange } from './begin-exchange.ts';
import { type ByteCall, GRPC_CANCELLED, GRPC_INTERNAL, GRPC_UNAVAILABLE } from './byte-call.ts';
import type { ExchangeDependencies } from './dependencies.ts';
import { Gathering } from './gathering.ts';
import type { GrantWatch } from './grant-watch.ts';
import { HoldWatch } from './hold-watch.ts';
import { HELD_TOO_MUCH, Holding } from './holding.ts';
import { IdleWatch } from './idle-watch.ts';
import { Inflations } from './inflation.ts';
import { introduce, type KnownFrame } from './introduce.ts';
import { watchGrant, watchLong } from './long-stream.ts';
import { ExchangeQuestions } from './questions.ts';
import { Reading } from './reading.ts';
import { ReplyQueue } from './reply-queue.ts';
import type { ExchangeState } from './state.ts';
import { type StepFrame, step } from './step.ts';
import { Stopwatch } from './stopwatch.ts';

const IDLE = fault('deadline', 'No message came on an open exchange in time.');

/** Runs one conversation. `closed` resolves when it is over. */
export class Exchange {
  readonly #call: ByteCall;
  readonly #with: ExchangeDependencies;
  readonly #state: ExchangeState;
  readonly #watch: Stopwatch;
  readonly #questions: ExchangeQuestions;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #queue: ReplyQueue;
  readonly #holdWatch: HoldWatch;
  readonly #holding: Holding;
  readonly #inflations: Inflations;
  readonly #gathering: Gathering;
  readonly #reading: Reading;
  readonly #grant: GrantWatch;
  #idle: IdleWatch | undefined;
  #over = false;
  readonly #closed = Promise.withResolvers<void>();
  #resolveDrained: () => void = () => {};
  readonly closed = this.#closed.promise;

  constructor(call: ByteCall, dependencies: ExchangeDependencies) {
    this.#call = call;
    this.#with = dependencies;
    this.#reading = new Reading(call);
    this.#watch = new Stopwatch(dependencies.clock);
    this.#queue = new ReplyQueue({
      waits: dependencies.journal.strict,
      journalMs: dependencies.deadlines.journalMs,
      background: dependencies.background,
      write: (replies) => this.#write(replies),
      drained: () => this.#hold(),
      failed: (cause) => this.#fail(cause),
    });
    this.#state = beginExchange(dependencies);
    this.#questions = new ExchangeQuestions({
      with: dependencies,
      state: this.#state,
      take: (frame) => this.#take(frame),
      record: (event) => dependencies.background('journal', this.#record(event)),
    });
    this.#inflations = new Inflations({
      open: dependencies.inflater,
      take: (frame) => this.#take(frame),
      failed: (cause) => this.#fail(cause),
      full: (direction, isFull) => this.#reading.pause(direction, isFull),
    });
    this.#gathering = new Gathering({
      state: this.#state,
      pass: (frame) => this.#meet(frame),
      failed: (cause) => this.#fail(cause),
    });
    this.#holding = new Holding({
      held: dependencies.held,
      pause: (on) => this.#reading.pause('held', on),
    });
    this.#holdWatch = new HoldWatch({
      clock: dependencies.clock,
      heldMs: dependencies.deadlines.heldMs,
      keepAliveMs: dependencies.deadlines.keepAliveMs,
      // A client that does not read needs no comment: it would wait behind the rest.
      take: (frame) => (frame.kind === 'quiet' && this.#reading.unread ? undefined : this.#take(frame)),
    });
    this.#grant = watchGrant(dependencies, this.#state, (frame) => this.#take(frame));
  }

  /** Begins to listen. */
  start(): void {
    this.#call.on('data', (bytes) => this.#onData(bytes));
    // Envoy ends a stream with END_STREAM and a reset; both are the normal end.
    this.#call.on('end', () => this.#halfClosed());
    this.#call.on('cancelled', () => this.#close('cancelled'));
    this.#call.on('error', () => this.#close('cancelled'));
    this.#call.on('drain', () => this.#onDrain());
    const { clock, deadlines } = this.#with;
    this.#idle = new IdleWatch({ clock, idleMs: deadlines.idleMs, expired: () => this.abort(IDLE) });
  }

  /** Ends the conversation with an error status, so that Envoy fails closed. */
  abort(cause: Fault): void {
    if (this.#over) return;
    this.#with.meter.fault(cause);
    const code = cause.kind === 'shutdown' || cause.kind === 'overload' ? GRPC_UNAVAILABLE : GRPC_INTERNAL;
    this.#close('fault');
    this.#call.emit('error', { code, details: cause.message });
  }

  /** The peer says no more and may still wait for a status. OK is only for a verdict that was written. */
  #halfClosed(): void {
    if (this.#over) return;
    this.#gathering.flush();
    const judged = (this.#state.over || this.#state.response.done) && this.#queue.idle;
    this.#close('cancelled');
    if (judged) this.#call.end();
    else this.#call.emit('error', { code: GRPC_CANCELLED, details: 'the stream ended before its verdict' });
  }

  #onData(bytes: Buffer): void {
    if (this.#over) return;
    try {
      this.#read(bytes);
    } catch (cause) {
      this.#fail(cause);
    }
  }

  #read(bytes: Buffer): void {
    const frame = this.#with.codec.decode(bytes);
    if (!frame.ok) {
      this.abort(frame.fault);
      return;
    }
    this.#idle?.heard();
    this.#watch.arrived(frame.value);
    this.#gathering.take(frame.value);
  }

  #meet(frame: PeerFrame): void {
    if (frame.kind === 'headers') this.#introduce(frame);
    else this.#pass(frame);
  }

  #introduce(frame: HeadersFrame): void {
    introduce(frame, {
      ...{ identify: this.#with.identify, background: this.#with.background, reading: this.#reading },
      pass: (known) => this.#pass(known),
      failed: (cause) => this.#fail(cause),
    });
  }

  #pass(frame: KnownFrame): void {
    if (this.#over) return;
    if (!this.#inflations.holds(frame)) this.#take(frame);
    if (frame.kind === 'headers') watchLong(this.#grant, this.#state, frame);
    const { request, response, over } = this.#state;
    if (!over) this.#inflations.push(frame, frame.direction === 'request' ? request : response);
  }

  /** The request's body has to be complete in time: it is held, and Envoy has no timer in full-duplex mode. */
  #watchBody(): void {
    if (!this.#state.request.begun) return;
    const complete = this.#state.request.inputEnded || this.#state.request.passing;
    if (complete) this.#disarm('request');
    else if (!this.#timers.has('request')) {
      this.#arm('request', this.#with.deadlines.requestBodyMs, () => {
        this.#take({
          kind: 'expired',
          direction: 'request',
          fault: fault('deadline', 'The request body did not arrive in time.'),
        });
      });
    }
  }

  #take(frame: StepFrame): void {
    if (this.#over) return;
    try {
      const began = this.#with.clock.monotonic();
      const effects = step(this.#state, frame);
      this.#watch.stepped(this.#with.clock.monotonic() - began);
      this.#hold();
      this.#watchWaits(frame, { left: effects.replies.length > 0, now: began });
      const { events } = effects;
      const records = events.length === 0 ? undefined : events.map((event) => this.#record(event));
      if (effects.faults.length > 0) for (const cause of effects.faults) this.#with.meter.fault(cause);
      this.#questions.raise(effects);
      this.#queue.send(this.#state.observed ? [] : effects.replies, records);
    } catch (cause) {
      this.#fail(cause);
    }
  }

  #watchWaits(frame: StepFrame, step: { readonly left: boolean; readonly now: number }): void {
    if (this.#state.over) this.#inflations.close();
    if (frame.kind === 'closed' || frame.kind === 'quiet') return;
    if (frame.direction === 'request') this.#watchBody();
    else this.#holdWatch.stepped(this.#state.response.lane?.holding ?? 0, step);
  }

  /** Over the bound the exchange is denied, not the process lost. */
  #hold(): void {
    if (this.#over) return;
    const unsent = this.#queue.waiting;
    const direction = this.#holding.update(this.#state, { coded: this.#inflations.waiting, unsent });
    if (direction === undefined) return;
    queueMicrotask(() => this.#take({ kind: 'expired', direction, fault: HELD_TOO_MUCH }));
  }

  #record(event: ExchangeEvent): Promise<void> {
    const complete =
      event.totals === undefined
        ? event
        : { ...event, totals: { ...event.totals, timings: this.#watch.timings } };
    this.#with.meter.event(complete);
    const record = this.#with.journal.record(complete);
    // The queue awaits it too; this keeps a rejection from being unhandled while it waits its turn.
    record.catch(() => {});
    return record;
  }

  #write(replies: readonly Reply[]): void {
    for (const reply of replies) {
      if (reply.kind === 'abort') this.abort(fault(reply.fault, reply.message));
      if (this.#over || reply.kind === 'abort') return;
      this.#watch.replied(reply);
      if (!this.#call.write(this.#with.codec.encode(reply))) this.#waitForDrain();
    }
  }

  /** Envoy does not take what was written: reading stops until it does, so that the source is slowed down. */
  #waitForDrain(): void {
    if (this.#timers.has('write')) return;
    this.#reading.pause('write', true);
    this.#arm('write', this.#with.deadlines.writeMs, () =>
      this.abort(fault('deadline', 'Envoy did not take the answer in time.')),
    );
    const drained = new Promise<void>((resolve) => {
      this.#resolveDrained = resolve;
    });
    this.#queue.hold(drained);
  }

  #onDrain(): void {
    if (!this.#timers.has('write')) return;
    this.#disarm('write');
    this.#reading.pause('write', false);
    this.#resolveDrained();
  }

  #fail(cause: unknown): void {
    if (this.#over) return;
    if (cause instanceof JournalFailure) {
      this.#with.onFault(cause.fault);
      this.abort(cause.fault);
      return;
    }
    const bug = faultFrom(cause);
    this.#with.onFault(bug);
    this.abort({ ...bug, message: 'weir could not judge this exchange' });
  }

  #close(ended: 'cancelled' | 'fault'): void {
    if (this.#over) return;
    this.#over = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#holdWatch.close();
    this.#idle?.close();
    this.#grant.close();
    this.#inflations.close();
    this.#gathering.close();
    this.#questions.close();
    this.#holding.close();
    try {
      const { events, faults, budgets } = step(this.#state, { kind: 'closed', ended });
      this.#questions.budget(budgets);
      for (const event of events) this.#with.background('journal', this.#record(event));
      for (const cause of faults) this.#with.meter.fault(cause);
    } catch (cause) {
      this.#with.onFault(faultFrom(cause));
    }
    this.#resolveDrained();
    this.#closed.resolve();
  }

  #arm(name: string, ms: number, expire: () => void): void {
    this.#timers.set(name, setTimeout(expire, ms).unref());
  }

  #disarm(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}
