/**
 * The gate: tells quickly where phrases may stand at all. Of each phrase two steps are listened for, those whose words
 * ordinary text has the least of; only where both stand near each other is the text looked at word by word.
 */
import type { Heard } from '../engine/candidates.ts';
import type { Literal } from '../engine/literal-index.ts';
import { offsetOf, ownerOf } from '../engine/ordered-keys.ts';
import { COMMON, EVERYWHERE } from './common-words.ts';
import type { Phrase, Slot } from './phrase.ts';
import { LONGEST_PHRASE } from './words.ts';

/** How much dearer everyday words are than one that ordinary text seldom has. */
const DEAR = 300;
const DEAREST = 3000;
/** Shorter words are everyday words. */
const SHORT = 3;
const STEPS = 2;

/** A stretch of a text in which phrases may stand; half open. */
export interface Region {
  readonly start: number;
  end: number;
}

/** Where a gate looks. */
export interface Look {
  /** Of the text that was searched: where the input begins. */
  readonly shift: number;
  readonly from: number;
  readonly length: number;
}

/** Stateless between looks. */
export class PhraseGate {
  readonly literals: readonly Literal[];
  /** By literal: the steps it is a word of, as phrase times two plus which of its two steps. */
  readonly #steps: readonly (readonly number[])[];
  /** By step: where a word of it began last, and in which look. */
  readonly #seen: Int32Array;
  readonly #looks: Int32Array;
  #look = 0;

  constructor(phrases: readonly Phrase[]) {
    const steps = new Map<string, number[]>();
    for (const [phrase, { first, rest }] of phrases.entries()) {
      const rarest = [first, ...rest].toSorted((one, other) => costOf(one) - costOf(other)).slice(0, STEPS);
      for (let step = 0; step < STEPS; step++) {
        // A phrase of one step stands alone: its word is both.
        for (const word of wordsOf(rarest[step] ?? first)) {
          steps.set(word, [...(steps.get(word) ?? []), phrase * STEPS + step]);
        }
      }
    }
    this.literals = [...steps.keys()].map(literalOf);
    this.#steps = [...steps.values()];
    this.#seen = new Int32Array(phrases.length * STEPS);
    this.#looks = new Int32Array(phrases.length * STEPS);
  }

  /** The stretches in which phrases may stand, in order and apart from each other. */
  regions({ count, keys }: Heard, { shift, from, length }: Look): Region[] {
    this.#look++;
    const regions: Region[] = [];
    for (let at = 0; at < count; at++) {
      const key = keys[at] ?? 0;
      const literal = ownerOf(key);
      const start = offsetOf(key) - shift - (this.literals[literal]?.text.length ?? 0);
      if (start < from) continue;
      const first = this.#firstStep(literal, start);
      if (first >= 0) {
        const begin = Math.max(from, start - LONGEST_PHRASE);
        addRegion(regions, { start: begin, end: Math.min(length, first + LONGEST_PHRASE) });
      }
    }
    return regions;
  }

  /** Where the last word began that is the other step of a phrase with this word, near enough; -1 for none. */
  #firstStep(literal: number, start: number): number {
    let last = -1;
    for (const step of this.#steps[literal] ?? []) {
      this.#seen[step] = start;
      this.#looks[step] = this.#look;
      const other = step ^ 1;
      if (this.#looks[other] !== this.#look) continue;
      const seen = this.#seen[other] ?? 0;
      if (start - seen <= LONGEST_PHRASE) last = Math.max(last, Math.min(seen, start));
    }
    return last;
  }
}

/** Adds a stretch, which does not begin before the one added last. */
export function addRegion(regions: Region[], region: Region): void {
  const last = regions.at(-1);
  if (last === undefined || region.start > last.end) regions.push(region);
  else if (region.end > last.end) last.end = region.end;
}

function literalOf(word: string): Literal {
  const stem = word.endsWith('*');
  return { text: stem ? word.slice(0, -1) : word, held: false, stands: stem ? 'begins' : 'whole' };
}

/** Of each spelling the rarest word. */
function wordsOf({ spellings }: Slot): string[] {
  return spellings.map((spelling) =>
    spelling.split(' ').reduce((best, word) => (isRarer(word, best) ? word : best)),
  );
}

function isRarer(one: string, other: string): boolean {
  return wordCost(one) < wordCost(other) || (wordCost(one) === wordCost(other) && one.length > other.length);
}

function costOf(slot: Slot): number {
  return wordsOf(slot).reduce((sum, word) => sum + wordCost(word), 0);
}

function wordCost(word: string): number {
  const letters = word.replace(/\*$/, '');
  if (EVERYWHERE.has(letters)) return DEAREST;
  if (COMMON.has(letters)) return DEAR;
  return letters.length < SHORT && letters.charCodeAt(0) < 0x80 ? DEAR : 1;
}
