/** Vocabulary: the words of phrases, to tell where words begin in letters that stand without any gap. */
import { CandidateFinder } from '../../engine/candidates.ts';
import type { Literal } from '../../engine/literal-index.ts';
import { offsetOf, ownerOf } from '../../engine/ordered-keys.ts';

const SHORTEST = 3;
/** Of a compound; shorter parts make words of their own (`everything`). */
const SHORTEST_PART = 6;
const WORD = /^[a-z]+$/;

/** Words that are known. */
export class Vocabulary {
  readonly #words: readonly Pick<Literal, 'text' | 'stands'>[];
  readonly #finder: CandidateFinder;

  /** Words in lower case; of those that only begin a word nothing is known of the end. */
  constructor(words: readonly Pick<Literal, 'text' | 'stands'>[]) {
    const known = words.filter(({ text }) => text.length >= SHORTEST && WORD.test(text));
    const texts = new Set(known.map(({ text }) => text));
    this.#words = known.filter(({ text }) => !isCompound(text, texts));
    const literals = this.#words.map(({ text }) => ({ text, held: false }));
    this.#finder = new CandidateFinder([], [{ literals }]);
  }

  /** Offsets where a word begins or has just ended: from left to right, the longest at each place. */
  bounds(text: string): ReadonlySet<number> {
    const longest = new Map<number, number>();
    this.#finder.find({ text, from: 0, final: true });
    const { count, keys } = this.#finder.heardBy(0);
    for (const key of keys.subarray(0, count)) {
      const word = ownerOf(key);
      const start = offsetOf(key) - this.#length(word);
      const known = longest.get(start);
      if (known === undefined || this.#length(known) < this.#length(word)) longest.set(start, word);
    }
    const bounds = new Set<number>();
    let free = 0;
    for (const [start, word] of [...longest].sort(([one], [other]) => one - other)) {
      if (start < free) continue;
      free = start + this.#length(word);
      bounds.add(start);
      if (this.#words[word]?.stands !== 'begins') bounds.add(free);
    }
    return bounds;
  }

  #length(word: number): number {
    return this.#words[word]?.text.length ?? 0;
  }
}

/** Two words written as one are two: `systemprompt`. */
function isCompound(text: string, known: ReadonlySet<string>): boolean {
  for (let at = SHORTEST_PART; at <= text.length - SHORTEST_PART; at++)
    if (known.has(text.slice(0, at)) && known.has(text.slice(at))) return true;
  return false;
}
