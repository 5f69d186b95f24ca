/**
 * Gist: how much of what a text says lately comes from one place of a prompt, in any order and layout. Words of a topic
 * are spread over a prompt; what retells it takes words that stand near one another there.
 */

import { WordOrder } from './word-order.ts';
import { eachWordOf } from './word-reader.ts';
import { contentOf } from './words.ts';

/** Content words that are looked back over. */
const WINDOW = 16;
/** The least weight that is a gist of anything. */
const LEAST = 9;
/** Words of the prompt that were met last, and how far apart in it neighbours may stand. */
const RECENT = 6;
const NEAR = 7;
/** Words of the prompt, wherever they stand there, that are sure to retell it in a text that says it does. */
const TOLD = 8;
/** Fewer say nothing. */
const FEWEST_TOLD = 3;
const NUMBER = /^[0-9]+$/;
/** Places of one word that are remembered. */
const MOST_PLACES = 12;

/** The places of one word in a prompt, counted in content words. */
export interface Places {
  readonly all: readonly number[];
  /** Those where no customer is to be told it. */
  readonly telling: readonly number[];
}

/** The content words of a prompt. */
export type PromptWords = ReadonlyMap<string, Places>;

/** A folded text, and of its offsets those that say nothing, and those that say what customers are to be told. */
export interface PromptText {
  readonly text: string;
  readonly saysNothing: (offset: number) => boolean;
  readonly isTellable: (offset: number) => boolean;
}

/** The content words of folded texts. */
export function promptWordsOf(texts: readonly PromptText[]): PromptWords {
  const words = new Map<string, { readonly all: number[]; readonly telling: number[] }>();
  let place = 0;
  for (const { text, saysNothing, isTellable } of texts) {
    for (const { stem, offset } of contentIn(text).filter((word) => !saysNothing(word.offset))) {
      const { all, telling } = words.get(stem) ?? { all: [], telling: [] };
      words.set(stem, { all, telling });
      keep(all, place);
      if (!isTellable(offset)) keep(telling, place);
      place++;
    }
    place += NEAR * 2;
  }
  return words;
}

function keep(places: number[], place: number): void {
  if (places.length < MOST_PLACES) places.push(place);
}

function contentIn(text: string): { readonly stem: string; readonly offset: number }[] {
  const words: { readonly stem: string; readonly offset: number }[] = [];
  eachWordOf(text, (word, offset) => {
    const content = contentOf(word);
    if (content !== undefined) words.push({ stem: content.stem, offset });
  });
  return words;
}

interface Met {
  /** It is of the prompt, wherever it stands there. */
  readonly told: boolean;
  readonly stem: string;
  readonly weight: number;
  /** Of the weight, what comes from the prompt. */
  readonly taken: number;
}

/** What a gist is judged by. */
export interface GistOptions {
  readonly knows: (stem: string) => boolean;
  readonly announced: () => boolean;
  /** The text has hinted that it tells one. */
  readonly hinted: () => boolean;
}

/** Follows one text. */
export class Gist {
  readonly #words: PromptWords;
  readonly #window: Met[] = [];
  /** Words of the prompt, the last one first. */
  readonly #recent: { readonly stem: string; readonly places: readonly number[] }[] = [];
  #weight = 0;
  #taken = 0;
  #told = 0;

  readonly #knows: (stem: string) => boolean;
  readonly #announced: () => boolean;
  readonly #hinted: () => boolean;
  readonly #order = new WordOrder();

  /** `knows` is true for words of the user, which tell nothing of the prompt; `announced` once a text says that it tells one. */
  constructor(words: PromptWords, { knows, announced, hinted }: GistOptions) {
    this.#words = words;
    this.#knows = knows;
    this.#announced = announced;
    this.#hinted = hinted;
  }

  /** Takes the next word; returns the share of what was said lately that comes from the prompt, 0 to 1. */
  take(word: string): number {
    const content = contentOf(word);
    if (content === undefined) return 0;
    const { stem, weight } = content;
    const places = this.#placesOf(stem);
    // Numbers of a list say nothing.
    if (places === undefined && NUMBER.test(stem)) return 0;
    const told = places !== undefined && !this.#knows(stem);
    const inOrder = this.#order.take(told ? places : undefined);
    const repeats = this.#window.some((met) => met.stem === stem);
    const near = places !== undefined && !repeats && this.#isNear(stem, places);
    const taken = near && told ? weight : 0;
    if (places !== undefined && !repeats) this.#remember(stem, places);
    this.#add({ stem, weight: repeats ? 0 : weight, taken, told: told && !repeats });
    return Math.max(inOrder, this.#sharedIfAnnounced(), this.#taken / Math.max(this.#weight, LEAST));
  }

  /** Where a word says something; undefined for nowhere. */
  #placesOf(stem: string): readonly number[] | undefined {
    const places = this.#words.get(stem);
    if (places === undefined || this.#announced()) return places?.all;
    return places.telling.length === 0 ? undefined : places.telling;
  }

  /** In a text that says that it retells a prompt, its words count wherever they stand there. */
  #sharedIfAnnounced(): number {
    if (this.#told < FEWEST_TOLD) return 0;
    return this.#announced() || this.#hinted() ? Math.min(1, this.#told / TOLD) : 0;
  }

  #add(met: Met): void {
    this.#window.push(met);
    this.#weight += met.weight;
    this.#taken += met.taken;
    if (met.told) this.#told++;
    if (this.#window.length <= WINDOW) return;
    const gone = this.#window.shift();
    this.#weight -= gone?.weight ?? 0;
    this.#taken -= gone?.taken ?? 0;
    if (gone?.told) this.#told--;
  }

  #isNear(stem: string, places: readonly number[]): boolean {
    return this.#recent.some(
      (met) =>
        met.stem !== stem && met.places.some((one) => places.some((other) => Math.abs(one - other) <= NEAR)),
    );
  }

  #remember(stem: string, places: readonly number[]): void {
    this.#recent.unshift({ stem, places });
    if (this.#recent.length > RECENT) this.#recent.pop();
  }
}
