/** Tracks: the open channels of a lane, and short texts that were judged without a finding and come again. */
import type { Channel, Role, TextRun } from '../core/segment.ts';
import { CallNames } from './call-names.ts';
import { ChannelTrack } from './channel-track.ts';
import { EarlierTexts } from './earlier-texts.ts';
import type { LaneOptions } from './lane-options.ts';
import { MessageSeams } from './message-seams.ts';
import { rulesBesides, ruleViews, type TextsOf } from './rule-views.ts';
import { scanDisguises } from './scan-disguises.ts';
import { scanWhole } from './scan-whole.ts';
import { type Scanning, scanningOf } from './scanning.ts';
import { fixedChannel, Seams } from './seams.ts';
import { type PartsOver, StreamedSeams } from './streamed-seams.ts';

/** What is remembered of a lane, at most: so many texts of so many characters. */
const MOST_TEXTS = 64;
const LONGEST_TEXT = 256;

/** A text that stood alone in its channel, judged by every rule of its role. */
interface CleanText {
  readonly text: string;
  readonly role: Role;
}

/** A channel's track after a run, and how many findings the run brought. */
export interface Taken {
  readonly track: ChannelTrack;
  readonly found: number;
  /** True where the rules have not read it. */
  readonly unread?: true;
}

/** The tracks of one lane. */
export class Tracks {
  readonly #options: Omit<LaneOptions, 'reader'>;
  /** Channels of which more text may come. */
  readonly #open = new Map<Channel, ChannelTrack>();
  /** What came of texts that are not complete, where they are read in other ways too. */
  readonly #texts = new Map<Channel, string>();
  /** By path: every event of a stream repeats its id and its model. */
  readonly #clean = new Map<string, CleanText>();
  /** By role, which is `undefined` while it may still change, when every rule applies; then by that which has its own rules. */
  readonly #scannings: Readonly<Record<TextsOf, Map<Role | undefined, Map<Role | undefined, Scanning>>>> = {
    all: new Map(),
    text: new Map(),
  };
  readonly #remembers: boolean;
  readonly #names = new CallNames();
  readonly #earlier = new EarlierTexts();
  readonly #seams = new Seams((channel) => this.#scanning(channel));
  /** Of what leaves whole: over the messages of a list. */
  readonly messages = new MessageSeams((channel) => this.#scanning(channel));
  /** Of texts whose parts leave one by one. */
  readonly #streamed = new StreamedSeams((channel) => this.#scanning(channel));

  constructor(options: Omit<LaneOptions, 'reader'>) {
    this.#options = options;
    this.#remembers = options.rules.every((rule) => rule.by.kind !== 'judge');
  }

  /** Texts of which no more may come when a run does, though nothing says so. */
  before(run: TextRun): readonly Channel[] {
    return this.#earlier.take(run);
  }

  /** Last runs of those that are over, once all that came of them was read. */
  ended(before: readonly Channel[], run: TextRun): readonly TextRun[] {
    const ended = before.filter((channel) => this.#earlier.end(channel, this.#held(channel)));
    return ended.map((channel) => ({ ...run, channel, text: '', end: run.start, last: true }));
  }

  /** Characters at the end of a text that may still become something. */
  #held(channel: Channel): number {
    const track = this.#open.get(channel);
    return track === undefined ? 0 : track.received - track.safe;
  }

  /** Takes a run, and judges it unless more may follow at once; undefined when it is a whole channel that nothing is found in and no judge is asked about. */
  take(run: TextRun): Taken | undefined {
    const { channel, text, last } = run;
    if (this.#options.judgeEvery === Number.POSITIVE_INFINITY) this.messages.take(run);
    const { over, again } = this.#names.take(run);
    if (over !== undefined) this.#close(over);
    if (this.#isStreamed(channel)) return this.#part(run);
    const known = this.#open.get(channel);
    const track = known ?? this.#begun(run, again);
    if (track === undefined) return last ? this.#whole(run) : undefined;
    if (last) this.#open.delete(channel);
    else if (known === undefined) this.#open.set(channel, track);
    if (last || this.#options.eager) return { track, found: track.push(text, last) };
    track.take(text);
    return { track, found: 0, unread: true };
  }

  /** A track for a text that begins, or goes on when it was over; undefined where it needs none. */
  #begun({ channel, text, last }: TextRun, again: string | undefined): ChannelTrack | undefined {
    const before = this.#earlier.endOf(channel);
    // Many events name a text of which they say nothing.
    if (before === undefined ? last : text === '') return undefined;
    const track = before === undefined ? this.#newTrack(channel) : this.#resumed(channel, { before, text });
    if (again !== undefined) track.push(again, false);
    return track;
  }

  #newTrack(channel: Channel): ChannelTrack {
    return new ChannelTrack(channel, this.#scanning(channel));
  }

  /** Of a text that was over, nothing can be replaced: what came before has left. */
  #resumed(channel: Channel, { before, text }: { before: string; text: string }): ChannelTrack {
    const track = new ChannelTrack(fixedChannel(channel.path, channel), this.#scanning(channel));
    track.precede(before);
    this.#earlier.resume(channel, text);
    return track;
  }

  /** A part of a streamed text is not over before it is known how the text goes on. */
  #part(run: TextRun): Taken {
    const { channel, text } = run;
    const track = this.#open.get(channel) ?? this.#newTrack(channel);
    this.#open.set(channel, track);
    const found = this.#options.eager ? track.push(text, false) : 0;
    if (!this.#options.eager) track.take(text);
    this.#streamed.take(run, track);
    return this.#options.eager ? { track, found } : { track, found, unread: true };
  }

  #isStreamed({ within }: Channel): boolean {
    return within?.streamed !== undefined && this.#options.judgeEvery !== Number.POSITIVE_INFINITY;
  }

  /** A unit is complete, and the ends of parts are not held for ever; hands over what is over, or was found. */
  rest(): PartsOver {
    this.#streamed.rest();
    return this.#takeOver();
  }

  /** No more text comes in any part; their tracks are over. */
  endParts(): PartsOver {
    this.#streamed.finish();
    return this.#takeOver();
  }

  #takeOver(): PartsOver {
    const over = this.#streamed.takeOver();
    for (const { channel } of over.parts) this.#open.delete(channel);
    return over;
  }

  /** No more text comes in a channel whose last run did not say so. */
  #close(channel: Channel): void {
    this.#open.get(channel)?.push('', true);
    this.#open.delete(channel);
  }

  /** Most texts are whole and clean: nothing of them is kept. */
  #whole(run: TextRun): Taken | undefined {
    const { channel, text } = run;
    if (text === '' || this.knows(run)) return undefined;
    const scanning = this.#scanning(channel);
    const found = scanWhole(text, channel, scanning);
    if (found === undefined) {
      const track = new ChannelTrack(channel, scanning);
      return { track, found: track.push(text, true) };
    }
    if (found.length === 0 && scanning.judges.length === 0) {
      this.#note(run);
      return undefined;
    }
    const track = new ChannelTrack(channel, scanning);
    track.whole(text, found);
    return { track, found: found.length };
  }

  /** True when the same whole text at the same path was found clean; scanners are pure. */
  knows({ channel, text, last }: TextRun): boolean {
    if (!last || !channel.settled || this.#open.has(channel)) return false;
    const clean = this.#clean.get(channel.path);
    return clean !== undefined && clean.text === text && clean.role === channel.role;
  }

  /** The rules for a call may go by its name. */
  #note({ channel, text }: TextRun): void {
    if (!this.#remembers || channel.call !== undefined || !channel.settled || text.length > LONGEST_TEXT)
      return;
    const { path, role } = channel;
    if (this.#clean.size < MOST_TEXTS || this.#clean.has(path)) this.#clean.set(path, { text, role });
  }

  /** Of a role that is known for good it is known as well that a text is of no call; the rules for calls leave it alone. */
  #scanning({ settled, role, call, besides }: Channel): Scanning {
    const key = settled ? role : undefined;
    const of = settled && call === undefined ? 'text' : 'all';
    const byRole = this.#scannings[of];
    const known = byRole.get(key) ?? new Map<Role | undefined, Scanning>();
    const before = known.get(besides);
    if (before !== undefined) return before;
    const scanning = this.#newScanning(key, besides, of);
    known.set(besides, scanning);
    byRole.set(key, known);
    return scanning;
  }

  #newScanning(role: Role | undefined, besides: Role | undefined, of: TextsOf): Scanning {
    const { rules, bound = [], conditions } = this.#options;
    const views = ruleViews(rulesBesides(rules, besides), role, of);
    const judges = views.judges.filter((rule) => conditions?.rulesOut(rule) !== true);
    return scanningOf(
      { ...views, judges },
      { ...this.#options, bound: bound.length === 0 ? undefined : ruleViews(bound, role, of) },
    );
  }

  /**
   * A track that holds what a text that is complete says in disguise; undefined when it says nothing, and where text
   * leaves before it is complete. It is decided behind the text, where the text is known whatever the chunking.
   */
  disguised(run: TextRun): Taken | undefined {
    if (this.#options.judgeEvery !== Number.POSITIVE_INFINITY) return undefined;
    const scanning = this.#scanning(run.channel);
    if (scanning.disguised === undefined) return undefined;
    const text = this.#gathered(run);
    const found = text === undefined ? [] : scanDisguises(text, run.channel, scanning);
    if (found.length === 0) return undefined;
    const channel = fixedChannel(run.channel.path, run.channel);
    const track = new ChannelTrack(channel, { ...scanning, judges: [] });
    track.complete(found);
    return { track, found: found.length };
  }

  /** The text of a channel once its last run has come. */
  #gathered({ channel, text, last }: TextRun): string | undefined {
    const before = this.#texts.get(channel) ?? '';
    if (last) this.#texts.delete(channel);
    else this.#texts.set(channel, before + text);
    return last ? before + text : undefined;
  }

  /** A track that holds what stands across the seam before a part which this run ends; undefined when nothing does. */
  across(run: TextRun): Taken | undefined {
    const seam = this.#isStreamed(run.channel) ? undefined : this.#seams.take(run);
    if (seam === undefined) return undefined;
    const track = new ChannelTrack(seam.channel, { ...this.#scanning(run.channel), judges: [] });
    track.complete(seam.found);
    return { track, found: seam.found.length };
  }

  /** Those of which no text is in the unit that has come, and that may not end where they are. */
  unfinished(says: (track: ChannelTrack) => boolean): ChannelTrack[] {
    return [...this.#open.values()].filter((track) => track.unfinished && !says(track));
  }

  /** True while any text may not end where it is. */
  get wait(): boolean {
    for (const track of this.#open.values()) if (track.unfinished) return true;
    return false;
  }

  /** Every open track. */
  all(): Iterable<ChannelTrack> {
    return this.#open.values();
  }

  clear(): void {
    this.#open.clear();
    this.#texts.clear();
    this.#clean.clear();
    this.#seams.clear();
    this.messages.clear();
    this.#streamed.clear();
    this.#names.clear();
    this.#earlier.clear();
  }
}
