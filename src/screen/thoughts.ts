/**
 * Reasoning that is streamed. Most formats never say where it ends, so it is over when its choice says something else: what
 * its last word may become does not hold back the answer. Where an upstream goes on with it all the same, that is judged
 * behind the end of what came before, in which nothing can be replaced any more.
 */
import type { Channel, TextRun } from '../core/segment.ts';

/** Characters that are kept of what came; whatever the rules look for is shorter. */
const REACH = 512;
/** The choice that a path is of; empty where there is one alone. */
const CHOICE = /^[^\]]*\]/;

const NONE: readonly Channel[] = [];

/** One reasoning text so far. */
interface Thought {
  readonly choice: string;
  end: string;
  over: boolean;
}

/** The reasoning of one lane. */
export class Thoughts {
  readonly #thoughts = new Map<Channel, Thought>();

  /** Hears of a run; returns the texts that are over with it. */
  take({ channel, text, last }: TextRun): readonly Channel[] {
    if (text === '') return NONE;
    if (channel.role === 'reasoning') {
      if (!last) this.#goOn(channel, text);
      return NONE;
    }
    const ends = this.#thoughts.size > 0 && (channel.role === 'assistant' || channel.call !== undefined);
    return ends ? this.#over(choiceOf(channel)) : NONE;
  }

  /** How a text ended which is over; undefined for one that is not. */
  endOf(channel: Channel): string | undefined {
    const thought = this.#thoughts.get(channel);
    return thought?.over === true ? thought.end : undefined;
  }

  /** A text that was over goes on. */
  resume(channel: Channel, text: string): void {
    const thought = this.#thoughts.get(channel);
    if (thought === undefined) return;
    thought.over = false;
    this.#goOn(channel, text);
  }

  clear(): void {
    this.#thoughts.clear();
  }

  #goOn(channel: Channel, text: string): void {
    const known = this.#thoughts.get(channel);
    // What goes on behind its end is taken with `resume`.
    if (known?.over === true) return;
    const thought = known ?? { choice: choiceOf(channel), end: '', over: false };
    thought.end = (thought.end + text).slice(-REACH);
    this.#thoughts.set(channel, thought);
  }

  #over(choice: string): readonly Channel[] {
    let over: Channel[] | undefined;
    for (const [channel, thought] of this.#thoughts) {
      if (thought.over || thought.choice !== choice) continue;
      thought.over = true;
      over ??= [];
      over.push(channel);
    }
    return over ?? NONE;
  }
}

function choiceOf({ path }: Channel): string {
  return CHOICE.exec(path)?.[0] ?? '';
}
