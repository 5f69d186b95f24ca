/** What a request weighs: its tokens, the longest answer that it allows, and the tools that it calls itself. */
import type { CountTokens } from '../../core/budgets.ts';
import type { Reading, ToolCall, Unit } from '../../core/segment.ts';
import type { Wanted } from './claims.ts';
import { TokenTexts } from './token-texts.ts';

/** A request that asks for more answers than this asks for what no provider gives. */
const MOST_CHOICES = 128;

export class RequestWeight {
  readonly #texts: TokenTexts;
  /** Calls of an earlier answer stand in the requests of other dialects. */
  readonly #isCall: boolean;
  readonly #calls = new Set<ToolCall>();
  #maxTokens: number | undefined;
  #choices = 1;

  constructor(count: CountTokens, isCall: boolean) {
    this.#texts = new TokenTexts(count);
    this.#isCall = isCall;
  }

  take({ units }: Reading): void {
    for (const unit of units) {
      for (const run of unit.runs) {
        if (run.channel.role !== 'other') this.#texts.take(run);
        if (this.#isCall && run.channel.call !== undefined) this.#calls.add(run.channel.call.call);
      }
      this.#ask(unit);
    }
  }

  get wanted(): Wanted {
    const output = this.#maxTokens === undefined ? undefined : this.#maxTokens * this.#choices;
    return { input: this.#texts.total, output, tools: [...this.#calls].map(({ name = '' }) => name) };
  }

  #ask({ parameters = [] }: Unit): void {
    for (const note of parameters) {
      if (note.kind !== 'given' || typeof note.value !== 'number' || !(note.value >= 1)) continue;
      const { name, twin } = note.parameter;
      const value = Math.ceil(note.value);
      if (name === 'maxTokens' && twin !== true) this.#maxTokens = Math.max(this.#maxTokens ?? 0, value);
      if (name === 'choices') this.#choices = Math.min(Math.max(this.#choices, value), MOST_CHOICES);
    }
  }
}
