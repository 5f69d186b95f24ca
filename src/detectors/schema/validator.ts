/**
 * Validator: one JSON text against one schema, character by character. It says where the first character stands behind
 * which no text can be right, and why. Memory grows with the depth, the schema and what has to be compared later.
 */
import type { Cause } from './causes.ts';
import { JsonReader } from './json-reader.ts';
import type { Program } from './node.ts';
import { type Bounds, Values } from './values.ts';

/** Where nothing can be right any more; an offset in UTF-16 units of the whole text. */
export interface Violation {
  readonly at: number;
  readonly cause: Cause;
}

/** One text. */
export class Validator {
  readonly #values: Values;
  readonly #reader: JsonReader;
  /** UTF-16 units so far. */
  length = 0;
  #violation: Violation | undefined;

  constructor(program: Program, bounds: Bounds) {
    this.#values = new Values(program, bounds);
    this.#reader = new JsonReader(this.#values);
  }

  /** Takes the next characters; what is wrong, once it is. */
  push(text: string): Violation | undefined {
    if (this.#violation !== undefined) return this.#violation;
    const at = this.#reader.push(text);
    if (at >= 0) this.#violation = { at: this.length + at, cause: this.#values.cause ?? 'JSON_SYNTAX' };
    this.length += text.length;
    return this.#violation;
  }

  /** True while the text may not end here. */
  get unfinished(): boolean {
    return this.#violation === undefined && this.length > 0 && !this.#reader.complete;
  }

  /** No more follows. A text without a character is nothing that could be wrong. */
  end(): Violation | undefined {
    if (this.#violation !== undefined || this.length === 0) return this.#violation;
    if (!this.#reader.end())
      this.#violation = { at: this.length, cause: this.#values.cause ?? 'JSON_SYNTAX' };
    return this.#violation;
  }
}
