/** Prompt: what an answer is compared with: the system prompts of a request, and what of them says nothing. */
import type { RequestText } from '../../core/detector.ts';
import type { StaticEmbedding } from '../embedding/static-embedding.ts';
import { Follower } from '../overlap/follower.ts';
import { lettersBefore, lettersOf } from '../overlap/letters.ts';
import { GRAM, Passages, Tail } from '../overlap/passages.ts';
import { spell } from '../views/spellings.ts';
import { amountsIn } from './amounts.ts';
import { COMMON_PHRASES } from './common-phrases.ts';
import { conceptOf } from './concepts.ts';
import { English } from './english.ts';
import { HARMLESS, LEAD, TELLABLE, TELLS } from './evidence.ts';
import { type PromptWords, promptWordsOf } from './gist.ts';
import { type Hushed, hushedIn, hushedOf } from './hushed.ts';
import { type KeptAmounts, keptAmountsOf } from './kept-amounts.ts';
import { Meaning } from './meaning.ts';
import { meantIn, type Span } from './meant.ts';
import { type Secrets, secretsByWord } from './secret-watch.ts';
import { type Secret, secretsIn } from './secrets.ts';
import { sentencesOf } from './sentences.ts';
import { tellableOf } from './tellable.ts';
import type { Tellable } from './told.ts';
import { eachWordOf, wordsOf } from './word-reader.ts';
import { contentOf } from './words.ts';

/** Letters in a row that make what a user wrote a part of the prompt, or a phrase a common one. */
const LEAST_SAID = 20;
const LEAST_COMMON = 10;
/** Characters of a text that tell its language. */
const ENOUGH_FOR_LANGUAGE = 2000;

/** Prompts, ready to be compared with; kept for the next exchange that has the same. */
export interface Prompt {
  readonly passages: Passages;
  /** Undefined where nobody asks what retells them. */
  readonly words: PromptWords | undefined;
  /** Words that give it away by themselves. */
  readonly secrets: Secrets | undefined;
  /** What is not to be told. */
  readonly hushed: Hushed | undefined;
  /** Shares and sums that are not for everybody. */
  readonly amounts: KeptAmounts | undefined;
  /** What it says, whatever the words; undefined where nothing can tell, or another language than English. */
  readonly meaning: Meaning | undefined;
  /** By place: what quoting it says. */
  readonly common: Uint8Array;
}

/** What prompts are read with: phrases that may be told, and what knows words by their meaning. */
export interface ReadWith {
  readonly allowed: readonly string[];
  readonly embedding: StaticEmbedding | undefined;
}

/** Reads the texts of prompts. */
export function promptOf(texts: readonly string[], { allowed, embedding }: ReadWith): Prompt {
  const { folded, passages, common, meant } = readTexts(texts, allowed);
  const sentences = folded.map(sentencesOf);
  const tellable = sentences.map(tellableOf);
  markTellable(common, folded, tellable);
  const read = folded.map((text, at) => ({
    text,
    saysNothing: within(meant[at] ?? []),
    isTellable: within((tellable[at] ?? []).filter(({ lead }) => !lead)),
  }));
  const places = promptWordsOf(read);
  for (const stem of stemsOf(allowed)) places.delete(stem);
  const words = { places, isEnglish: isEnglish(folded) };
  const secrets = secretsByWord(sentences.flatMap(secretsIn).filter((secret) => !isAllowed(secret, allowed)));
  const hushed = hushedOf(sentences.flatMap(hushedIn));
  const amounts = keptAmountsOf(sentences.flat());
  const meaning = embedding && words.isEnglish !== false ? new Meaning(embedding, folded) : undefined;
  return { passages, common, words, secrets, hushed, amounts, meaning };
}

function isEnglish(texts: readonly string[]): boolean | undefined {
  const english = new English();
  for (const text of texts) eachWordOf(text.slice(0, ENOUGH_FOR_LANGUAGE), (word) => english.take(word));
  return english.is;
}

function isAllowed(secret: Secret, allowed: readonly string[]): boolean {
  return hasAll(new Set(wordsIn(allowed)), secret);
}

function hasAll(words: ReadonlySet<string>, secret: Secret): boolean {
  return secret.every((word) => words.has(word));
}

function wordsIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => wordsOf(spell(text, false).folded.text).map((word) => word.toLowerCase()));
}

/** Reads texts of which only quotes count, and nothing that retells them. */
export function quotableOf(texts: readonly string[]): Prompt {
  const { passages, common } = readTexts(texts, []);
  const nothing = { words: undefined, secrets: undefined, hushed: undefined, amounts: undefined };
  return { passages, common, ...nothing, meaning: undefined };
}

function readTexts(texts: readonly string[], allowed: readonly string[]) {
  const folded = texts.map((text) => spell(text, false).folded.text);
  const passages = new Passages(folded);
  const common = new Uint8Array(passages.size);
  for (const phrase of [...COMMON_PHRASES, ...allowed])
    mark(common, passages, { text: phrase, least: LEAST_COMMON });
  const meant = folded.map(meantIn);
  for (const [at, spans] of meant.entries())
    for (const { start, end } of spans)
      mark(common, passages, { text: folded[at]?.slice(start, end) ?? '', least: GRAM });
  return { passages, common, folded, meant };
}

/** Marks what of folded texts may be told, one text behind the other as passages have them. */
function markTellable(
  places: Uint8Array,
  folded: readonly string[],
  tellable: readonly (readonly Tellable[])[],
): void {
  let first = 1;
  for (const [at, text] of folded.entries()) {
    const before = lettersBefore(text);
    for (const { start, end, lead } of tellable[at] ?? []) {
      const part = places.subarray(first + (before[start] ?? 0), first + (before[end] ?? 0));
      part.set(part.map((says) => (says === TELLS ? (lead ? LEAD : TELLABLE) : says)));
    }
    first += (before[text.length] ?? 0) + 1;
  }
}

/** True for offsets in one of the spans. Asked in order. */
function within(spans: readonly Span[]): (offset: number) => boolean {
  const sorted = spans.toSorted((one, other) => one.start - other.start);
  let at = 0;
  return (offset) => {
    while ((sorted[at]?.end ?? Number.POSITIVE_INFINITY) <= offset) at++;
    return (sorted[at]?.start ?? Number.POSITIVE_INFINITY) <= offset;
  };
}

/** What of a prompt the user wrote too: it is no secret to them. Told when it is asked for first. */
export class SaidByUser {
  readonly #prompt: Prompt;
  readonly #texts: readonly RequestText[];
  #harmless: Uint8Array | undefined;
  #stems: ReadonlySet<string> | undefined;
  #words: ReadonlySet<string> | undefined;
  #amounts: ReadonlySet<string> | undefined;
  #meaning: Meaning | undefined;

  constructor(prompt: Prompt, texts: readonly RequestText[]) {
    this.#prompt = prompt;
    this.#texts = texts;
  }

  /** By place in the prompt. */
  readonly harmless = (): Uint8Array => {
    this.#harmless ??= this.#mark();
    return this.#harmless;
  };

  /** True for a word of the user. */
  readonly knows = (stem: string): boolean => {
    this.#stems ??= stemsOf(this.#folded());
    return this.#stems.has(stem);
  };

  /** True for a secret that the user has named. */
  readonly names = (secret: Secret): boolean => {
    this.#words ??= new Set(wordsIn(this.#texts.map(({ text }) => text)));
    return hasAll(this.#words, secret);
  };

  /** True for an amount that the user has named. */
  readonly counts = (amount: string): boolean => {
    this.#amounts ??= new Set(
      this.#texts.flatMap(({ text }) => [...amountsIn(spell(text, false).folded.text)]),
    );
    return this.#amounts.has(amount);
  };

  /** What it says, where that of the prompt is known; undefined for nothing. */
  get meaning(): Meaning | undefined {
    const embedding = this.#prompt.meaning?.embedding;
    if (embedding === undefined || this.#texts.length === 0) return undefined;
    this.#meaning ??= new Meaning(embedding, this.#folded());
    return this.#meaning;
  }

  #folded(): string[] {
    return this.#texts.map(({ text }) => spell(text, false).folded.text);
  }

  #mark(): Uint8Array {
    const { common, passages } = this.#prompt;
    if (this.#texts.length === 0) return common;
    const harmless = common.slice();
    for (const { text } of this.#texts)
      mark(harmless, passages, { text: spell(text, false).folded.text, least: LEAST_SAID });
    return harmless;
  }
}

/** Marks the places of the passages that a text quotes, so many letters in a row. */
function mark(
  places: Uint8Array,
  passages: Passages,
  { text, least }: { readonly text: string; readonly least: number },
): void {
  const tail = new Tail();
  const follower = new Follower(passages, 1);
  for (const letter of lettersOf(text)) {
    tail.push(letter);
    follower.follow(letter, tail);
    if (follower.length < least) continue;
    for (const end of follower.alike(tail, least)) places.fill(HARMLESS, end - least + 1, end + 1);
  }
}

/** The stems of content words, and what they mean. */
function stemsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => wordsOf(text).flatMap((word) => keysOf(word))));
}

function keysOf(word: string): readonly string[] {
  const stem = contentOf(word)?.stem;
  if (stem === undefined) return [];
  const concept = conceptOf(word.toLowerCase());
  return concept === undefined ? [stem] : [stem, concept];
}
