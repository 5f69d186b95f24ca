/** Threads: how far the phrases have come that began somewhere in a text. */
import { lowerUnit } from '../keywords/trie.ts';
import { startsWord } from '../word-edges.ts';
import { BEGINNING, EDGE, FROM, NODE, type Node, PHRASE, TO, type Token } from './phrase-graph.ts';
import type { Meant } from './region.ts';
import { WordCount } from './word-count.ts';
import { isWordUnit, LONGEST_PHRASE, LONGEST_SEPARATOR } from './words.ts';

/** A phrase that was found. */
export interface Match {
  readonly phrase: number;
  readonly start: number;
  readonly end: number;
}

/**
 * What is kept of the last thread at a node, in a row of numbers: how many words may have begun at most where its next word
 * does, where it began, and the row of the word that led it there; and the words that the node has room for. Every pass
 * counts on from what all of the one before had room for: the first number tells whether a thread of this pass may go on.
 */
const MOST_WORDS = 0;
const START = 1;
const LED_BY = 2;
const ROOM = 3;

/** What is kept of a word that led threads on, in a row of numbers. */
const END = 0;
const BREAKS = 1;
const WALLS = 2;
const UNTIL = 3;
const WIDTH = 4;
const FEW_WORDS = 16;
/** Of a thread that may go on wherever its text does. */
const ANYWHERE = 0x7fffffff;
/** In place of a count of words, fewer than any pass has. */
const NEVER = -1;
/** Passes count on from each other until there are so many words. */
const MANY_WORDS = 0x40000000;

/** At each node the thread that began last: its gap ends last too, so no other finds more. */
export class Threads {
  readonly #nodes: readonly Node[];
  /** By node, as rows of numbers: what is known of its last thread. bench: scan */
  readonly #threads: Int32Array;
  readonly #longestGap: number;
  /** Words that this pass began to count with. */
  #firstWord = 0;
  /** Rows of the words of this pass; threads that one word leads on share one. */
  #rows = new Int32Array(FEW_WORDS * WIDTH);
  #row = -WIDTH;
  /** What stands before the word. */
  #count = new WordCount();
  /** What stands before the words that may follow a word of a phrase, less what stands between the two. */
  #behind = new WordCount();
  /** What stands between the two, where the word ends with a mark. */
  readonly #between = new WordCount();
  /** Nodes that a thread came to in this pass. */
  readonly #reached: number[] = [];
  #text = '';
  #pass = 0;
  /** By phrase: the last pass that looks for it, where passes look for some alone. */
  readonly #meant: Int32Array;
  #areAllMeant = true;
  /** Where the first thread began that a word leads on which is not over. */
  #mayGo = Number.POSITIVE_INFINITY;
  /** Where phrases are added that the word ends. */
  #matches: Match[] = [];
  /** The word that is looked at. */
  #wordStart = 0;
  #wordEnd = 0;
  /** True once what stands behind it is counted. */
  #isCounted = false;

  constructor(nodes: readonly Node[], phrases: number) {
    this.#nodes = nodes;
    this.#threads = Int32Array.from(nodes.flatMap(({ gap }) => [NEVER, 0, 0, gap]));
    this.#longestGap = nodes.reduce((longest, { gap }) => Math.max(longest, gap), 0);
    this.#meant = new Int32Array(phrases);
  }

  /** Forgets everything: a new pass begins, which looks for some phrases or for all. */
  begin(text: string, from: number, meant: Meant): void {
    this.#pass++;
    this.#areAllMeant = meant === undefined;
    for (const phrase of meant ?? []) this.#meant[phrase] = this.#pass;
    this.#reached.length = 0;
    this.#row = -WIDTH;
    this.#text = text;
    this.#mayGo = Number.POSITIVE_INFINITY;
    this.#firstWord = this.#nextFirstWord();
    this.#count.begin(text, from, this.#firstWord);
    this.#behind.begin(text, from, this.#firstWord);
  }

  /** More words than any thread of a pass before has room for. */
  #nextFirstWord(): number {
    const words = Math.max(this.#count.words, this.#behind.words) + this.#longestGap + 1;
    if (words < MANY_WORDS) return words;
    for (let node = 0; node < this.#threads.length; node += NODE) this.#threads[node + MOST_WORDS] = NEVER;
    return 0;
  }

  /**
   * A word leads threads on, and begins new ones; phrases that it ends are added to `matches`. Words come in the order
   * in which they begin.
   */
  step(token: Token, end: number, matches: Match[]): void {
    if (!this.#looksAt(token, end)) return;
    this.#isCounted = false;
    this.#matches = matches;
    this.#leadOn(token.edges);
    this.#begin(token.beginnings);
  }

  /** Most edges have no thread that waits; none waits on those of phrases that this pass does not look for. */
  #leadOn(edges: Int32Array): void {
    const { words } = this.#count;
    const threads = this.#threads;
    for (let edge = 0; edge < edges.length; edge += EDGE) {
      const from = edges[edge + FROM] ?? 0;
      if ((threads[from + MOST_WORDS] ?? NEVER) >= words && this.#mayFollow(from))
        this.#arrive(edges, edge, threads[from + START] ?? 0);
    }
  }

  #begin(beginnings: Int32Array): void {
    const areAllMeant = this.#areAllMeant;
    const meant = this.#meant;
    const pass = this.#pass;
    for (let edge = 0; edge < beginnings.length; edge += BEGINNING)
      if (areAllMeant || meant[beginnings[edge + PHRASE] ?? 0] === pass)
        this.#arrive(beginnings, edge, this.#wordStart);
  }

  /** A word that is not over may lead threads on, or begin one. */
  mayStep(token: Token, start: number): void {
    this.#wordStart = start;
    if (!this.#looksAt(token, this.#text.length)) return;
    if (token.beginnings.length > 0) this.#mayGo = Math.min(this.#mayGo, start);
    for (let edge = 0; edge < token.edges.length; edge += EDGE) {
      const from = token.edges[edge + FROM] ?? 0;
      if ((this.#threads[from + MOST_WORDS] ?? NEVER) >= this.#count.words && this.#mayFollow(from))
        this.#mayGo = Math.min(this.#mayGo, this.#threads[from + START] ?? 0);
    }
  }

  /** Goes to where a word begins; false when nothing waits for it. */
  goTo(start: number, token: Token): boolean {
    this.#wordStart = start;
    return token.beginnings.length > 0 || this.#reached.length > 0;
  }

  #looksAt(token: Token, end: number): boolean {
    if (this.#reached.length === 0 && token.beginnings.length === 0) return false;
    this.#wordEnd = end;
    this.#countTo(this.#wordStart);
    return true;
  }

  /** What was counted behind the last word is not counted again. */
  #countTo(offset: number): void {
    if (this.#behind.at > this.#count.at && this.#behind.at <= offset)
      [this.#count, this.#behind] = [this.#behind, this.#count];
    this.#count.advance(offset);
  }

  /** May the word follow the last one of the thread at a node, of which it is known that few words stand between the two? */
  #mayFollow(node: number): boolean {
    const rows = this.#rows;
    const row = this.#threads[node + LED_BY] ?? 0;
    if (this.#wordStart < (rows[row + END] ?? 0) || this.#isWalled(row, this.#wordStart)) return false;
    if (this.#wordEnd - (this.#threads[node + START] ?? 0) > LONGEST_PHRASE) return false;
    return this.#count.breaks <= (rows[row + BREAKS] ?? 0) || this.#nodes[node / NODE]?.across === true;
  }

  /** Does more stand between the last word of a thread and a place than may stand between two words? */
  #isWalled(row: number, at: number): boolean {
    return this.#count.walls > (this.#rows[row + WALLS] ?? 0) || at > (this.#rows[row + UNTIL] ?? 0);
  }

  /**
   * Counts up to the end of a word of a phrase. Marks that it ends with part it from nothing: what stands behind them is
   * counted by itself, so that what stands before the word makes no difference.
   */
  #countBehind(): void {
    const text = this.#text;
    const end = this.#wordEnd;
    this.#behind.follow(this.#count);
    let next = end;
    if (!isWordUnit(text.charCodeAt(end - 1))) {
      const most = Math.min(text.length, end + LONGEST_SEPARATOR);
      while (next < most && !isWordUnit(text.charCodeAt(next))) next++;
    }
    this.#behind.advance(next);
    this.#between.begin(text, end);
    this.#between.advance(next);
    const isWall = next === end + LONGEST_SEPARATOR && !isWordUnit(text.charCodeAt(next));
    this.#keep(isWall ? next : ANYWHERE);
  }

  /** Keeps what is known of the word, and where the next one has to begin at the latest. */
  #keep(until: number): void {
    this.#row += WIDTH;
    if (this.#row === this.#rows.length) this.#grow();
    const rows = this.#rows;
    const row = this.#row;
    rows[row + END] = this.#wordEnd;
    rows[row + BREAKS] = this.#behind.breaks - this.#between.breaks;
    rows[row + WALLS] = this.#behind.walls;
    rows[row + UNTIL] = until;
  }

  #grow(): void {
    const rows = new Int32Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
  }

  /** The word leads a thread on along an edge; of two threads at a node the one that began last stays. */
  #arrive(edges: Int32Array, edge: number, start: number): void {
    const node = edges[edge + TO] ?? -1;
    if (node < 0) {
      this.#matches.push({ phrase: edges[edge + PHRASE] ?? 0, start, end: this.#wordEnd });
      return;
    }
    if (!this.#isCounted) this.#countBehind();
    this.#isCounted = true;
    const threads = this.#threads;
    if ((threads[node + MOST_WORDS] ?? NEVER) < this.#firstWord) this.#reached.push(node);
    else if ((threads[node + START] ?? 0) > start) return;
    threads[node + MOST_WORDS] = this.#behind.words + (threads[node + ROOM] ?? 0);
    threads[node + START] = start;
    threads[node + LED_BY] = this.#row;
  }

  /** Where the first thread began that text behind the end may lead on; the end when there is none. */
  earliest(end: number): number {
    let earliest = Math.min(end, this.#mayGo);
    if (this.#reached.length === 0) return earliest;
    this.#countTo(end);
    for (const node of this.#reached) {
      const start = this.#threads[node + START] ?? 0;
      if (start < earliest && this.#lives(node, start, end)) earliest = start;
    }
    return earliest;
  }

  #lives(node: number, start: number, end: number): boolean {
    const rows = this.#rows;
    const row = this.#threads[node + LED_BY] ?? 0;
    const { across = false, next = [] } = this.#nodes[node / NODE] ?? {};
    if (end - start >= LONGEST_PHRASE || this.#count.walls > (rows[row + WALLS] ?? 0)) return false;
    if (!across && this.#count.breaks > (rows[row + BREAKS] ?? 0)) return false;
    const mayFollow =
      this.#count.words <= (this.#threads[node + MOST_WORDS] ?? NEVER) && end <= (rows[row + UNTIL] ?? 0);
    return mayFollow || next.some((word) => this.#endsWithin(word, end));
  }

  /** Does the text end inside this word, as far as it is there? */
  #endsWithin(word: string, end: number): boolean {
    for (let length = word.length - 1; length > 0; length--) if (this.#stands(word, length, end)) return true;
    return false;
  }

  #stands(word: string, length: number, end: number): boolean {
    for (let back = 1; back <= length; back++) {
      if (lowerUnit(this.#text.charCodeAt(end - back)) !== word.charCodeAt(length - back)) return false;
    }
    return startsWord(this.#text, end - length);
  }
}
