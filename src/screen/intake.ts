/** Intake: units on their way into a lane: their runs are judged as they come, and what has to wait is queued. */
import { clearList } from '../core/added.ts';
import type { CallValue, Kept, SkippedPart, TextRun, Unit } from '../core/segment.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { Denial } from './denial.ts';
import { FrontQueue } from './front-queue.ts';
import type { LaneOptions } from './lane-options.ts';
import type { Ask } from './lane-output.ts';
import { MOST_QUESTIONS, Questions } from './questions.ts';
import { type DeniedPlace, forget, keep, type QueuedUnit, queuedUnit, says, wait } from './queued-unit.ts';
import { Recalls } from './recalls.ts';
import type { PartsOver } from './streamed-seams.ts';
import { type Taken, Tracks } from './tracks.ts';
import type { Turns } from './turns.ts';
import { asksForEnds, UnfinishedTexts } from './unfinished-texts.ts';
import { valueTrack, WRONG_VALUE } from './value-track.ts';
import { WholeCalls } from './whole-calls.ts';

/** What a place or a finding that waits costs in memory, in bytes, give or take. */
const KEPT_COST = 100;
const NOTHING: readonly SkippedPart[] = [];
/** Things that one message makes, at most; no answer comes near. */
const MOST_MADE = 1000;

/** What has come into one lane and not left it. */
export class Intake {
  readonly #options: Omit<LaneOptions, 'reader'>;
  readonly tracks: Tracks;
  readonly questions: Questions;
  readonly recalls = new Recalls();
  /** What the message has made. */
  readonly made: Kept[] = [];
  readonly queue = new FrontQueue<QueuedUnit>();
  readonly #calls: WholeCalls | undefined;
  readonly #turns: Turns | undefined;
  /** True where it matters whether texts end where they may, and what says so can be held. */
  readonly #asksForEnds: boolean;
  /** True of what leaves whole. */
  readonly #whole: boolean;
  /** What was taken last and not read: what comes at once is read as one text, however many units it is in. */
  #unread: ChannelTrack | undefined;
  #asks: Ask[] = [];
  /** Characters that came, in all and of units that wait. */
  inspected = 0;
  held = 0;
  /** Places and findings that wait in the queue. */
  kept = 0;
  /** Every channel is complete (an end marker, or the end). */
  finished = false;
  textDenial: Denial | undefined;

  constructor(options: Omit<LaneOptions, 'reader'>) {
    this.#options = options;
    this.tracks = new Tracks(options);
    const { calls, callRules, bound = [], ...settings } = options;
    const rules = [...options.rules, ...bound];
    this.#calls =
      calls && new WholeCalls(rules, calls, (call) => callRules?.withoutArguments(call, settings));
    this.#turns = options.turns;
    this.#asksForEnds = !options.eager && asksForEnds(rules);
    this.#whole = options.judgeEvery === Number.POSITIVE_INFINITY;
    this.questions = new Questions(this.#whole ? MOST_QUESTIONS : Number.POSITIVE_INFINITY);
  }

  /** Of the places and findings that wait, in bytes. */
  get cost(): number {
    return this.kept * KEPT_COST;
  }

  /** Roles may have become known: their questions are due. */
  settle(): void {
    const asks = this.questions.settle(this.finished);
    if (asks.length > 0) this.#asks.push(...asks);
  }

  /** Takes what is new of a unit, out of its lists: most runs are clean, and a document may have very many. */
  take(unit: Unit): void {
    let entry = this.queue.last;
    if (entry?.unit !== unit) {
      entry = queuedUnit(unit);
      this.queue.push(entry);
    }
    const before = entry.kept;
    const skipped = unit.skipped === undefined ? NOTHING : unit.skipped.splice(0);
    let part = 0;
    for (const run of unit.runs) {
      while ((skipped[part]?.after ?? Infinity) <= entry.taken) this.#skip(entry, skipped[part++]);
      entry.taken++;
      this.#feed(entry, run);
    }
    clearList(unit.runs);
    while (part < skipped.length) this.#skip(entry, skipped[part++]);
    if (unit.bytes !== undefined) this.#complete(entry, unit);
    this.kept += entry.kept - before;
    if (unit.kept !== undefined) this.#make(unit.kept);
  }

  /** No more comes at once: what was taken is read. */
  read(): void {
    const { last } = this.queue;
    if (last === undefined || this.#unread === undefined) return;
    const before = last.kept;
    this.#readFor(last);
    this.kept += last.kept - before;
  }

  /** What is found counts for the unit that came last. */
  #readFor(entry: QueuedUnit): void {
    const track = this.#unread;
    if (track === undefined) return;
    this.#unread = undefined;
    entry.kept += track.read(false);
    this.#ask(track);
  }

  /** What can only be told of a unit that is complete. */
  #complete(entry: QueuedUnit, unit: Unit): void {
    if (unit.values !== undefined) this.#judgeValues(entry, unit.values);
    for (const track of this.#turns?.complete() ?? []) this.#decideAt(entry, track);
    for (const track of this.tracks.messages.complete()) this.#decideAt(entry, track);
    this.#judgeAsked(entry, unit);
    if (this.#whole) this.#judgeUnargued(entry);
    if (this.#asksForEnds) this.#awaitEnds(entry);
    this.#endParts(this.tracks.rest());
  }

  #endParts({ parts, late }: PartsOver): void {
    for (const track of parts) this.#ask(track);
    for (const track of late) this.#decideAt(this.queue.last, track);
  }

  /** Arguments that came as objects are judged whole, behind all the texts of their unit. */
  #judgeValues(entry: QueuedUnit, values: readonly CallValue[]): void {
    const { bound = [], ...settings } = this.#options;
    const rules = [...settings.rules, ...bound];
    for (const value of values) this.#decideAt(entry, valueTrack(entry.unit, value, { rules, settings }));
  }

  #judgeAsked(entry: QueuedUnit, unit: Unit): void {
    if (this.#options.asked === undefined && this.#options.classes === undefined) return;
    const { bound: _, asked, classes, ...settings } = this.#options;
    const said = classes?.(unit, settings);
    entry.bears = said?.bears;
    for (const place of [asked?.(unit, settings), said?.place]) if (place !== undefined) wait(entry, place);
  }

  /** A call whose message is complete has no more arguments than it has. */
  #judgeUnargued(entry: QueuedUnit): void {
    if (this.#options.callRules === undefined) return;
    const { bound: _, callRules, ...settings } = this.#options;
    for (const track of callRules.allWithoutArguments(settings)) this.#decideAt(entry, track);
  }

  /** What was found without a text of its own is decided behind all that its unit has. */
  #decideAt(entry: QueuedUnit | undefined, track: ChannelTrack | undefined): void {
    if (track === undefined || entry === undefined) return;
    wait(entry, { denial: WRONG_VALUE, recall: 'known', tracks: [track] });
    this.#ask(track);
  }

  /** What says nothing of a text that may not end there waits; what leaves whole waits for all of its texts. */
  #awaitEnds(entry: QueuedUnit): void {
    const whole = this.#whole;
    if (this.#unread !== undefined && (whole || !says(entry, this.#unread))) this.#readFor(entry);
    if (!this.tracks.wait) return;
    const unfinished = this.tracks.unfinished((track) => !whole && says(entry, track));
    if (unfinished.length === 0) return;
    wait(entry, new UnfinishedTexts(unfinished));
  }

  #make(kept: Kept[]): void {
    const fresh = kept.splice(0);
    if (this.#options.keeps === true) this.made.push(...fresh.slice(0, MOST_MADE - this.made.length));
  }

  /** Every channel is complete: what was held in case more came is judged now. */
  finish(): void {
    this.finished = true;
    this.#unread = undefined;
    this.settle();
    this.#endParts(this.tracks.endParts());
    for (const track of this.tracks.all()) {
      track.push('', true);
      this.#ask(track);
    }
    this.#completeCalls();
  }

  /** What is due to be asked about calls that are complete, is. */
  #completeCalls(): void {
    if (this.#calls === undefined) return;
    for (const track of this.#calls.complete(this.finished)) {
      track.completeCall();
      this.#ask(track);
    }
  }

  /** Hands over the questions raised since the last call. */
  asks(): Ask[] {
    this.#completeCalls();
    const asks = this.#asks;
    if (asks.length > 0) this.#asks = [];
    return asks;
  }

  /** A unit has left. */
  left(entry: QueuedUnit): void {
    this.held -= entry.characters;
    this.kept -= entry.kept;
    for (const place of entry.places)
      if ('track' in place) place.track.leave(place.offset + place.run.text.length);
  }

  clear(): void {
    this.recalls.clear();
    this.queue.clear();
    this.questions.clear();
    this.#calls?.clear();
    this.tracks.clear();
    this.#asks = [];
    this.#unread = undefined;
    this.kept = 0;
  }

  /** A part that may not pass uninspected stops the frontier at its place. */
  #skip(entry: QueuedUnit, skipped: SkippedPart | undefined): void {
    if (skipped === undefined) return;
    const { part, kept } = skipped;
    // What only the provider can read, it has made and wants back.
    if (part.reason === 'sealed' && kept !== undefined) this.#make([kept]);
    const unseen = this.#options.uninspected?.(part, kept);
    if (unseen === undefined) return;
    if (unseen.repeats === true) {
      entry.repeats = unseen.denial;
      return;
    }
    const place: DeniedPlace = { denial: unseen.denial };
    if (unseen.key !== undefined) this.recalls.raise(place, unseen.key);
    wait(entry, place);
  }

  #feed(entry: QueuedUnit, run: TextRun): void {
    const { length } = run.text;
    this.inspected += length;
    this.held += length;
    entry.characters += length;
    this.textDenial ??= this.#options.textBounds?.(run);
    this.#options.hears?.(run);
    this.#turns?.take(run);
    const call = this.#calls?.take(run);
    if (call !== undefined && !entry.places.includes(call)) wait(entry, call);
    this.#endEarlier(entry, run);
    this.#judge(entry, run);
    const disguised = this.tracks.disguised(run);
    if (disguised !== undefined) this.#keep(entry, run, disguised);
    const seam = run.channel.within === undefined ? undefined : this.tracks.across(run);
    if (seam !== undefined) this.#keep(entry, run, seam);
  }

  /** Texts that are over when a run comes were read to their ends before. */
  #endEarlier(entry: QueuedUnit, run: TextRun): void {
    const before = this.tracks.before(run);
    if (before.length === 0) return;
    this.#readFor(entry);
    for (const end of this.tracks.ended(before, run)) this.#judge(entry, end);
  }

  #keep(entry: QueuedUnit, run: TextRun, taken: Taken): void {
    keep(entry, run, taken);
    this.#ask(taken.track);
  }

  #judge(entry: QueuedUnit, run: TextRun): void {
    const taken = this.tracks.take(run);
    if (taken === undefined) return;
    const { track } = taken;
    if (track !== this.#unread) this.#readFor(entry);
    if (track.clean) {
      forget(entry, track);
      return;
    }
    if (taken.unread === true) this.#unread = track;
    this.#keep(entry, run, taken);
    if (track.full) this.#readFor(entry);
    this.#calls?.follow(run, taken.track);
  }

  #ask(track: ChannelTrack): void {
    if (track.judged) this.#asks.push(...this.questions.raise(track, this.finished));
  }
}

/** In place of the intake of a lane that is over: an answer streams long after its request has passed. */
export const SPENT = new Intake({
  ...({ direction: 'request', rules: [], eager: false, retain: false } as const),
  judgeEvery: Number.POSITIVE_INFINITY,
  fingerprint: () => '',
});
