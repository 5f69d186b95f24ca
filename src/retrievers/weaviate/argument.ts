/** Values of arguments of GraphQL (spec October 2021, section 2.9), as far as they are let through. */
import { z } from 'zod';
import type { JsonNumber } from '../json.ts';

/** A value of an enumeration: a name without quotes. */
export class Word {
  readonly word: string;

  constructor(word: string) {
    this.word = word;
  }
}

/** Numbers keep their source text. Objects have no prototype, and each name once. */
export type Argument =
  | null
  | boolean
  | string
  | JsonNumber
  | Word
  | readonly Argument[]
  | { readonly [name: string]: Argument };
export type ArgumentObject = { readonly [name: string]: Argument };

/** One of these words. */
export function word(...names: readonly string[]): z.ZodType<Word> {
  return z.custom<Word>((value) => value instanceof Word && names.includes(value.word));
}

/** The name of a property: a name of GraphQL that is none of Weaviate's own. */
export const NAME = /^[A-Za-z][A-Za-z0-9_]{0,230}$/;

/** A list, or one value that stands for a list of it (section 3.11, input coercion). */
export function some<T extends z.ZodType>(each: T): z.ZodType {
  return z.union([each, z.array(each).min(1)]);
}
