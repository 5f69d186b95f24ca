/** Labels: which class a field beside a text, or in it, says. */
import { type Class, higher } from '../../core/classes.ts';
import { labelName, type SourceLabel } from '../../core/document.ts';
import { fold } from '../fold.ts';
import { TLP, WORDS } from './classes.ts';
import { classOfWord } from './clearances.ts';
import type { ConfidentialityOptions } from './options.ts';

/** Values that say a class where nothing but labels stands. */
const HELD: readonly (readonly [value: string, of: Class])[] = [
  ...['none', 'open', 'unclassified', 'unrestricted', 'publique', 'publico', 'offentlich'].map(
    (value) => [value, 'PUBLIC'] as const,
  ),
  ...['low', 'general', 'official', 'intern', 'interne', 'interno'].map(
    (value) => [value, 'INTERNAL'] as const,
  ),
  ...['medium', 'moderate', 'private', 'sensitive'].map((value) => [value, 'CONFIDENTIAL'] as const),
  ...['high', 'critical'].map((value) => [value, 'RESTRICTED'] as const),
];

/** Values of which is kept what they say. */
const MOST_KEPT = 1000;

/** The labels of one policy. */
export class Labels {
  /** As they are compared. */
  readonly names: ReadonlySet<string>;
  /** A field of a text: `Classification: confidential`, `"sensitivity": "internal"`. */
  readonly #field: RegExp | undefined;
  readonly #values: Values;
  readonly #held: Values;
  readonly #unknown: Class;

  constructor({ labels: { names, values, unknown } }: ConfidentialityOptions) {
    this.names = new Set(names.map(labelName));
    const own = Object.entries(values).flatMap(([of, own]) =>
      (own ?? []).map((value) => [comparable(value), classOfWord(of)] as const),
    );
    const known = [...TLP, ...WORDS].map(([value, of]) => [comparable(value), of] as const);
    this.#field = fieldNamed(names);
    this.#values = new Values([...known, ...own]);
    this.#held = new Values([...known, ...HELD, ...own]);
    this.#unknown = classOfWord(unknown);
  }

  /** The highest class that labels beside a text say. One that says no class counts where nothing but labels stands. */
  classOf(labels: readonly SourceLabel[] = []): Class {
    return labels.reduce<Class>((highest, { name, value, held }) => {
      if (name !== undefined && !this.names.has(labelName(name))) return highest;
      if (!held) return higher(highest, this.#values.classSaid(value) ?? 'PUBLIC');
      return higher(highest, this.#held.classSaid(value) ?? this.#unknown);
    }, 'PUBLIC');
  }

  /** The highest class that fields of a folded text say; of prose nobody knows which other values are meant as labels. */
  classIn(text: string): Class {
    let found: Class = 'PUBLIC';
    if (this.#field === undefined) return found;
    for (const [, value = ''] of text.matchAll(this.#field))
      found = higher(found, this.#values.classSaid(value) ?? 'PUBLIC');
    return found;
  }
}

/** What values say. */
class Values {
  readonly #known: ReadonlyMap<string, Class>;
  /** Words of the longest one. */
  readonly #words: number;
  readonly #said = new Map<string, Class | undefined>();

  constructor(known: readonly (readonly [value: string, of: Class])[]) {
    this.#known = new Map(known);
    this.#words = Math.max(...known.map(([value]) => value.split(' ').length));
  }

  /** The class that a value says, alone or before more words (`Confidential / Finance`); public is said alone. */
  classSaid(value: string): Class | undefined {
    if (this.#said.has(value)) return this.#said.get(value);
    const of = this.#read(comparable(value));
    if (this.#said.size >= MOST_KEPT) this.#said.clear();
    this.#said.set(value, of);
    return of;
  }

  #read(value: string): Class | undefined {
    const whole = this.#known.get(value);
    if (whole !== undefined) return whole;
    const words = value.split(' ', this.#words + 1);
    for (let length = Math.min(words.length - 1, this.#words); length > 0; length--) {
      const of = this.#known.get(words.slice(0, length).join(' '));
      if (of !== undefined && of !== 'PUBLIC') return of;
    }
    return undefined;
  }
}

/** A name, however its words are joined, and its value on the same line. */
function fieldNamed(names: readonly string[]): RegExp | undefined {
  const spelled = names
    .map((name) => wordsOf(name).map(escaped).join('[ _.-]?'))
    .filter((name) => name !== '');
  if (spelled.length === 0) return undefined;
  const quoted = String.raw`\\{0,3}["']?`;
  const joined = String.raw`(?:\s{0,4}[:=|>]\s{0,4}|\t{1,2})`;
  const value = String.raw`([\p{L}\p{N}][^"'\\\r\n,;|<>{}[\]]{0,47})`;
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${spelled.join('|')})${quoted}${joined}${quoted}${value}`,
    'giu',
  );
}

function wordsOf(name: string): readonly string[] {
  return comparable(name.slice(name.lastIndexOf('/') + 1)).split(' ');
}

function escaped(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, String.raw`\$&`);
}

/** Its words (`highlyConfidential` has two), without case, accents and signs between them. */
function comparable(value: string): string {
  const words = fold(value).text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}
