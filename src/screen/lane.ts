/**
 * Lane: one direction of one exchange. Bytes go in, judged bytes come out. Units wait in a queue; the frontier moves
 * through their text in byte order and decides each finding at its place, so that the verdict and the bytes that left
 * before it do not depend on how the bytes were chunked (law 2).
 */
import type { Fault } from '../core/fault.ts';
import type { Finding, Hit } from '../core/finding.ts';
import type { Facts, Reading, TextRun, Unit } from '../core/segment.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { passesThreshold } from '../policy/decide.ts';
import type { ChannelTrack } from './channel-track.ts';
import { decideFinding } from './decide-finding.ts';
import type { Denial } from './denial.ts';
import { judgeFinding } from './judge-finding.ts';
import type { JudgeText } from './judge-track.ts';
import type { LaneOptions } from './lane-options.ts';
import { emptyOutput, type LaneOutput } from './lane-output.ts';
import { type QueuedUnit, queuedUnit, type RunPlace } from './queued-unit.ts';
import { rewriteUnit } from './rewrite-unit.ts';
import { SourceBytes } from './source-bytes.ts';
import { Tracks } from './tracks.ts';

/** One direction of one exchange, from the first byte to the verdict. */
export class Lane {
  readonly #options: LaneOptions;
  readonly #tracks: Tracks;
  readonly #queue: QueuedUnit[] = [];
  readonly #asked = new Map<number, JudgeText>();
  #nextAsk = 1;
  #output: LaneOutput = emptyOutput();
  #over = false;
  /** Every channel is complete (an end marker, or the end). */
  #finished = false;
  /** No more bytes follow. */
  #closed = false;
  #held = 0;
  #textDenial: Denial | undefined;
  readonly #source: SourceBytes;
  /** The most characters that were received and not yet free to leave, over all channels. */
  heldPeak = 0;
  inspected = 0;
  unitsLeft = 0;
  mutated = false;
  /** The rule of the first redaction. */
  mutatedBy: string | undefined;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#tracks = new Tracks(options);
    this.#source = new SourceBytes(options.retain);
  }

  /** Bytes that came. */
  get received(): number {
    return this.#source.received;
  }

  get facts(): Facts {
    return this.#options.reader.facts;
  }

  /** True once the lane was denied or has ended; it takes nothing more. */
  get over(): boolean {
    return this.#over;
  }

  /** Bytes that came and have not left: what this lane holds in memory, give or take. */
  get holding(): number {
    return this.#over ? 0 : this.#source.holding;
  }

  /** Takes the next bytes of the message. */
  push(bytes: Uint8Array): LaneOutput {
    if (this.#over || this.#closed) return emptyOutput();
    const room = (this.#options.cap?.bytes ?? Number.POSITIVE_INFINITY) - this.received;
    const fitting = bytes.length > room ? bytes.subarray(0, room) : bytes;
    this.#source.push(fitting);
    this.#read(this.#options.reader.push(fitting));
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
    if (this.#over || this.#closed) return emptyOutput();
    this.#closed = true;
    this.#read(this.#options.reader.end());
    if (!this.#over && !this.#finished) this.#finish();
    return this.#flush();
  }

  /** A judge answered: hits, in offsets of the text that was asked about. */
  answer(id: number, hits: readonly Hit[]): LaneOutput {
    const text = this.#asked.get(id);
    this.#asked.delete(id);
    if (text === undefined || this.#over) return emptyOutput();
    const track = this.#tracks.of(text.channel);
    for (const hit of hits) this.#judged(track, text, hit);
    track.answered(text);
    return this.#flush();
  }

  /** A judge failed; its rule says what that means. */
  unanswered(id: number, fault: Fault): LaneOutput {
    const text = this.#asked.get(id);
    this.#asked.delete(id);
    if (text === undefined || this.#over) return emptyOutput();
    this.#output.faults.push(fault);
    if (text.rule.onFault === 'deny') this.#deny({ kind: 'fault', fault, rule: text.rule.name });
    else this.#tracks.of(text.channel).answered(text);
    return this.#flush();
  }

  /** Ends the lane from outside (a limit, a deadline); nothing more leaves it. */
  stop(denial: Denial): LaneOutput {
    if (this.#over) return emptyOutput();
    this.#deny(denial);
    return this.#take();
  }

  #judged(track: ChannelTrack, text: JudgeText, hit: Hit): void {
    const { rule } = text;
    if (!passesThreshold(rule, hit.score)) return;
    const finding = judgeFinding(text, hit, this.#options);
    if (rule.posture === 'wait') track.add({ rule, finding });
    else this.#decide(track, { rule, finding });
  }

  #read(reading: Reading): void {
    for (const unit of reading.units) this.#enqueue(unit);
    if (reading.skipped.length > 0) this.#output.skipped.push(...reading.skipped);
    if (reading.fault !== undefined && !this.#over) {
      this.#advance();
      if (!this.#over) this.#deny({ kind: 'fault', fault: reading.fault });
    }
  }

  #enqueue(unit: Unit): void {
    if (this.#over || this.#finished) return;
    let entry = this.#queue.at(-1);
    if (entry?.unit !== unit) {
      entry = queuedUnit(unit);
      this.#queue.push(entry);
    }
    for (let next = entry.places.length; next < unit.runs.length; next++) {
      const run = unit.runs[next];
      if (run !== undefined) this.#feed(entry, run);
    }
    if (unit.closes) this.#finish();
  }

  #feed(entry: QueuedUnit, run: TextRun): void {
    const known = this.#tracks.known(run);
    const track = known ?? this.#tracks.of(run.channel);
    entry.places.push({ track, offset: known === undefined ? track.received : 0 });
    this.inspected += run.text.length;
    this.#held += run.text.length;
    this.#textDenial ??= this.#options.textBounds?.(run);
    if (known !== undefined) return;
    track.push(run.text, run.last);
    this.#raise(track);
    this.#tracks.note(run, track);
  }

  #raise(track: ChannelTrack): void {
    for (const text of track.questions()) {
      const id = this.#nextAsk++;
      this.#asked.set(id, text);
      this.#output.asks.push({ id, text });
    }
  }

  /** Every channel is complete: what was held in case more came is judged now. */
  #finish(): void {
    this.#finished = true;
    for (const track of this.#tracks.all()) {
      track.push('', true);
      this.#raise(track);
    }
  }

  #flush(): LaneOutput {
    if (!this.#over) this.#advance();
    if (!this.#over && this.#closed && this.#queue.length === 0 && this.#asked.size === 0) {
      this.#over = true;
      this.#output.ended = true;
    }
    return this.#take();
  }

  #take(): LaneOutput {
    const output = this.#output;
    this.#output = emptyOutput();
    return output;
  }

  #advance(): void {
    let left = 0;
    for (const entry of this.#queue) {
      if (!this.#pass(entry) || entry.unit.bytes === undefined || !this.#withinBounds()) break;
      this.#release(entry, entry.unit.bytes);
      left++;
    }
    if (left > 0) this.#queue.splice(0, left);
    if (this.#options.eager && !this.#over)
      for (const track of this.#tracks.all()) this.#decideBefore(track, Infinity);
    if (this.#queue[0]?.unit.bytes !== undefined && this.#held > this.heldPeak) this.heldPeak = this.#held;
  }

  /** True when the bounds let the first unit leave; later ones follow it. */
  #withinBounds(): boolean {
    if (this.unitsLeft > 0) return true;
    const denial = this.#textDenial ?? this.#options.bounds?.(this);
    if (denial !== undefined) this.#deny(denial);
    return denial === undefined;
  }

  /** Moves the frontier through the runs of one unit; true when all of them are judged and nothing is denied. */
  #pass(entry: QueuedUnit): boolean {
    for (; entry.passed < entry.places.length; entry.passed++) {
      const run = entry.unit.runs[entry.passed];
      const place = entry.places[entry.passed];
      if (run === undefined || place === undefined) return false;
      if (!run.channel.settled && !this.#finished) return false;
      const { track } = place;
      const end = place.offset + run.text.length;
      const { safe } = track;
      this.#decideBefore(track, Math.min(safe, end));
      if (this.#over || safe < end) return false;
    }
    // Behind its end mark a stream cannot be cut any more: the mark waits for every judge.
    return !this.#over && !(entry.unit.closes && this.#asked.size > 0);
  }

  #decideBefore(track: ChannelTrack, limit: number): void {
    const { pending } = track;
    while (!this.#over && pending[0] !== undefined && pending[0].finding.start < limit) {
      const found = pending.shift();
      if (found !== undefined) this.#decide(track, found);
    }
  }

  #decide(track: ChannelTrack, found: { readonly rule: CompiledRule; readonly finding: Finding }): void {
    const decision = decideFinding(track, found);
    if (decision.kind === 'skip') return;
    this.#output.findings.push(decision.finding);
    if (decision.kind === 'redact') this.mutatedBy ??= found.rule.name;
    if (decision.kind === 'deny')
      this.#deny({ kind: 'finding', finding: decision.finding, rule: found.rule.name });
  }

  #release(entry: QueuedUnit, bytes: Uint8Array): void {
    const rewritten = rewriteUnit(entry);
    if (rewritten !== undefined) this.mutated = true;
    this.#output.chunks.push(rewritten ?? bytes);
    this.unitsLeft++;
    this.#source.leave(bytes.length);
    for (let at = 0; at < entry.places.length; at++) this.#forget(entry.unit.runs[at], entry.places[at]);
  }

  /** Drops what a released run leaves behind: finished channels, and edits that lie before the frontier. */
  #forget(run: TextRun | undefined, place: RunPlace | undefined): void {
    if (run === undefined || place === undefined) return;
    this.#held -= run.text.length;
    place.track.leave(place.offset + run.text.length);
    if (run.last) this.#tracks.close(run.channel);
  }

  #deny(denial: Denial): void {
    this.#over = true;
    this.#output.denial = denial;
    if (denial.kind === 'fault') this.#output.remainder = this.#source.remainder();
    this.#queue.length = 0;
    this.#asked.clear();
    this.#tracks.clear();
  }
}
