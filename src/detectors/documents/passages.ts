/** Passages: prints of one document close to each other, and whether they are enough for a quotation. */
import { LONGEST_WORD } from '../keyed-index/word-reader.ts';
import { PRINT_WORDS, WINDOW } from './prints.ts';

/** Words, and characters, between two prints of one passage; a changed word costs a few prints. */
const GAP_WORDS = 24;
const GAP = 400;
/** Characters of a quotation that are told at once, after its beginning was. */
const STRETCH = 480;

/** A stretch of a quotation. */
export interface Quoted {
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

/** A word with which a print ends: the how manieth it is, and where it stands. */
export interface LastWord {
  readonly nth: number;
  readonly start: number;
  readonly end: number;
}

interface Passage {
  readonly start: number;
  /** Prints of it so far, as long as they are not enough. */
  readonly prints: Set<number>;
  end: number;
  nth: number;
  /** Up to where it was told; undefined before it is enough. */
  told: number | undefined;
}

/** So many different prints are enough for a passage of these words: one less than it is sure to have. */
export function enoughFor(words: number): number {
  return Math.max(2, Math.floor((words - PRINT_WORDS + 1) / WINDOW) - 1);
}

/** The most characters that are held for a passage. */
export function longestHold(enough: number): number {
  return enough * (GAP + LONGEST_WORD) + STRETCH + GAP + 2 * LONGEST_WORD;
}

/** Of one text. */
export class Passages {
  readonly #enough: number;
  /** By document, the one that was seen last at the end. */
  readonly #open = new Map<number, Passage>();
  #news: Quoted[] = [];

  constructor(enough: number) {
    this.#enough = enough;
  }

  /** From here on text is still needed, where the next word begins at `frontier` at the earliest. */
  heldFrom(frontier: number): number {
    let from = frontier;
    for (const { told, start } of this.#open.values()) from = Math.min(from, told ?? start);
    return from;
  }

  /** Ends what no word from here on can belong to. */
  advance(nth: number, start: number): void {
    for (const [document, passage] of this.#open) {
      if (nth - passage.nth <= GAP_WORDS && start - passage.end <= GAP) return;
      this.#open.delete(document);
      this.#tell(document, passage, 1);
    }
  }

  /** Takes a print of a document; it ends with that word. */
  take(document: number, print: number, { nth, start, end }: LastWord): void {
    const passage = this.#open.get(document) ?? { start, prints: new Set(), end, nth, told: undefined };
    // The same print again says nothing new.
    if (passage.told === undefined && passage.prints.has(print)) return;
    this.#open.delete(document);
    this.#open.set(document, passage);
    passage.end = end;
    passage.nth = nth;
    if (passage.told !== undefined) this.#tell(document, passage, STRETCH);
    else this.#count(document, passage, print);
  }

  /** The text is over. */
  end(): void {
    for (const [document, passage] of this.#open) this.#tell(document, passage, 1);
    this.#open.clear();
  }

  /** What was found since the last call. */
  news(): readonly Quoted[] {
    const news = this.#news;
    if (news.length === 0) return news;
    this.#news = [];
    return news;
  }

  #count(document: number, passage: Passage, print: number): void {
    passage.prints.add(print);
    if (passage.prints.size < this.#enough) return;
    passage.told = passage.start;
    this.#tell(document, passage, 1);
  }

  /** Tells what is new of a quotation, where that is long enough. */
  #tell(document: number, passage: Passage, least: number): void {
    const { told, end } = passage;
    if (told === undefined || end - told < least) return;
    this.#news.push({ document, start: told, end });
    passage.told = end;
  }
}
