/** What an answer weighs, unit by unit: nothing leaves that no budget has room for. */
import type { CountTokens } from '../../core/budgets.ts';
import type { ResponseReader } from '../../core/dialect.ts';
import type { Reading, TextRun, ToolCall, Unit } from '../../core/segment.ts';
import { TokenTexts } from './token-texts.ts';

/** Dialects whose streams say the whole text once more at their end. */
const REPEATS: ReadonlySet<string> = new Set(['openai-responses', 'tgi']);
/** The text again, token by token. */
const AGAIN = /logprob/i;

/** One unit on its way. */
interface Load {
  readonly unit: Unit;
  /** Tokens of the whole answer up to and with this unit. */
  tokens: number;
  readonly calls: Set<ToolCall>;
}

/** What the next unit needs. */
export interface Need {
  /** Tokens of the answer with it. */
  readonly tokens: number;
  readonly calls: readonly ToolCall[];
}

export class AnswerWeight {
  readonly #texts: TokenTexts;
  readonly #repeats: boolean;
  readonly #seen = new WeakSet<object>();
  /** Units that have not left, in order. */
  readonly #waiting: Load[] = [];
  #left = 0;
  #leftTokens = 0;
  #shape: ResponseReader['shape'] = 'whole';

  constructor(count: CountTokens, dialect: string) {
    this.#texts = new TokenTexts(count);
    this.#repeats = REPEATS.has(dialect);
  }

  /** Tokens of all that came, and of what has left. */
  get heard(): number {
    return this.#texts.total;
  }

  /** True where units leave one by one. */
  get streams(): boolean {
    return this.#shape === 'stream';
  }

  take({ units }: Reading, shape: ResponseReader['shape']): void {
    this.#shape = shape;
    for (const unit of units) {
      const load = this.#loadOf(unit);
      for (const run of unit.runs) {
        if (this.#counts(run)) this.#texts.take(run);
        if (run.channel.call !== undefined) load.calls.add(run.channel.call.call);
      }
      load.tokens = this.#texts.total;
    }
  }

  /** What the unit needs that leaves next, when so many have left; undefined where none waits. */
  next(unitsLeft: number): Need | undefined {
    this.#release(unitsLeft);
    const [load] = this.#waiting;
    return load && { tokens: load.tokens, calls: [...load.calls] };
  }

  /** Tokens of what has left. */
  sent(unitsLeft: number): number {
    this.#release(unitsLeft);
    return this.#leftTokens;
  }

  #release(unitsLeft: number): void {
    const gone = this.#waiting.splice(0, Math.max(0, unitsLeft - this.#left));
    this.#left += gone.length;
    this.#leftTokens = gone.at(-1)?.tokens ?? this.#leftTokens;
  }

  #loadOf(unit: Unit): Load {
    const last = this.#waiting.at(-1);
    if (last?.unit === unit) return last;
    const load: Load = { unit, tokens: 0, calls: new Set() };
    this.#waiting.push(load);
    return load;
  }

  #counts({ channel, last }: TextRun): boolean {
    const { role, path } = channel;
    if (role !== 'assistant' && role !== 'reasoning') return false;
    if (AGAIN.test(path)) return false;
    if (!this.#repeats || !this.streams) return true;
    // What is told once more comes whole, in one unit.
    const goesOn = !last || this.#seen.has(channel);
    this.#seen.add(channel);
    return goesOn;
  }
}
