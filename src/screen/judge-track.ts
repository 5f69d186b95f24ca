/** Judge track: which stretches of a channel remote judges are asked about, and how far they have answered. */
import type { Channel } from '../core/segment.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { matchesRole } from '../policy/decide.ts';
import type { DoubtfulFinding } from './doubts.ts';

/** One question about one stretch of one channel. `start`/`end` are raw offsets; `text` may begin earlier for context. */
export interface JudgeText {
  readonly rule: CompiledRule;
  readonly channel: Channel;
  readonly text: string;
  readonly textStart: number;
  readonly start: number;
  readonly end: number;
  /** Where a scanner asks: what it is not sure about. Their texts in a row are `text`. */
  readonly doubts?: readonly DoubtfulFinding[];
}

/** Characters of already judged text that go along with a question. */
const CONTEXT = 400;

interface Progress {
  readonly rule: CompiledRule;
  /** Characters per question; Infinity asks once the text, or the call that it is of, is complete. */
  readonly every: number;
  asked: number;
  /** Stretches answered, by start; the track is clear up to the first gap. */
  readonly answered: Map<number, number>;
  cleared: number;
}

/** The judges of one channel. Stretches begin at fixed offsets, so that chunking does not change the questions. */
export class JudgeTrack {
  readonly #channel: Channel;
  readonly #every: number;
  readonly #rules: readonly CompiledRule[];
  /** Once the role is known, and with it the rules that ask; until then nothing is cleared. */
  #progress: Progress[] | undefined;
  #final = false;
  /** The call that it is a text of is. */
  #callComplete = false;
  #text = '';
  #textStart = 0;
  #received = 0;
  #raised: JudgeText[] = [];

  constructor(
    rules: readonly CompiledRule[],
    options: { readonly channel: Channel; readonly judgeEvery: number },
  ) {
    this.#channel = options.channel;
    this.#every = options.judgeEvery;
    this.#rules = rules;
  }

  /** Raw offset up to which every judge that bytes wait for has answered; what leaves whole cannot be cut, so it waits. */
  get cleared(): number {
    if (this.#progress === undefined) return 0;
    const whole = this.#every === Number.POSITIVE_INFINITY;
    let cleared = this.#received;
    for (const progress of this.#progress) {
      const waits = progress.rule.posture === 'wait' || whole;
      if (waits && progress.cleared < cleared) cleared = progress.cleared;
    }
    return cleared;
  }

  push(text: string, final: boolean): void {
    this.#text += text;
    this.#received += text.length;
    this.#final ||= final;
  }

  /** Hands over the questions that are due; none before the role is settled, or will not be (`finished`). */
  take(finished: boolean): JudgeText[] {
    if (!this.#channel.settled && !finished) return [];
    this.#progress ??= this.#begin();
    for (const progress of this.#progress) this.#raise(progress);
    this.#trim(this.#progress);
    const raised = this.#raised;
    this.#raised = [];
    return raised;
  }

  /** What was held back for the whole of the call is asked about. */
  completeCall(): void {
    this.#callComplete = true;
  }

  answered(question: JudgeText): void {
    const progress = this.#progress?.find((entry) => entry.rule === question.rule);
    if (progress === undefined) return;
    progress.answered.set(question.start, question.end);
    for (
      let end = progress.answered.get(progress.cleared);
      end !== undefined;
      end = progress.answered.get(end)
    ) {
      progress.answered.delete(progress.cleared);
      progress.cleared = end;
    }
  }

  #begin(): Progress[] {
    const { role } = this.#channel;
    const asking = this.#rules.filter((rule) => matchesRole(rule, role));
    return asking.map((rule) => ({
      ...{ rule, every: this.#waitsForCall(rule) ? Number.POSITIVE_INFINITY : this.#every },
      ...{ asked: 0, answered: new Map(), cleared: 0 },
    }));
  }

  #raise(progress: Progress): void {
    const { every, rule } = progress;
    while (progress.asked + every <= this.#received) this.#ask(progress, progress.asked + every);
    const complete = this.#final || (this.#callComplete && this.#waitsForCall(rule));
    if (complete && progress.asked < this.#received) this.#ask(progress, this.#received);
  }

  /** In a streamed answer, where the rule holds calls until they are complete. */
  #waitsForCall({ wholeCalls }: CompiledRule): boolean {
    return wholeCalls === true && this.#every < Number.POSITIVE_INFINITY && this.#channel.call !== undefined;
  }

  #ask(progress: Progress, end: number): void {
    const textStart = Math.max(this.#textStart, progress.asked - CONTEXT);
    const text = this.#text.slice(textStart - this.#textStart, end - this.#textStart);
    this.#raised.push({
      rule: progress.rule,
      channel: this.#channel,
      text,
      textStart,
      start: progress.asked,
      end,
    });
    progress.asked = end;
  }

  #trim(all: readonly Progress[]): void {
    let asked = this.#received;
    for (const progress of all) asked = Math.min(asked, progress.asked);
    if (this.#final && asked === this.#received) this.#text = '';
    const drop = asked - CONTEXT - this.#textStart;
    if (drop <= CONTEXT) return;
    this.#text = this.#text.slice(drop);
    this.#textStart += drop;
  }
}
