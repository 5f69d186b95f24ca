/**
 * Meaning: how near what a text says is to what a prompt says, clause by clause, whatever the words. Answers speak of
 * what their prompt speaks of, so it tells something only where a text says that it tells a prompt.
 */
import { add, nearest, type Vector } from '../embedding/linear-algebra.ts';
import { placeOf, type Sum } from '../embedding/place.ts';
import type { StaticEmbedding } from '../embedding/static-embedding.ts';
import { Clauses } from './clauses.ts';

/** Clauses of the prompts that are compared; the longer they are, the more stands in one. bench: system-prompt-leak */
const MOST_PLACES = 256;
/** Clauses of the answer that are looked back over, and how much one counts at most. */
const WINDOW = 8;
const MOST_COUNTED = 4;
/** What says so much is enough to be sure: some six words that mean something. */
const ENOUGH = 3;
/** Nearness of what tells another prompt, and of what is sure to tell this one. */
const FAR = 0.27;
const NEAR = 0.46;

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
  const sums = together <= 1 ? said : Array.from({ length: MOST_PLACES }, (_, at) => joined(said.slice(at * together, (at + 1) * together), embedding));
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

interface Compared {
  readonly counts: number;
  readonly near: number;
}

/** Follows what one text says once it has said that it tells a prompt. */
export class MeaningWatch {
  readonly #prompt: Meaning;
  readonly #user: Meaning | undefined;
  readonly #clauses: Clauses;
  readonly #window: Compared[] = [];

  /** `user` is what the user wrote, which tells nothing of the prompt. */
  constructor(prompt: Meaning, user: Meaning | undefined) {
    this.#prompt = prompt;
    this.#user = user;
    this.#clauses = new Clauses(prompt.embedding);
  }

  /** Takes the next unit; returns how sure it is that what was said lately tells the prompt, 0 to 1. */
  take(unit: number): number {
    return this.#compare(this.#clauses.take(unit));
  }

  /** Nothing follows. */
  end(): number {
    return this.#compare(this.#clauses.end());
  }

  #compare(clause: Sum | undefined): number {
    const place = clause && placeOf(clause, this.#prompt.embedding);
    if (clause === undefined || place === undefined) return 0;
    const near = this.#prompt.nearness(place);
    if (this.#user !== undefined && this.#user.nearness(place) >= near) return 0;
    this.#window.push({ counts: Math.min(clause.says, MOST_COUNTED), near });
    if (this.#window.length > WINDOW) this.#window.shift();
    return this.#sureness();
  }

  #sureness(): number {
    let counted = 0;
    let sum = 0;
    for (const { counts, near } of this.#window) {
      counted += counts;
      sum += counts * near;
    }
    const share = Math.min(1, Math.max(0, (sum / counted - FAR) / (NEAR - FAR)));
    return share * Math.min(1, counted / ENOUGH);
  }
}
