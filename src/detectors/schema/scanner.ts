/** The scanner of a schema: opened for each text, it finds the place behind which the text cannot be right. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Channel } from '../../core/segment.ts';
import type { Target } from '../../core/structure.ts';
import type { ProgramFor } from './programs.ts';
import { isInPieces, speaksOf } from './target.ts';
import { Validator } from './validator.ts';
import type { Bounds } from './values.ts';

/** What texts are compared with, and which. */
export interface SchemaRule {
  readonly target: Target;
  programFor(channel: Channel): ProgramFor;
  readonly bounds: Bounds;
}

const NOTHING: readonly [] = [];

/** For texts that the rule does not speak of. */
const IDLE: Scanner = {
  ...{ on: 'raw', lookback: 0, context: 0 },
  scan: ({ text }) => ({ hits: NOTHING, holdFrom: text.length }),
};

/** Makes the scanner; what is opened without a channel is no whole text, and is not judged. */
export function schemaScanner(rule: SchemaRule): Scanner {
  return {
    ...IDLE,
    unfinished: () => false,
    open: (of) => (of === undefined ? IDLE : new SchemaScanner(rule, of)),
  };
}

/** One text. */
class SchemaScanner implements Scanner {
  readonly on = 'raw';
  readonly lookback = 0;
  readonly context = 0;
  readonly #rule: SchemaRule;
  readonly #channel: Channel;
  /** Undefined until it is known whose text it is; null where the rule does not speak of it. */
  #validator: Validator | 'unusable' | null | undefined;
  #told = false;

  constructor(rule: SchemaRule, channel: Channel) {
    this.#rule = rule;
    this.#channel = channel;
  }

  unfinished(): boolean {
    return this.#validator instanceof Validator && this.#validator.unfinished;
  }

  /** Holds nothing but what nobody has said whose text it is. */
  scan({ text, from, final }: ScanInput): ScanOutput {
    const { length } = text;
    if (this.#validator === undefined && !this.#channel.settled && !final)
      return { hits: NOTHING, holdFrom: from };
    if (length > from) this.#validator ??= this.#begin();
    const validator = this.#validator;
    if (validator === 'unusable' && length > from) return this.#unusable(from, length);
    if (this.#told || !(validator instanceof Validator)) return { hits: NOTHING, holdFrom: length };
    const before = validator.length;
    const wrong = validator.push(text.slice(from)) ?? (final ? validator.end() : undefined);
    if (wrong === undefined) return { hits: NOTHING, holdFrom: length };
    this.#told = true;
    const start = from + wrong.at - before;
    const hit = { type: wrong.cause, start, end: Math.min(start + 1, length), score: 1 };
    return { hits: [hit], holdFrom: length };
  }

  /** What cannot be compared is never right. */
  #unusable(start: number, end: number): ScanOutput {
    const hits = this.#told ? NOTHING : [{ type: 'SCHEMA_UNUSABLE', start, end, score: 1 }];
    this.#told = true;
    return { hits, holdFrom: end };
  }

  #begin(): Validator | 'unusable' | null {
    if (isInPieces(this.#rule.target, this.#channel)) return 'unusable';
    if (!speaksOf(this.#rule.target, this.#channel)) return null;
    const program = this.#rule.programFor(this.#channel);
    if (program === 'unusable') return program;
    return program === undefined ? null : new Validator(program, this.#rule.bounds);
  }
}
