/**
 * Meaning: how near what a text says is to what a prompt says, clause by clause, whatever the words. Answers speak of
 * what their prompt speaks of, so it tells something only where a text says that it tells a prompt.
 */
import { add, nearest, type Vector } from '../embedding/linear-algebra.ts';
import { placeOf, type Sum } from '../embedding/place.ts';
import type { StaticEmbedding } from '../embedding/static-embedding.ts';
import { type Ladder, readOff } from '../learned/ladder.ts';
import { Clauses } from './clauses.ts';

/** Clauses of the prompts that are compared; the longer they are, the more stands in one. bench: system-prompt-leak */
const MOST_PLACES = 256;
/** How much one clause of the answer counts at most, and how near it is at most. */
const MOST_COUNTED = 4;
const NEAREST = 0.5;
/** What is so little nearer than to what any prompt says tells no more than that, which is so near to any. */
const BESIDE = 0.1;
const ANY = 0.2;
/** How near the clauses are on average before the first: one or two may be near by chance. */
const CHANCE = 1.5;
/** Clauses behind what says that it tells a prompt, and before it, which are compared. */
const MOST_CLAUSES = 48;
const FAR = 0.25;
/** What is farther on average is as likely chance. */
const LEAST = 0.29;
/** How sure the average makes it: texts that tell other prompts are rarely over the second step. */
const SURENESS: Ladder = [
  [LEAST, 0.25],
  [0.32, 0.5],
  [0.38, 0.72],
  [0.44, 0.92],
  [NEAREST, 1],
];

/** What the clauses of prompts say, each by its direction. */
export class Meaning {
  readonly embedding: StaticEmbedding;
  readonly #texts: readonly string[];
  #places: readonly Vector[] | undefined;

  /** Of folded texts, which are read when they are asked for first. */
  constructor(embedding: StaticEmbedding, texts: readonly string[]) {
    this.embedding = embedding;
    this.#texts = texts;
  }

  /** How near the nearest clause is, -1 to 1. */
  nearness(place: Vector): number {
    this.#places ??= placesIn(this.#texts, this.embedding);
    return nearest(this.#places, place);
  }
}

function placesIn(texts: readonly string[], embedding: StaticEmbedding): Vector[] {
  const said = texts.flatMap((text) => saidIn(text, embedding));
  const together = Math.ceil(said.length / MOST_PLACES);
  const sums =
    together <= 1
      ? said
      : Array.from({ length: MOST_PLACES }, (_, at) =>
          joined(said.slice(at * together, (at + 1) * together), embedding),
        );
  return sums.flatMap((sum) => placeOf(sum, embedding) ?? []);
}

/** The clauses of a text, and its sentences where they have several. */
function saidIn(text: string, embedding: StaticEmbedding): Sum[] {
  const said: Sum[] = [];
  const reader = new Clauses(embedding);
  let sentence: Sum[] = [];
  const put = (clause: Sum | undefined) => {
    if (clause !== undefined) sentence.push(clause);
    if (!reader.endsSentence) return;
    said.push(...sentence);
    if (sentence.length > 1) said.push(joined(sentence, embedding));
    sentence = [];
  };
  for (let at = 0; at < text.length; at++) put(reader.take(text.charCodeAt(at)));
  put(reader.end());
  return said;
}

function joined(parts: readonly Sum[], { dimensions }: StaticEmbedding): Sum {
  const sum = new Float64Array(dimensions);
  for (const part of parts) add(sum, part.sum, 1);
  return { sum, says: parts.reduce((says, part) => says + part.says, 0) };
}

/** What the clauses of a text are compared with. */
export interface Compared {
  readonly prompt: Meaning;
  /** What the user wrote, and what any prompt says: being nearer to them tells nothing of this prompt. */
  readonly user: Meaning | undefined;
  readonly any: Meaning;
}

/** Follows what one text says once it has said that it tells a prompt. */
export class MeaningWatch {
  readonly #compared: Compared;
  readonly #clauses: Clauses;
  #counted = 0;
  #near = 0;
  #surest = 0;
  #left = MOST_CLAUSES;

  /** `before` is what was said right before, which may be what is told. */
  constructor(compared: Compared, before: string) {
    this.#compared = compared;
    this.#clauses = new Clauses(compared.prompt.embedding);
    for (let at = 0; at < before.length; at++) this.take(before.charCodeAt(at));
  }

  /** So much was said that nothing more changes it. */
  get ended(): boolean {
    return this.#left <= 0;
  }

  /** Takes the next unit; behind a mark it returns how sure it is that what was said so far tells the prompt, 0 to 1. */
  take(unit: number): number {
    return this.#compare(this.#clauses.take(unit));
  }

  /** Nothing follows. */
  end(): number {
    return this.#compare(this.#clauses.end());
  }

  #compare(clause: Sum | undefined): number {
    const place = clause && placeOf(clause, this.#compared.prompt.embedding);
    if (clause !== undefined && place !== undefined) this.#count(Math.min(clause.says, MOST_COUNTED), place);
    return this.#clauses.ends ? this.#surest : 0;
  }

  #count(counts: number, place: Vector): void {
    const { prompt, user, any } = this.#compared;
    this.#left--;
    const near = prompt.nearness(place);
    if (user !== undefined && user.nearness(place) >= near) return;
    // What is far from the prompt needs no comparison.
    const isOfAny = near <= ANY || any.nearness(place) + BESIDE >= near;
    this.#counted += counts;
    this.#near += counts * Math.max(0, Math.min(near, isOfAny ? ANY : NEAREST));
    const mean = (this.#near + CHANCE * FAR) / (this.#counted + CHANCE);
    if (mean >= LEAST) this.#surest = Math.max(this.#surest, readOff(SURENESS, mean));
  }
}
