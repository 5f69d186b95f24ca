/**
 * Streamed seams: where one part of a streamed text ends and the next begins. The end of a part is held while something may
 * stand across, until the next part has begun or so much else came that none seems to follow.
 */
import type { Channel, TextRun } from '../core/segment.ts';
import { ChannelTrack } from './channel-track.ts';
import { isDoubtful } from './doubts.ts';
import { arePlainWords } from './plain-words.ts';
import type { Scanning } from './scanning.ts';
import { REACH } from './seam-ends.ts';
import { type AcrossSeam, SeamReading } from './seam-reading.ts';
import { fixedChannel } from './seams.ts';

/** Texts of which parts came that are remembered; the one that rests longest is given up for another. */
const MOST_TEXTS = 256;
/** Units without the text that the end of a part is held for: so many stand between two messages of Responses. */
const MOST_RESTS = 5;
/** Characters at the end of a message that tell whether the next is waited for. */
const PLAIN = 48;
/** Kept of a text, before all but its end is cut off. */
const SLACK = 4 * REACH;

/** What is over, or was found, since the last time. */
export interface PartsOver {
  readonly parts: readonly ChannelTrack[];
  /** Of findings whose text has left, or may: each is complete. */
  readonly late: readonly ChannelTrack[];
}

const NOTHING: PartsOver = { parts: [], late: [] };

interface Streamed {
  readonly whole: Channel;
  /** The part that came last, and its end. */
  part: ChannelTrack | undefined;
  tail: string;
  /** Parts that have ended and are held, in order. */
  held: ChannelTrack[];
  /** Both ways to read them with what follows; undefined while nothing is open. */
  readings: readonly SeamReading[] | undefined;
  /** A part that has left, and may be gone on with. */
  left: ChannelTrack | undefined;
  rests: number;
  readonly told: Set<string>;
}

/** The seams of one lane whose texts come piece by piece. */
export class StreamedSeams {
  readonly #scanningOf: (channel: Channel) => Scanning;
  readonly #texts = new Map<Channel, Streamed>();
  #over: ChannelTrack[] = [];
  #late: ChannelTrack[] = [];

  constructor(scanningOf: (channel: Channel) => Scanning) {
    this.#scanningOf = scanningOf;
  }

  /** Takes what a part says, once its track has it; what stands across a seam is filed in the track where it begins. */
  take({ channel, text, last }: TextRun, track: ChannelTrack): void {
    const { within } = channel;
    if (within === undefined) return;
    const streamed = this.#textOf(within);
    streamed.rests = 0;
    if (streamed.part !== track) this.#begin(streamed, track, track.received - text.length);
    streamed.tail += text;
    if (streamed.tail.length > SLACK) streamed.tail = streamed.tail.slice(-REACH);
    if (streamed.readings !== undefined) this.#push(streamed, text, false);
    if (last) this.#end(streamed, track);
    if (streamed.readings !== undefined) this.#settle(streamed);
  }

  /** A unit is complete. */
  rest(): void {
    for (const streamed of this.#texts.values()) {
      const { held, left, part } = streamed;
      if (held.length === 0 && left === undefined) continue;
      if (streamed.rests++ < MOST_RESTS) continue;
      if (held.length > 0) this.#giveUp(streamed);
      else if (part !== undefined) part.heldFrom = Number.POSITIVE_INFINITY;
    }
  }

  /** No more text comes. */
  finish(): void {
    for (const streamed of this.#texts.values()) this.#giveUp(streamed);
  }

  /** Hands over the tracks whose text is over, and those of findings, each once. */
  takeOver(): PartsOver {
    if (this.#over.length === 0 && this.#late.length === 0) return NOTHING;
    const over = { parts: this.#over, late: this.#late };
    this.#over = [];
    this.#late = [];
    return over;
  }

  clear(): void {
    this.#texts.clear();
    this.#over = [];
    this.#late = [];
  }

  #textOf(whole: Channel): Streamed {
    const known = this.#texts.get(whole);
    if (known !== undefined) return known;
    const [oldest] = this.#texts.values();
    if (oldest !== undefined && this.#texts.size >= MOST_TEXTS) {
      this.#giveUp(oldest);
      this.#texts.delete(oldest.whole);
    }
    const streamed: Streamed = {
      ...{ whole, part: undefined, tail: '', held: [], readings: undefined },
      ...{ left: undefined, rests: 0, told: new Set<string>() },
    };
    this.#texts.set(whole, streamed);
    return streamed;
  }

  /** Another part goes on, or begins; the one before may not have ended. */
  #begin(streamed: Streamed, track: ChannelTrack, at: number): void {
    const { part, held } = streamed;
    if (part?.final === false && !held.includes(part)) {
      part.heldFrom = Number.POSITIVE_INFINITY;
      streamed.left ??= part;
    }
    if (streamed.left !== undefined && streamed.readings === undefined) this.#open(streamed, streamed.left);
    if (streamed.left !== undefined) track.heldFrom = at;
    streamed.part = track;
    streamed.tail = '';
    for (const reading of streamed.readings ?? []) reading.begin(track, at);
  }

  #end(streamed: Streamed, track: ChannelTrack): void {
    streamed.held.push(track);
    const { whole, tail } = streamed;
    if (whole.streamed === 'messages' && arePlainWords(tail.slice(-PLAIN))) this.#giveUp(streamed);
    else if (streamed.readings === undefined) this.#open(streamed, track);
  }

  /** Reads on from the end of a part. */
  #open(streamed: Streamed, track: ChannelTrack): void {
    const channel = fixedChannel(streamed.whole.path, track.channel);
    const scanning = { ...this.#scanningOf(track.channel), judges: [], partial: true as const };
    const tail = streamed.tail.slice(-REACH);
    streamed.readings = [false, true].map((broken) => new SeamReading(channel, scanning, broken));
    for (const reading of streamed.readings) reading.begin(track, track.received - tail.length);
    this.#push(streamed, tail, false);
  }

  #push(streamed: Streamed, text: string, final: boolean): void {
    const found = (streamed.readings ?? []).flatMap((reading) => reading.push(text, final));
    for (const one of found) if (isNew(one, streamed.told)) this.#file(streamed, one);
  }

  /** Where the text before the seam is held, or what follows, it is decided about there; else where it was found. */
  #file({ part, whole }: Streamed, { track, found }: AcrossSeam): void {
    // Of what is not sure each part is asked about by itself.
    if (isDoubtful(found)) return;
    if (!track.final && track.safe <= found.finding.start) {
      track.add(found);
      return;
    }
    if (part?.final === false && Number.isFinite(part.heldFrom)) {
      const { finding } = found;
      part.add({ ...found, finding: { ...finding, start: part.heldFrom, end: part.heldFrom } });
      return;
    }
    const channel = fixedChannel(whole.path, (part ?? track).channel);
    const late = new ChannelTrack(channel, { ...this.#scanningOf(track.channel), judges: [] });
    late.complete([found]);
    this.#late.push(late);
  }

  /** Parts across whose end nothing can stand any more are over. */
  #settle(streamed: Streamed): void {
    const { readings = [], left } = streamed;
    const isOpen = (track: ChannelTrack) => readings.some((reading) => reading.holds(track));
    for (let [first] = streamed.held; first !== undefined && !isOpen(first); [first] = streamed.held)
      this.#close(streamed, first);
    if (left !== undefined && !isOpen(left)) this.#pass(streamed);
    if (streamed.held.length > 0 || streamed.left !== undefined) return;
    streamed.readings = undefined;
    streamed.told.clear();
  }

  #giveUp(streamed: Streamed): void {
    if (streamed.readings !== undefined) this.#push(streamed, '', true);
    streamed.readings = undefined;
    this.#pass(streamed);
    streamed.left = streamed.held.at(-1);
    for (const track of [...streamed.held]) this.#close(streamed, track);
  }

  /** Nothing goes on with what has left. */
  #pass(streamed: Streamed): void {
    streamed.left = undefined;
    if (streamed.part !== undefined) streamed.part.heldFrom = Number.POSITIVE_INFINITY;
  }

  #close(streamed: Streamed, track: ChannelTrack): void {
    streamed.held = streamed.held.filter((one) => one !== track);
    track.heldFrom = Number.POSITIVE_INFINITY;
    track.push('', true);
    this.#over.push(track);
  }
}

/** Nothing like it was told of there. */
function isNew({ track, found: { rule, finding } }: AcrossSeam, told: Set<string>): boolean {
  const key = `${rule.name} ${finding.type} ${track.channel.path} ${finding.start}`;
  const known = told.has(key);
  told.add(key);
  return !known;
}
