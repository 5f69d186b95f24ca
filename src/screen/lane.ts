/**
 * Lane: one direction of one exchange. Bytes go in, judged bytes come out. Units wait in a queue; the frontier moves through
 * their text in byte order and decides each finding at its place, however the bytes were chunked (law 2).
 */
import type { ClaimOutcome } from '../core/approval.ts';
import type { Decision } from '../core/decision.ts';
import type { Fault, Result } from '../core/fault.ts';
import type { Hit } from '../core/finding.ts';
import type { Facts, Reader, Reading, Unit } from '../core/segment.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { passesThreshold } from '../policy/decide.ts';
import { Deciding } from './deciding.ts';
import type { Denial } from './denial.ts';
import { isDoubted } from './doubts.ts';
import { Intake, SPENT } from './intake.ts';
import { judgeFinding } from './judge-finding.ts';
import type { LaneOptions } from './lane-options.ts';
import { addFault, addFinding, asking, emptyOutput, type LaneOutput, withChunk } from './lane-output.ts';
import { LaneProgress } from './lane-progress.ts';
import { floodFault, type Question } from './questions.ts';
import { type DeniedPlace, type QueuedUnit, type RunPlace, settleUnit, waitingBytes } from './queued-unit.ts';
import { rewriteUnit } from './rewrite-unit.ts';
import { slicesOf } from './slices.ts';
import { SourceBytes } from './source-bytes.ts';

/** One direction of one exchange, from the first byte to the verdict. */
export class Lane extends LaneProgress {
  readonly #options: Omit<LaneOptions, 'reader'>;
  readonly facts: Facts;
  /** Gone once the lane is over, with all that it holds. */
  #reader: Reader | undefined;
  #intake: Intake;
  #output: LaneOutput = emptyOutput();
  #over = false;
  /** Characters that had come when it was over. */
  #inspected = 0;
  #closed = false;
  readonly #source: SourceBytes;
  readonly #deciding: Deciding;

  constructor({ reader, ...options }: LaneOptions) {
    super();
    this.#reader = reader;
    this.facts = reader.facts;
    this.#options = options;
    this.#intake = new Intake(options);
    this.#source = new SourceBytes(options.retain);
    this.#deciding = new Deciding(options, {
      isOver: () => this.#over,
      found: (finding) => addFinding(this.#output, finding),
      edited: ({ name }) => this.edited(name),
      unjudged: (rule, cause) => this.#unjudged(rule, cause),
      deny: (denial) => this.#deny(denial),
    });
  }

  get inspected(): number {
    return this.#over ? this.#inspected : this.#intake.inspected;
  }

  /** True once the lane was denied or has ended; it takes nothing more. */
  get over(): boolean {
    return this.#over;
  }

  /** Bytes that came and have not left: what this lane holds in memory, give or take. */
  get holding(): number {
    return this.#over ? 0 : this.#source.holding + this.#intake.cost;
  }

  /** True while a judge, or an engine, has been asked and has not answered. */
  get asking(): boolean {
    return !this.#over && (this.#intake.questions.waiting || this.#deciding.waits);
  }

  /** Takes bytes of the message. */
  push(bytes: Uint8Array): LaneOutput {
    const reader = this.#reader;
    if (this.#over || this.#closed || reader === undefined) return emptyOutput();
    const room = (this.#options.cap?.bytes ?? Number.POSITIVE_INFINITY) - this.#source.received;
    const fitting = bytes.length > room ? bytes.subarray(0, room) : bytes;
    this.#source.push(fitting);
    for (const slice of slicesOf(fitting)) if (!this.#over) this.#read(reader.push(slice));
    if (fitting !== bytes) this.#overflow();
    return this.#flush();
  }

  /** What fits under the cap decides first, so that the verdict does not depend on where the bytes were cut. */
  #overflow(): void {
    if (!this.#over) this.#advance();
    const denial = this.#options.cap?.denial;
    if (!this.#over && denial !== undefined) this.#deny(denial);
  }

  /** No more bytes follow. */
  end(): LaneOutput {
    const reader = this.#reader;
    if (this.#over || this.#closed || reader === undefined) return emptyOutput();
    this.#closed = true;
    this.#read(reader.end());
    if (!this.#over && !this.#intake.finished) this.#finish();
    return this.#flush();
  }

  /** A judge answered: hits, in offsets of the text that was asked about. */
  answer(id: number, hits: readonly Hit[]): LaneOutput {
    return this.#answered(id, (question) => {
      for (const hit of hits) this.#judged(question, hit);
    });
  }

  /** A judge failed; its rule says what that means. */
  unanswered(id: number, cause: Fault): LaneOutput {
    return this.#answered(id, ({ text }) => this.#unjudged(text.rule, cause));
  }

  #answered(id: number, take: (question: Question) => void): LaneOutput {
    const question = this.#intake.questions.take(id);
    if (question === undefined || this.#over) return emptyOutput();
    take(question);
    question.track.answered(question.text);
    return this.#flush();
  }

  /** What was looked up is known or not; where nobody can tell, it passes if a fault may. */
  recalled(id: number, outcome: Result<readonly boolean[]>): LaneOutput {
    return this.#after(() => {
      this.#intake.recalls.settle(id, outcome, this.#options.retain);
      if (!outcome.ok) addFault(this.#output, outcome.fault);
      if (!outcome.ok && !this.#options.retain) this.#deny({ kind: 'fault', fault: outcome.fault });
    });
  }

  /** An engine outside has decided, or gave no decision. */
  decided(id: number, outcome: Result<Decision>): LaneOutput {
    return this.#after(() => this.#deciding.answered(id, outcome));
  }

  /** People have decided about held calls, or nobody has in time. */
  approved(outcome: Result<ClaimOutcome>): LaneOutput {
    return this.#after(() => this.#deciding.approved(outcome));
  }

  #after(act: () => void): LaneOutput {
    if (this.#over) return emptyOutput();
    act();
    return this.#flush();
  }

  /** Ends the lane from outside (a limit, a deadline); nothing more leaves it. */
  stop(denial: Denial): LaneOutput {
    if (this.#over) return emptyOutput();
    this.#deny(denial);
    return this.#take();
  }

  #judged({ text, track }: Question, hit: Hit): void {
    const found = judgeFinding(text, hit, this.#options);
    if (this.#over || found === undefined || !passesThreshold(text.rule, hit.score)) return;
    if (text.rule.posture === 'wait') track.add(found);
    else this.#deciding.decide(track, found);
  }

  #unjudged(rule: Pick<CompiledRule, 'name' | 'onFault' | 'easing'>, cause: Fault): void {
    addFault(this.#output, cause);
    const eased = this.#options.conditions?.easement(rule);
    if (rule.onFault === 'deny' && eased === undefined)
      this.#deny({ kind: 'fault', fault: cause, rule: rule.name });
  }

  #read(reading: Reading): void {
    this.#intake.settle();
    for (const unit of reading.units) this.#enqueue(unit);
    this.#intake.read();
    for (const part of reading.skipped) this.skip(part, this.#options, this.#output);
    // What is not held is looked at together with all that came at once.
    if (!this.#over && (reading.fault !== undefined || !this.#options.eager)) this.#advance();
    if (reading.fault !== undefined && !this.#over) this.#deny({ kind: 'fault', fault: reading.fault });
    this.#boundQuestions();
  }

  #boundQuestions(): void {
    for (const rule of this.#intake.questions.flooded()) {
      if (!this.#over) this.#advance();
      if (this.#over) return;
      this.#unjudged(rule, floodFault(rule));
    }
  }

  #enqueue(unit: Unit): void {
    if (this.#over || this.#intake.finished) return;
    this.#intake.take(unit);
    if (!unit.closes) return;
    // Behind an end mark nothing is read, held or passed on.
    this.#finish();
    this.#source.complete(waitingBytes(this.#intake.queue));
  }

  #finish(): void {
    this.#intake.finish();
    this.#boundQuestions();
  }

  #flush(): LaneOutput {
    if (!this.#over) this.#advance();
    const isEmpty = this.#closed && this.#intake.queue.length === 0 && !this.#intake.questions.waiting;
    if (!this.#over && isEmpty && this.#deciding.settled) {
      if (this.tailDenial !== undefined) this.#deny(this.tailDenial);
      else Object.assign(this.#output, { ended: true, kept: this.#intake.made });
      this.#dispose();
    }
    return this.#take();
  }

  #take(): LaneOutput {
    const output = asking(this.#output, this.#intake, this.#deciding);
    this.#output = emptyOutput();
    return output;
  }

  #advance(): void {
    if (this.#intake.finished) this.#deciding.read();
    for (let entry = this.#intake.queue.first; entry !== undefined; entry = this.#intake.queue.first) {
      const { bytes } = entry.unit;
      if (!this.#pass(entry) || bytes === undefined || !this.#withinBounds(entry)) break;
      this.#intake.queue.shift();
      this.#release(entry, bytes);
    }
    if ((this.#options.eager || (this.#closed && this.#intake.queue.length === 0)) && !this.#over)
      for (const track of this.#intake.tracks.all()) this.#deciding.before(track, Infinity);
    this.noteHeld(this.#intake);
  }

  /** True when the bounds let the first unit leave; later ones follow it, unless they repeat what was redacted. */
  #withinBounds(entry: QueuedUnit): boolean {
    const repeated = this.mutatedBy === undefined ? undefined : entry.repeats;
    const { bounds, settlesEach } = this.#options;
    const first = this.unitsLeft === 0;
    const unbound = repeated ?? (first ? (this.#intake.textDenial ?? bounds?.(this)) : undefined);
    if (unbound === undefined && first && !this.#deciding.settled) return false;
    const settles = unbound === undefined && (first || settlesEach === true);
    const denial = settles ? settleUnit(entry, this.#options, this.#output) : unbound;
    if (denial !== undefined) this.#deny(denial);
    return denial === undefined;
  }

  /** Moves the frontier through the places of one unit; true when all of them are judged and nothing is denied. */
  #pass(entry: QueuedUnit): boolean {
    for (; entry.passed < entry.places.length; entry.passed++) {
      const place = entry.places[entry.passed];
      if (place === undefined || !this.#passPlace(place)) return false;
    }
    // Behind its end mark a stream cannot be cut any more: the mark waits for every judge.
    if (entry.unit.closes && this.#intake.questions.waiting) return false;
    return this.#deciding.free && !this.#options.waits?.();
  }

  #passPlace(place: RunPlace | DeniedPlace): boolean {
    if ('denial' in place) return this.#passPart(place);
    const { run, track, offset } = place;
    if (!run.channel.settled && !this.#intake.finished) return false;
    const end = offset + run.text.length;
    const { safe } = track;
    this.#deciding.before(track, run.last && safe >= end ? Infinity : Math.min(safe, end));
    return this.#deciding.free && safe >= end;
  }

  #passPart({ recall, denial, tracks = [] }: DeniedPlace): boolean {
    if (recall === 'waits' || (recall === 'known' && isDoubted(tracks))) return false;
    if (recall !== 'known') this.#deny(denial);
    else for (const track of tracks) this.#deciding.before(track, Infinity);
    return this.#deciding.free;
  }

  #release(entry: QueuedUnit, bytes: Uint8Array): void {
    const rewritten = rewriteUnit(entry);
    this.#output.chunks = withChunk(this.#output.chunks, rewritten ?? bytes);
    this.released(entry, rewritten);
    this.#source.leave(bytes.length);
    this.#intake.left(entry);
  }

  #deny(denial: Denial): void {
    if (denial.kind === 'fault' && this.#options.retain)
      this.#output.remainder = this.remainder(this.#intake.queue, this.#source);
    this.#output.denial = denial;
    this.#dispose();
  }

  /** Nothing is kept but the counts and the facts. */
  #dispose(): void {
    this.#over = true;
    this.#reader = undefined;
    this.#inspected = this.#intake.inspected;
    this.#intake.clear();
    this.#intake = SPENT;
    this.#source.clear();
    this.#deciding.clear();
  }
}
