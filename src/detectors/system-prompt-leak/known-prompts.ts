/** Known prompts: an application sends the same prompt with every request; what was made of the last ones is kept. */
import type { Prompt } from './prompt.ts';

/** Prompts that are kept, and characters of the longest of them. */
const MOST = 16;
const LONGEST = 65_536;
/** What is made of a character of a prompt, in bytes, give or take. */
const COST = 24;

/** A prompt, and what it holds in memory that no other exchange shares. */
export interface ReadPrompt {
  readonly prompt: Prompt;
  readonly holding: number;
}

/** The prompts of one rule. Holds content, in memory. */
export class KnownPrompts {
  readonly #read: (texts: readonly string[]) => Prompt;
  /** By the texts; the last one used is the last. */
  readonly #known = new Map<string, Prompt>();

  /** Read so when they come for the first time. */
  constructor(read: (texts: readonly string[]) => Prompt) {
    this.#read = read;
  }

  read(texts: readonly string[]): ReadPrompt {
    const key = [...texts.map(({ length }) => length), ...texts].join('\n');
    const prompt = this.#known.get(key) ?? this.#read(texts);
    if (key.length > LONGEST) return { prompt, holding: key.length * COST };
    this.#known.delete(key);
    this.#known.set(key, prompt);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
    return { prompt, holding: 0 };
  }
}
