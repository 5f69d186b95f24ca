/** Channel track: what is known of one channel: its window, the findings not yet decided, the edits not yet made. */
import type { Channel } from '../core/segment.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { ChannelWindow, type RuleFinding, type WindowOptions } from './channel-window.ts';
import { type JudgeText, JudgeTrack } from './judge-track.ts';
import { LateFindings } from './late-findings.ts';

/** A range of a channel that leaves as something else. */
export interface ChannelEdit {
  readonly start: number;
  end: number;
  readonly replacement: string;
}

export interface TrackOptions extends Omit<WindowOptions, 'rules'> {
  readonly rules: readonly CompiledRule[];
  /** True when text is not held for the window (streamed mode): what was received may leave. */
  readonly eager: boolean;
  /** Characters per question to a judge; Infinity asks once, at the end. */
  readonly judgeEvery: number;
}

/** One channel on its way through a lane. */
export class ChannelTrack {
  readonly channel: Channel;
  readonly #window: ChannelWindow;
  readonly #judges: JudgeTrack | undefined;
  /** Findings whose place the lane has not reached, in order of start, then of rule. */
  readonly pending: RuleFinding[] = [];
  /** Edits that units still waiting may need, in order. */
  edits: ChannelEdit[] = [];
  #final = false;
  /** In eager mode: what this channel's texts are judged by one at a time, and what was found and has left. */
  readonly #late: LateFindings | undefined;

  constructor(options: TrackOptions) {
    this.channel = options.channel;
    const window = { ...options, rules: options.rules.filter((rule) => rule.by.kind === 'scanner') };
    this.#window = new ChannelWindow(window);
    this.#late = options.eager ? new LateFindings(window) : undefined;
    const judges = options.rules.filter((rule) => rule.by.kind === 'judge');
    this.#judges = judges.length > 0 ? new JudgeTrack(judges, options) : undefined;
  }

  get received(): number {
    return this.#window.received;
  }

  /** True when no more text can follow. */
  get final(): boolean {
    return this.#final;
  }

  /** Raw offset up to which text may leave: judged by every rule that waits, and no redaction stands across it. */
  get safe(): number {
    if (this.#late !== undefined) return this.received;
    const cleared = Math.min(this.#window.cleared, this.#judges?.cleared ?? this.received);
    return this.#beforeCluster(cleared);
  }

  /** Raw offset up to which every scanner has judged; behind it no unknown finding can start. */
  get judged(): number {
    return Math.min(this.#window.cleared, this.#judges?.cleared ?? this.received);
  }

  push(text: string, final: boolean): void {
    if (this.#final) return;
    this.#final = final;
    for (const found of this.#late?.alone(text, this.received) ?? []) this.add(found);
    for (const found of this.#window.push(text, final))
      if (this.#late?.knows(found) !== true) this.add(found);
    this.#judges?.push(text, final);
  }

  /** Questions that this text raised, to be asked now. */
  questions(): JudgeText[] {
    return this.#judges?.take() ?? [];
  }

  /** A judge has answered for its text; what it waits for is free. */
  answered(question: JudgeText): void {
    this.#judges?.answered(question);
  }

  /** Files a finding at its place. */
  add(found: RuleFinding): void {
    let at = this.pending.length;
    while (at > 0 && comesAfter(this.pending[at - 1], found)) at--;
    this.pending.splice(at, 0, found);
  }

  /** Text before this offset has left; edits of it are made. */
  leave(end: number): void {
    if (this.edits.length === 0) {
      this.#late?.leave(end, []);
      return;
    }
    this.#late?.leave(end, this.edits);
    this.edits = this.edits.filter((edit) => edit.end > end);
  }

  /** True when a part of this finding has left as it came, so that a redaction comes too late. */
  cameTooLate(finding: RuleFinding['finding']): boolean {
    return this.#late?.hasLeft(finding) === true;
  }

  #beforeCluster(cleared: number): number {
    let start = -1;
    let end = -1;
    for (const { rule, finding } of this.pending) {
      if (finding.start >= cleared) break;
      if (rule.action !== 'redact') continue;
      if (finding.start >= end) start = finding.start;
      end = Math.max(end, finding.end);
    }
    return end > cleared ? start : cleared;
  }
}

function comesAfter(one: RuleFinding | undefined, other: RuleFinding): boolean {
  if (one === undefined) return false;
  if (one.finding.start !== other.finding.start) return one.finding.start > other.finding.start;
  return one.rule.order > other.rule.order;
}
