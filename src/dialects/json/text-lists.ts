/** Texts that a request gives one by one, in lists, or as the numbers of their tokens, which nothing here can read. */
import type { Role, Skipped } from '../../core/segment.ts';
import type { Place } from './place.ts';
import { type Shape, shape } from './shape.ts';

/** Each prompt is answered by itself; other texts have no such answer. */
export type TextsMark = 'prompts' | 'texts';

const MARKS: ReadonlySet<string | undefined> = new Set<TextsMark>(['prompts', 'texts']);

interface Open {
  readonly array: boolean;
  readonly at: number;
  /** Prompts in front of it. */
  readonly before: number;
  /** It holds a number, which is a token. */
  tokens: boolean;
}

/** A place for a text, or for a list or an object of such places. */
export function texts(role: Role, mark: TextsMark): Shape {
  const open: { -readonly [Key in keyof Shape]: Shape[Key] } = { ...shape({ role, mark }) };
  open.rest = open;
  open.items = open;
  return open;
}

/** Follows the lists at such places. */
export class TextLists {
  /** Prompts so far; a list of tokens is one. */
  prompts = 0;
  /** Those around, from the outside. */
  readonly #open: Open[] = [];

  /** A list or an object begins with that byte. */
  opened({ shape: { mark } }: Place, array: boolean, at: number): void {
    if (MARKS.has(mark)) this.#open.push({ array, at, before: this.prompts, tokens: false });
  }

  /** One ends with that byte. Returns its tokens, if it holds any. */
  closed({ path, shape: { mark } }: Place, at: number): Skipped | undefined {
    const list = MARKS.has(mark) ? this.#open.pop() : undefined;
    if (list?.tokens !== true) return undefined;
    if (mark === 'prompts') this.prompts = list.before + 1;
    return { path, reason: 'opaque', bytes: at + 1 - list.at };
  }

  string({ shape: { mark } }: Place): void {
    if (mark === 'prompts') this.prompts++;
  }

  number({ shape: { mark } }: Place): void {
    const around = MARKS.has(mark) ? this.#open.at(-1) : undefined;
    if (around?.array === true) around.tokens = true;
  }
}
