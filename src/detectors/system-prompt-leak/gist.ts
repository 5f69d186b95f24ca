/**
 * Gist: how much of what a text says lately comes from one place of a prompt, in any order and layout. Words of a topic
 * are spread over a prompt; what retells it takes words that stand near one another there.
 */
import { conceptOf } from './concepts.ts';
import { areForeign, English } from './english.ts';
import { WordOrder } from './word-order.ts';
import { eachWordOf } from './word-reader.ts';
import { type ContentWord, contentOf } from './words.ts';

/** Content words that are looked back over. */
const WINDOW = 16;
/** The least weight that is a gist of anything. */
const LEAST = 9;
/** Words of the prompt that were met last, and how far apart in it neighbours may stand. */
const RECENT = 6;
const NEAR = 7;
/** Words of the prompt, wherever they stand there, that are sure to retell it in a text that says it does. */
const TOLD = 7.5;
/** So many fewer where it says so again and again, and in another language than the prompt's. */
const LESS = 2;
/** What another word of the same meaning counts, where little says that it tells a prompt. */
const MEANT = 0.75;
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

/** The content words of a prompt, and by their concepts what they mean; and whether it is English. */
export interface PromptWords {
  readonly places: ReadonlyMap<string, Places>;
  readonly isEnglish: boolean | undefined;
}

/** A folded text, and of its offsets those that say nothing, and those that say what customers are to be told. */
export interface PromptText {
  readonly text: string;
  readonly saysNothing: (offset: number) => boolean;
  readonly isTellable: (offset: number) => boolean;
}

/** The content words of folded texts. */
export function promptWordsOf(texts: readonly PromptText[]): Map<string, Places> {
  const words = new Map<string, { readonly all: number[]; readonly telling: number[] }>();
  const put = (key: string, place: number, tells: boolean) => {
    const { all, telling } = words.get(key) ?? { all: [], telling: [] };
    words.set(key, { all, telling });
    keep(all, place);
    if (tells) keep(telling, place);
  };
  let place = 0;
  for (const { text, saysNothing, isTellable } of texts) {
    for (const { stem, concept, offset } of contentIn(text).filter((word) => !saysNothing(word.offset))) {
      const tells = !isTellable(offset);
      put(stem, place, tells);
      if (concept !== undefined) put(concept, place, tells);
      place++;
    }
    place += NEAR * 2;
  }
  return words;
}

function keep(places: number[], place: number): void {
  if (places.length < MOST_PLACES) places.push(place);
}

interface PromptWord {
  readonly stem: string;
  readonly concept: string | undefined;
  readonly offset: number;
}

function contentIn(text: string): PromptWord[] {
  const words: PromptWord[] = [];
  eachWordOf(text, (word, offset) => {
    const content = contentOf(word);
    if (content !== undefined)
      words.push({ stem: content.stem, concept: conceptOf(word.toLowerCase()), offset });
  });
  return words;
}

interface Met {
  readonly word: string;
  /** It is of the prompt, wherever it stands there; or means what a word of it does. */
  readonly told: boolean;
  readonly meant: boolean;
  readonly stem: string;
  readonly weight: number;
  /** Of the weight, what comes from the prompt. */
  readonly taken: number;
}

/** What a gist is judged by. */
export interface GistOptions {
  /** Words of the user, which tell nothing of the prompt. */
  readonly knows: (stem: string) => boolean;
  /** How often the text has said that it tells one. */
  readonly strength: () => number;
  /** The text has hinted that it tells one. */
  readonly hinted: () => boolean;
}

/** Follows one text. */
export class Gist {
  readonly #words: PromptWords;
  readonly #window: Met[] = [];
  /** The text has said that it tells a prompt. */
  #announced = false;
  /** Words of the prompt, the last one first. */
  readonly #recent: { readonly stem: string; readonly places: readonly number[] }[] = [];
  #weight = 0;
  #taken = 0;
  #told = 0;
  #meant = 0;

  readonly #options: GistOptions;
  readonly #order = new WordOrder();
  readonly #english = new English();

  constructor(words: PromptWords, options: GistOptions) {
    this.#words = words;
    this.#options = options;
  }

  /** Takes the next word and what it says; returns the share of what was said lately that comes from the prompt, 0 to 1. */
  take(word: string, content: ContentWord | undefined): number {
    if (this.#options.strength() > 0) {
      if (!this.#announced) this.#lookBack();
      this.#english.take(word);
    }
    if (content === undefined) return 0;
    const { stem, weight } = content;
    const places = this.#placesOf(stem);
    if (places === undefined) return this.#takeOther(word, content);
    const told = !this.#options.knows(stem);
    const inOrder = this.#order.take(told ? places : undefined);
    const repeats = this.#has(stem);
    const near = !repeats && this.#isNear(stem, places);
    if (!repeats) this.#remember(stem, places);
    this.#add({
      word,
      stem,
      weight: repeats ? 0 : weight,
      taken: near && told ? weight : 0,
      told: told && !repeats,
      meant: false,
    });
    return Math.max(inOrder, this.#shared());
  }

  /** A word that is in no prompt; what it means may be. */
  #takeOther(word: string, { stem, weight }: ContentWord): number {
    // Numbers of a list say nothing.
    const concept = this.#meantBy(word);
    if (concept === undefined && NUMBER.test(stem)) return 0;
    this.#order.take(undefined);
    const key = concept ?? stem;
    const repeats = this.#has(key);
    this.#add({
      word,
      stem: key,
      weight: repeats ? 0 : weight,
      taken: 0,
      told: false,
      meant: concept !== undefined && !repeats,
    });
    return this.#shared();
  }

  /** The concept of a word that is in no prompt, where it tells one in a text that says that it retells one. */
  #meantBy(word: string): string | undefined {
    const { strength, knows } = this.#options;
    if (strength() === 0) return undefined;
    const concept = conceptOf(word.toLowerCase());
    return concept !== undefined && this.#words.places.has(concept) && !knows(concept) ? concept : undefined;
  }

  /** What was said right before an announcement is told too, but for what customers are to be told. */
  #lookBack(): void {
    this.#announced = true;
    for (const [at, met] of this.#window.entries()) {
      const concept = met.told ? undefined : this.#meantBy(met.word);
      if (concept === undefined || this.#has(concept) || !this.#isTelling(concept)) continue;
      this.#window[at] = { ...met, stem: concept, meant: true };
      this.#meant++;
    }
  }

  #isTelling(key: string): boolean {
    return (this.#words.places.get(key)?.telling.length ?? 0) > 0;
  }

  #has(key: string): boolean {
    return this.#window.some((met) => met.stem === key);
  }

  #shared(): number {
    return Math.max(this.#sharedIfAnnounced(), this.#taken / Math.max(this.#weight, LEAST));
  }

  /** Where a word says something; undefined for nowhere. */
  #placesOf(stem: string): readonly number[] | undefined {
    const places = this.#words.places.get(stem);
    if (places === undefined || this.#options.strength() > 0) return places?.all;
    return places.telling.length === 0 ? undefined : places.telling;
  }

  /** In a text that says that it retells a prompt, its words count wherever they stand there. */
  #sharedIfAnnounced(): number {
    if (this.#told + this.#meant < FEWEST_TOLD) return 0;
    const { strength, hinted } = this.#options;
    const said = strength();
    if (said === 0 && !hinted()) return 0;
    const foreign = areForeign(this.#words.isEnglish, this.#english.is);
    const told = this.#told + this.#meant * (said > 1 || foreign ? 1 : MEANT);
    const fewer = (foreign ? LESS : 0) + Math.min(LESS, Math.max(0, said - 1));
    return told < FEWEST_TOLD ? 0 : Math.min(1, told / (TOLD - fewer));
  }

  #add(met: Met): void {
    this.#window.push(met);
    this.#weight += met.weight;
    this.#taken += met.taken;
    if (met.told) this.#told++;
    if (met.meant) this.#meant++;
    if (this.#window.length <= WINDOW) return;
    const gone = this.#window.shift();
    this.#weight -= gone?.weight ?? 0;
    this.#taken -= gone?.taken ?? 0;
    if (gone?.told) this.#told--;
    if (gone?.meant) this.#meant--;
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
