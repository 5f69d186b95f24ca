/** Whole calls: calls of tools in a streamed answer which are held until they are complete, where a rule asks for it. */
import type { TextRun, ToolCall } from '../core/segment.ts';
import type { CompiledPolicy, CompiledRule } from '../policy/compiled-policy.ts';
import { matchesRole } from '../policy/decide.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { Denial } from './denial.ts';
import type { DeniedPlace } from './queued-unit.ts';

/** How much of one call is held. */
export interface CallCap {
  readonly bytes: number;
  readonly denial: Denial;
}

/** The bound on a call that is held; undefined where no rule of the answer holds calls. */
export function callCap({ response, tools }: CompiledPolicy): CallCap | undefined {
  if (!response.rules.some((rule) => rule.wholeCalls === true) && tools?.whole !== true) return undefined;
  const bytes = response.limits.callBytes;
  const message = `A call of a tool in the answer is larger than the ${bytes} bytes that limits.callBytes lets wait.`;
  return { bytes, denial: { kind: 'limit', rule: 'limits.callBytes', status: 502, message } };
}

/** What is decided about a call that has come without arguments; undefined where nothing is. */
type Unargued = (call: ToolCall) => ChannelTrack | undefined;

/** One call; it stands in every unit that has a part of it, and the frontier waits there. */
class HeldCall implements DeniedPlace {
  readonly denial: Denial;
  readonly #tracks = new Set<ChannelTrack>();
  readonly #call: ToolCall;
  readonly #most: number;
  readonly #unargued: Unargued | undefined;
  #bytes = 0;
  #finished = false;

  constructor(call: ToolCall, { bytes, denial }: CallCap, unargued: Unargued | undefined) {
    this.#call = call;
    this.denial = denial;
    this.#most = bytes;
    this.#unargued = unargued;
  }

  /** Its texts, and once it is complete what it lacks. */
  get tracks(): ReadonlySet<ChannelTrack> {
    const lacks = this.recall === 'known' ? this.#unargued?.(this.#call) : undefined;
    return lacks === undefined ? this.#tracks : this.#tracks.add(lacks);
  }

  follow(track: ChannelTrack): void {
    this.#tracks.add(track);
  }

  /** It passes when it is complete, and no rule has more to say of any of its texts. */
  get recall(): 'waits' | 'known' | 'unknown' {
    if (this.#bytes > this.#most) return 'unknown';
    if (this.#call.open === true && !this.#finished) return 'waits';
    for (const track of this.#tracks) {
      const settled = track.channel.settled || this.#finished;
      if (!settled || track.safe < track.received) return 'waits';
    }
    return 'known';
  }

  add(bytes: number): void {
    this.#bytes += bytes;
  }

  finish(): void {
    this.#finished = true;
  }
}

/** The calls of one lane. */
export class WholeCalls {
  readonly #rules: readonly CompiledRule[];
  readonly #cap: CallCap;
  readonly #unargued: Unargued | undefined;
  /** Those that have begun; and those that are not complete. */
  readonly #calls = new Map<ToolCall, HeldCall>();
  readonly #open = new Set<ToolCall>();

  constructor(rules: readonly CompiledRule[], cap: CallCap, unargued?: Unargued) {
    this.#rules = rules.filter((rule) => rule.wholeCalls === true);
    this.#cap = cap;
    this.#unargued = unargued;
  }

  /** Takes a run; what holds its unit, where it is of a call. */
  take({ channel, start, end }: TextRun): DeniedPlace | undefined {
    const { call, role } = channel;
    if (call === undefined || !this.#rules.some((rule) => matchesRole(rule, role))) return undefined;
    const held = this.#calls.get(call.call) ?? this.#hold(call.call);
    held.add(end - start);
    return held;
  }

  /** A track of a run that was taken. */
  follow({ channel }: TextRun, track: ChannelTrack): void {
    if (channel.call !== undefined) this.#calls.get(channel.call.call)?.follow(track);
  }

  /**
   * The tracks of calls that have become complete, as all do when the answer is: a judge may have to be asked about
   * them. A call may be complete before all of its runs were taken that came at once.
   */
  complete(finished: boolean): ChannelTrack[] {
    if (finished) for (const held of this.#calls.values()) held.finish();
    const complete = [...this.#open].filter((call) => finished || call.open !== true);
    for (const call of complete) this.#open.delete(call);
    return complete.flatMap((call) => [...(this.#calls.get(call)?.tracks ?? [])]);
  }

  clear(): void {
    this.#calls.clear();
    this.#open.clear();
  }

  #hold(call: ToolCall): HeldCall {
    const held = new HeldCall(call, this.#cap, this.#unargued);
    this.#calls.set(call, held);
    this.#open.add(call);
    return held;
  }
}
