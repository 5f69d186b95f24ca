/**
 * Late findings: what streamed mode knows of text that has left before it was judged to its end. Each text is judged by
 * itself first, so that what lies inside one event is found in time; what only shows later is a redaction too late.
 */
import type { Finding } from '../core/finding.ts';
import type { Channel } from '../core/segment.ts';
import type { ChannelEdit } from './channel-edit.ts';
import type { FrontQueue } from './front-queue.ts';
import { scanWhole } from './scan-whole.ts';
import type { RuleFinding, Scanning } from './scanning.ts';

/** Characters behind the frontier whose edits and findings are remembered; no scanner holds more. */
const REMEMBERED = 20_000;

/** One channel in streamed mode. */
export class LateFindings {
  readonly #channel: Channel;
  readonly #scanning: Scanning;
  /** Findings of texts by themselves, by rule and place. */
  readonly #known = new Map<string, number>();
  #made: ChannelEdit[] = [];
  #left = 0;

  constructor(channel: Channel, scanning: Scanning) {
    this.#channel = channel;
    this.#scanning = { ...scanning, partial: true };
  }

  /** Judges one text as if nothing followed; `at` is where it begins in its channel. */
  alone(text: string, at: number): RuleFinding[] {
    const found = (scanWhole(text, this.#channel, this.#scanning) ?? []).map(({ finding, ...found }) => ({
      ...found,
      finding: { ...finding, start: finding.start + at, end: finding.end + at },
    }));
    for (const one of found) this.#known.set(keyOf(one), one.finding.end);
    return found;
  }

  /** True for a finding that its own text brought already. */
  knows(found: RuleFinding): boolean {
    return this.#known.has(keyOf(found));
  }

  /** Text before `end` has left, with these edits. */
  leave(end: number, edits: FrontQueue<ChannelEdit>): void {
    this.#left = Math.max(this.#left, end);
    for (let position = 0; position < edits.length; position++) {
      const edit = edits.at(position);
      if (edit !== undefined && !this.#made.includes(edit)) this.#made.push(edit);
    }
    const kept = end - REMEMBERED;
    if (this.#made.length > 0) this.#made = this.#made.filter((edit) => edit.end > kept);
    for (const [key, at] of this.#known) {
      if (at > kept) break;
      this.#known.delete(key);
    }
  }

  /** True when a part of a finding has left as it came. */
  hasLeft({ start, end }: Finding): boolean {
    if (start >= this.#left) return false;
    const gone = Math.min(end, this.#left);
    return !this.#made.some((edit) => edit.start <= start && edit.end >= gone);
  }
}

function keyOf({ rule, finding }: RuleFinding): string {
  return `${rule.order} ${finding.type} ${finding.start} ${finding.end}`;
}
