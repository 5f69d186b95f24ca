/** Tracks: the open channels of a lane, and short texts that were judged without a finding and come again. */
import type { Channel, Role, TextRun } from '../core/segment.ts';
import { matchesRole } from '../policy/decide.ts';
import { ChannelTrack } from './channel-track.ts';
import type { LaneOptions } from './lane-options.ts';

/** What is remembered of a lane, at most: so many texts of so many characters. */
const MOST_TEXTS = 64;
const LONGEST_TEXT = 256;

/** A text that stood alone in its channel, judged by every rule of its role. */
interface CleanText {
  readonly text: string;
  readonly role: Role;
  readonly track: ChannelTrack;
}

/** The tracks of one lane. */
export class Tracks {
  readonly #options: LaneOptions;
  readonly #open = new Map<Channel, ChannelTrack>();
  /** By path: every event of a stream repeats its id and its model. */
  readonly #clean = new Map<string, CleanText>();
  readonly #remembers: boolean;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#remembers = options.rules.every((rule) => rule.by.kind === 'scanner');
  }

  /** The track of a channel; a channel that is not open is opened. */
  of(channel: Channel): ChannelTrack {
    let track = this.#open.get(channel);
    if (track === undefined) {
      const { rules, ...rest } = this.#options;
      const applicable = channel.settled ? rules.filter((rule) => matchesRole(rule, channel.role)) : rules;
      track = new ChannelTrack({ ...rest, channel, rules: applicable });
      this.#open.set(channel, track);
    }
    return track;
  }

  /** The finished track of the same text at the same path, where a run is a whole channel; scanners are pure. */
  known({ channel, text, last }: TextRun): ChannelTrack | undefined {
    if (!last || !channel.settled) return undefined;
    const clean = this.#clean.get(channel.path);
    const same = clean !== undefined && clean.text === text && clean.role === channel.role;
    return same && !this.#open.has(channel) ? clean.track : undefined;
  }

  /** Remembers a run that was just judged, where it is a whole channel without a finding. */
  note({ channel, text, last }: TextRun, track: ChannelTrack): void {
    const whole = last && channel.settled && track.received === text.length;
    if (!whole || track.pending.length > 0 || !this.#remembers || text.length > LONGEST_TEXT) return;
    if (this.#clean.size < MOST_TEXTS || this.#clean.has(channel.path))
      this.#clean.set(channel.path, { text, role: channel.role, track });
  }

  /** Every open track. */
  all(): Iterable<ChannelTrack> {
    return this.#open.values();
  }

  /** Forgets a channel that is complete and has left. */
  close(channel: Channel): void {
    this.#open.delete(channel);
  }

  clear(): void {
    this.#open.clear();
    this.#clean.clear();
  }
}
