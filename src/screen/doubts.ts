/** Doubts: what scanners are not sure about in one channel. A judge is asked, and what the text waits for is known here. */
import type { Doubt } from '../core/finding.ts';
import type { Question } from '../core/ports.ts';
import type { Channel } from '../core/segment.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { JudgeText } from './judge-track.ts';
import type { RuleFinding } from './scanning.ts';

/** A finding whose score nobody knows yet. */
export interface DoubtfulFinding extends RuleFinding {
  readonly doubt: Doubt;
}

export interface DoubtsOptions {
  readonly channel: Channel;
  /** True of what leaves whole: it is asked about once, when it is complete. */
  readonly whole: boolean;
}

/** True for a finding that waits for its score. */
export function isDoubtful(found: RuleFinding): found is DoubtfulFinding {
  return found.doubt !== undefined;
}

/** True while something in one of these waits for its score. */
export function isDoubted(tracks: Iterable<ChannelTrack>): boolean {
  return [...tracks].some(({ doubtful }) => doubtful);
}

/** The doubts of one channel. */
export class Doubts {
  readonly #options: DoubtsOptions;
  /** Not asked about yet. */
  #fresh: DoubtfulFinding[] = [];
  readonly #asked = new Set<JudgeText>();

  constructor(options: DoubtsOptions) {
    this.#options = options;
  }

  /** True while an answer is missing. */
  get open(): boolean {
    return this.#fresh.length > 0 || this.#asked.size > 0;
  }

  /** Raw offset up to which no rule waits; what leaves whole cannot be cut, so it always waits. */
  get cleared(): number {
    let cleared = Number.POSITIVE_INFINITY;
    const wait = ({ rule, start }: { readonly rule: CompiledRule; readonly start: number }) => {
      if (start < cleared && (rule.posture === 'wait' || this.#options.whole)) cleared = start;
    };
    for (const { rule, finding } of this.#fresh) wait({ rule, start: finding.start });
    for (const asked of this.#asked) wait(asked);
    return cleared;
  }

  add(found: DoubtfulFinding): void {
    this.#fresh.push(found);
  }

  /** Hands over what is due to be asked, one question for each rule; what does not `apply` is no question. */
  take(complete: boolean, apply: (found: DoubtfulFinding) => boolean): JudgeText[] {
    if (this.#fresh.length === 0 || (this.#options.whole && !complete)) return [];
    const byRule = Map.groupBy(this.#fresh.filter(apply), ({ rule }) => rule);
    this.#fresh = [];
    const asked = [...byRule].map(([rule, doubts]) => this.#question(rule, doubts));
    for (const one of asked) this.#asked.add(one);
    return asked;
  }

  answered(question: JudgeText): void {
    this.#asked.delete(question);
  }

  #question(rule: CompiledRule, doubts: readonly DoubtfulFinding[]): JudgeText {
    const starts = doubts.map(({ finding }) => finding.start);
    const ends = doubts.map(({ finding }) => finding.end);
    const start = Math.min(...starts);
    const text = doubts.map(({ doubt }) => doubt.text).join('');
    return {
      ...{ rule, channel: this.#options.channel, text, doubts },
      ...{ textStart: start, start, end: Math.max(...ends) },
    };
  }
}

/** What the judge is asked, and who it is. */
export function questionOf({ rule, channel, text, doubts }: JudgeText): Question {
  const { role } = channel;
  const [first] = doubts ?? [];
  if (doubts === undefined || first === undefined)
    return { rule: rule.name, judge: rule.by.kind === 'judge' ? rule.by.judge : '', texts: [{ role, text }] };
  return {
    rule: rule.name,
    judge: first.doubt.judge,
    texts: doubts.map(({ doubt }) => ({ role, text: doubt.text })),
    doubts: doubts.map(({ doubt, finding }) => ({
      ...{ task: doubt.task, type: finding.type, score: finding.score },
      ...(doubt.sentences === undefined ? {} : { sentences: doubt.sentences }),
      ...(doubt.apart === undefined ? {} : { apart: doubt.apart }),
    })),
  };
}
