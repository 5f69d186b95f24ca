/**
 * Earlier texts of a choice that is streamed. Models reason, then answer, then call tools; where a format never says where
 * one text ends, it is over when a later one begins: what its last words may become does not hold back what follows, unless
 * they look like part of a value. Where an upstream goes on with it all the same, that is judged behind the end of what came
 * before, in which nothing can be replaced any more.
 */
import type { Channel, TextRun } from '../core/segment.ts';
import { arePlainWords } from './plain-words.ts';

/** Characters that are kept of how a text ended, at least; whatever the rules look for is shorter. */
const REACH = 512;
/** Ends are cut when they are so many times as long, so that few are. */
const SLACK = 4;

const NONE: readonly Channel[] = [];

/** When a text comes: it is over when its choice says something of a later turn. */
const REASONING = 0;
const ANSWER = 1;
const CALL = 2;

/** One text so far. */
interface Earlier {
  readonly turn: number;
  end: string;
  over: boolean;
}

/** The texts of one lane that have no ends of their own. */
export class EarlierTexts {
  readonly #texts = new Map<Channel, Earlier>();

  /** Hears of a run; returns the texts that may be over with it. */
  take({ channel, text }: TextRun): readonly Channel[] {
    if (channel.choice === undefined || text === '') return NONE;
    const turn = turnOf(channel);
    if (turn === undefined) return NONE;
    this.#goOn(channel, turn, text);
    return turn > REASONING ? this.#before(channel.choice, turn) : NONE;
  }

  /** Is a text over of which so many characters at its end are held? It is from then on. */
  end(channel: Channel, held: number): boolean {
    const known = this.#texts.get(channel);
    if (known === undefined || held > REACH || !arePlainWords(held > 0 ? known.end.slice(-held) : ''))
      return false;
    known.over = true;
    return true;
  }

  /** How a text ended which is over; undefined for one that is not. */
  endOf(channel: Channel): string | undefined {
    if (channel.choice === undefined) return undefined;
    const known = this.#texts.get(channel);
    return known?.over === true ? known.end : undefined;
  }

  /** A text that was over goes on. */
  resume(channel: Channel, text: string): void {
    const known = this.#texts.get(channel);
    if (known === undefined) return;
    known.over = false;
    known.end += text;
  }

  clear(): void {
    this.#texts.clear();
  }

  #goOn(channel: Channel, turn: number, text: string): void {
    const known = this.#texts.get(channel);
    if (known === undefined) {
      this.#texts.set(channel, { turn, end: text, over: false });
      return;
    }
    // What goes on behind its end is taken with `resume`.
    if (known.over) return;
    known.end += text;
    if (known.end.length > SLACK * REACH) known.end = known.end.slice(-REACH);
  }

  #before(choice: string, turn: number): readonly Channel[] {
    let before: Channel[] | undefined;
    for (const [channel, text] of this.#texts) {
      if (text.over || text.turn >= turn || channel.choice !== choice) continue;
      before ??= [];
      before.push(channel);
    }
    return before ?? NONE;
  }
}

/** Undefined for what is no part of an answer. */
function turnOf({ role, call }: Channel): number | undefined {
  if (call !== undefined) return CALL;
  if (role === 'reasoning') return REASONING;
  return role === 'assistant' ? ANSWER : undefined;
}
