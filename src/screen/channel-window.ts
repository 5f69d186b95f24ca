/** Channel window: one channel's text, judged by the rules that apply to it while it arrives. */
import type { Channel } from '../core/segment.ts';
import { RestoreWindow } from './placeholders/restoring.ts';
import { findingOf, type RuleFinding, type Scanning } from './scanning.ts';
import { SpelledViews } from './spelled-views.ts';
import type { RuleHit } from './view.ts';

/** Judged text is cut off the kept text in steps of this many characters. */
const SLACK = 512;

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** The text of one channel. */
export class ChannelWindow {
  readonly #channel: Channel;
  readonly #scanning: Scanning;
  readonly #views: SpelledViews;
  /** Placeholders that are brought back. */
  readonly #restoring: RestoreWindow | undefined;
  /** Raw characters received, a waiting half of a surrogate pair included. */
  #received = 0;
  /** A high surrogate at the end of the last run, waiting for its other half. */
  #half = '';
  /** Text from `#keptAt` on, not yet judged by all: a finding's matched text is hashed from it. */
  #kept = '';
  #keptAt = 0;

  constructor(channel: Channel, scanning: Scanning) {
    this.#channel = channel;
    this.#scanning = scanning;
    const { restoring } = scanning;
    this.#views = new SpelledViews(scanning, channel);
    this.#restoring = restoring === undefined ? undefined : new RestoreWindow(restoring);
  }

  /** Raw characters of the channel so far. */
  get received(): number {
    return this.#received;
  }

  /** Raw offset up to which every rule has judged. */
  get cleared(): number {
    const judged = this.#views.cleared;
    return Math.min(judged, this.#restoring?.cleared ?? judged);
  }

  /** True while the text may not end here. */
  get unfinished(): boolean {
    return this.#views.unfinished;
  }

  /** Takes the channel's next text; `final` when none follows. Findings come in no particular order. */
  push(text: string, final: boolean): RuleFinding[] {
    let fresh = this.#half + text;
    const at = this.#received - this.#half.length;
    this.#received += text.length;
    this.#half = '';
    if (!final && fresh !== '' && isHighSurrogate(fresh.charCodeAt(fresh.length - 1))) {
      this.#half = fresh.slice(-1);
      fresh = fresh.slice(0, -1);
    }
    if (fresh === '' && !final) return [];
    return this.#judge(fresh, at, final);
  }

  #judge(fresh: string, at: number, final: boolean): RuleFinding[] {
    this.#keep(fresh, at);
    const found = this.#views.push(fresh, at, final);
    if (this.#restoring !== undefined) found.push(...this.#restoring.push(fresh, final));
    return found.length === 0 ? [] : found.map((one) => this.#finding(one));
  }

  #keep(fresh: string, at: number): void {
    if (this.#kept === '') this.#keptAt = at;
    const judged = Math.min(this.cleared, at) - this.#keptAt;
    if (judged > SLACK) {
      this.#kept = this.#kept.slice(judged);
      this.#keptAt += judged;
    }
    this.#kept += fresh;
  }

  #finding(found: RuleHit): RuleFinding {
    const { start, end } = found.hit;
    const matched = this.#kept.slice(Math.max(0, start - this.#keptAt), end - this.#keptAt);
    return findingOf(found, { channel: this.#channel, scanning: this.#scanning, matched });
  }
}
