/** Questions: what a lane has asked of judges and not heard back, and how much it may ask. */
import { type Fault, fault } from '../core/fault.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import type { ChannelTrack } from './channel-track.ts';
import type { JudgeText } from './judge-track.ts';
import type { Ask } from './lane-output.ts';

/** Texts of one message that the judge of one rule is asked about, at most. */
export const MOST_QUESTIONS = 200;

/** A question that waits for its answer. */
export interface Question {
  readonly text: JudgeText;
  readonly track: ChannelTrack;
}

/** A rule has more to ask about one message than it may. */
export function floodFault({ name }: CompiledRule): Fault {
  const message = `The message has too many texts for the judge of rule "${name}": more than ${MOST_QUESTIONS}.`;
  return fault('judge', message);
}

/** The questions of one lane. */
export class Questions {
  readonly #most: number;
  readonly #open = new Map<number, Question>();
  readonly #counts = new Map<CompiledRule, number>();
  /** Channels whose role was not known yet. */
  #unsettled: ChannelTrack[] = [];
  #nextId = 1;
  #flooded: CompiledRule[] = [];

  /** `most`: how many questions a rule has. */
  constructor(most: number) {
    this.#most = most;
  }

  /** True while an answer is waited for. */
  get waiting(): boolean {
    return this.#open.size > 0;
  }

  /** What is due to be asked about a track; what cannot be asked yet is remembered. */
  raise(track: ChannelTrack, finished: boolean): Ask[] {
    if (!track.judged) return [];
    if (!finished && !track.channel.settled) {
      if (this.#unsettled.at(-1) !== track) this.#unsettled.push(track);
      return [];
    }
    const asks: Ask[] = [];
    for (const text of track.questions(finished)) {
      if (this.#counted(text.rule)) asks.push(this.#ask({ text, track }));
      else track.answered(text);
    }
    return asks;
  }

  /** What is due about channels whose role became known, or will not be (`finished`). */
  settle(finished: boolean): Ask[] {
    const waiting = this.#unsettled;
    if (waiting.length === 0) return [];
    this.#unsettled = [];
    return waiting.flatMap((track) => this.raise(track, finished));
  }

  /** Takes the question with this id. */
  take(id: number): Question | undefined {
    const question = this.#open.get(id);
    this.#open.delete(id);
    return question;
  }

  /** The rules that have more to ask than they may, each once. */
  flooded(): CompiledRule[] {
    const rules = this.#flooded;
    if (rules.length > 0) this.#flooded = [];
    return rules;
  }

  clear(): void {
    this.#open.clear();
    this.#unsettled = [];
  }

  #ask(question: Question): Ask {
    const id = this.#nextId++;
    this.#open.set(id, question);
    return { id, text: question.text };
  }

  #counted(rule: CompiledRule): boolean {
    const count = (this.#counts.get(rule) ?? 0) + 1;
    this.#counts.set(rule, count);
    if (count === this.#most + 1) this.#flooded.push(rule);
    return count <= this.#most;
  }
}
