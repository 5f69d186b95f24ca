/**
 * Placeholders: what stands for which value, in one exchange or, with what was known before, in one conversation.
 * Holds content; it lives in memory, and what is kept of it is encrypted.
 */
import type { NamedValue } from '../../core/ports.ts';
import type { Value } from '../../policy/actions/value.ts';
import { addName, emptyNames, nameIn } from './names.ts';

/** Values of one exchange or conversation, at most; what comes beyond is redacted for good. */
const MOST = 1000;
/** Characters of one value, and of all of them, at most. */
const LONGEST_VALUE = 4096;
const MOST_CHARACTERS = 262_144;

/** What a name costs in memory, letter by letter, in bytes, give or take. */
const NAME_COST = 1000;

/** The placeholders of one exchange. */
export class Placeholders {
  /** By name: `EMAIL_1`. */
  readonly #values = new Map<string, string | null>();
  /** By type and value. */
  readonly #names = new Map<string, string>();
  /** The last number of each type. */
  readonly #counts = new Map<string, number>();
  /** All names, letter by letter. */
  readonly spellings = emptyNames();
  #characters = 0;
  #fresh: NamedValue[] = [];
  /** How many values were replaced, and how many placeholders brought back. */
  replaced = 0;
  restored = 0;

  /** True when there is nothing to bring back. */
  get isEmpty(): boolean {
    return this.#values.size === 0;
  }

  /** What they hold in memory, in bytes, give or take. */
  get holding(): number {
    return this.#characters * 4 + this.#values.size * NAME_COST;
  }

  /** The placeholder of a value: the same for the same value; undefined when there are as many as there may be. */
  placeholderOf({ type, text }: Value): string | undefined {
    const name = this.#names.get(`${type}\n${text}`) ?? this.#make({ type, text });
    if (name === undefined) return undefined;
    this.replaced++;
    return `<${name}>`;
  }

  /** What a placeholder stands for, however it is spelled; undefined for one that was not made here. */
  valueOf(placeholder: string): string | undefined {
    const name = nameIn(this.spellings, placeholder);
    const value = name === undefined ? undefined : this.#values.get(name);
    if (value === undefined || value === null) return undefined;
    this.restored++;
    return value;
  }

  /** Adds what was known before; what this exchange made itself stays. */
  learn(known: readonly NamedValue[]): void {
    for (const [name, value] of known) if (!this.#values.has(name)) this.#add(name, value);
  }

  /** What was made since the last call. */
  takeFresh(): readonly NamedValue[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  #make({ type, text }: Value): string | undefined {
    const fits = text.length <= LONGEST_VALUE && this.#characters + text.length <= MOST_CHARACTERS;
    if (!fits || this.#values.size >= MOST) return undefined;
    const name = `${type}_${(this.#counts.get(type) ?? 0) + 1}`;
    this.#add(name, text);
    this.#fresh.push([name, text]);
    return name;
  }

  #add(name: string, value: string | null): void {
    const end = name.lastIndexOf('_');
    const type = name.slice(0, end);
    this.#counts.set(type, Math.max(this.#counts.get(type) ?? 0, Number(name.slice(end + 1)) || 0));
    this.#values.set(name, value);
    if (value === null) return;
    this.#characters += value.length;
    this.#names.set(`${type}\n${value}`, name);
    addName(this.spellings, name);
  }
}
