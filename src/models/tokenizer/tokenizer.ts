/** Tokenizer: what a model reads in the place of text. */

/** Tokens in order; offsets are UTF-16 units of the text, half open. Marks of begin and end are not among them. */
export interface Tokens {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A tokenizer, and the numbers that stand around the tokens of a text. */
export interface Tokenizer {
  readonly pieces: { tokens(text: string): Tokens };
  readonly first: number;
  readonly last: number;
  /** What fills a row up; nothing looks at it. */
  readonly filler: number;
}
