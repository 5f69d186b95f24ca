/**
 * Questions to engines outside. Those about calls are asked as soon as the calls are there, several at once; what they
 * come to is decided when the frontier has come to the call, in order.
 */
import type { Decision, DecisionQuestion } from '../core/decision.ts';
import type { Result } from '../core/fault.ts';
import type { CallNote, CallQuestion } from '../core/tool-call.ts';

/** Questions that one message has open at once, the one that the frontier waits for left out. */
const MOST_AHEAD = 8;

/** A question to an engine; the lane waits for `decided(id, ...)`. */
export interface DecisionAsk {
  readonly id: number;
  readonly rule: string;
  readonly question: DecisionQuestion;
}

/** A question about a call that was asked. */
interface Asked {
  readonly id: number;
  outcome?: Result<Decision>;
}

/** The questions of one lane. */
export class EngineAsks {
  #nextId = 1;
  #fresh: DecisionAsk[] = [];
  readonly #asked = new Map<CallQuestion, Asked>();
  /** By their ids: those that nobody has answered, of calls that the frontier may not have come to. */
  readonly #open = new Map<number, Asked>();
  /** Calls that are to be asked about when others were answered. */
  #later: CallNote[] = [];

  /** Asks about the message as a whole; returns the id of the question. */
  ask(rule: string, question: DecisionQuestion): number {
    const id = this.#nextId++;
    this.#fresh.push({ id, rule, question });
    return id;
  }

  /** The frontier has come to a call: what is known of it, which has an outcome where it was answered. */
  reach(rule: string, call: CallQuestion): Asked {
    return this.#asked.get(call) ?? this.#askAbout(rule, call);
  }

  /** Takes calls that were found, wherever the frontier is. */
  foresee(notes: readonly CallNote[]): void {
    this.#later.push(...notes);
    while (this.#later.length > 0 && this.#open.size < MOST_AHEAD) {
      const { rule = '', asks } = this.#later.shift() ?? {};
      if (asks !== undefined && !this.#asked.has(asks)) this.#askAbout(rule, asks);
    }
  }

  /** An answer has come. */
  answered(id: number, outcome: Result<Decision>): void {
    const asked = this.#open.get(id);
    if (asked === undefined) return;
    this.#open.delete(id);
    asked.outcome = outcome;
  }

  /** Hands over the questions raised since the last call. */
  take(): DecisionAsk[] {
    const fresh = this.#fresh;
    if (fresh.length > 0) this.#fresh = [];
    return fresh;
  }

  clear(): void {
    this.#fresh = [];
    this.#later = [];
    this.#asked.clear();
    this.#open.clear();
  }

  #askAbout(rule: string, call: CallQuestion): Asked {
    const asked: Asked = { id: this.ask(rule, call.question) };
    this.#asked.set(call, asked);
    this.#open.set(asked.id, asked);
    return asked;
  }
}
