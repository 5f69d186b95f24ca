/** Seam reading: the end of a streamed part and what follows it in others, as one text that is judged while it comes. */
import { beginsBlank, endsBlank } from '../core/blanks.ts';
import type { Channel } from '../core/segment.ts';
import type { ChannelTrack } from './channel-track.ts';
import { ChannelWindow } from './channel-window.ts';
import type { RuleFinding, Scanning } from './scanning.ts';
import { REACH } from './seam-ends.ts';
import { areToldApart } from './told-apart.ts';

const BREAK = '\n';
/** Characters that tell how a part begins. */
const MOST_HEAD = 16;

/** A part, or what of it stands in a reading. */
interface Stretch {
  readonly track: ChannelTrack;
  /** Where it begins in the reading, and in its part. */
  from: number;
  readonly at: number;
  to: number;
  /** How it begins, and how it ends so far. */
  head: string;
  tail: string;
}

/** What was found across a seam, in the part where it begins, and of that part what it covers there. */
export interface AcrossSeam {
  readonly track: ChannelTrack;
  readonly found: RuleFinding;
}

/** One reading of the parts of a text, from the end of one on. */
export class SeamReading {
  readonly #window: ChannelWindow;
  readonly #judged: { readonly channel: Channel; readonly scanning: Scanning };
  /** True where parts stand on lines of their own. */
  readonly #broken: boolean;
  readonly #stretches: Stretch[] = [];
  #length = 0;
  #endsBlank = true;

  constructor(channel: Channel, scanning: Scanning, broken: boolean) {
    this.#window = new ChannelWindow(channel, scanning);
    this.#judged = { channel, scanning };
    this.#broken = broken;
  }

  /** A part goes on from that place of it. */
  begin(track: ChannelTrack, at: number): void {
    this.#stretches.push({ track, from: this.#length, at, to: this.#length, head: '', tail: '' });
  }

  /** Takes the next text of the part that began last. */
  push(text: string, final: boolean): readonly AcrossSeam[] {
    const last = this.#stretches.at(-1);
    if (last === undefined) return [];
    const begins = last.to === last.from && text !== '';
    const breaks = begins && this.#broken && !this.#endsBlank && !beginsBlank(text);
    if (breaks) last.from = ++this.#length;
    this.#length += text.length;
    last.to = this.#length;
    if (last.head.length < MOST_HEAD) last.head += text.slice(0, MOST_HEAD);
    last.tail = (last.tail + text).slice(-REACH);
    if (text !== '') this.#endsBlank = endsBlank(text);
    return this.#window.push(breaks ? BREAK + text : text, final).flatMap((found) => this.#across(found));
  }

  /** True while something may still stand across the end of that part. */
  holds(track: ChannelTrack): boolean {
    const { cleared } = this.#window;
    return this.#stretches.some((stretch) => stretch.track === track && stretch.to > cleared);
  }

  /** What stands in one part is found there. */
  #across({ finding, ...found }: RuleFinding): AcrossSeam[] {
    const { start, end } = finding;
    const at = this.#stretches.findLastIndex(({ from }) => from <= start);
    const stretch = this.#stretches[at];
    const next = this.#stretches[at + 1];
    if (stretch === undefined || next === undefined || start >= stretch.to || end <= next.from) return [];
    const { to, tail } = stretch;
    const placed = { ...found, finding: { ...finding, start: start - (to - tail.length) } };
    if (areToldApart(placed, { ...this.#judged, before: tail, after: next.head })) return [];
    const shift = stretch.at - stretch.from;
    const { path } = stretch.track.channel;
    const moved = { ...finding, path, start: start + shift, end: stretch.to + shift };
    return [{ track: stretch.track, found: { ...found, finding: moved, across: true } }];
  }
}
