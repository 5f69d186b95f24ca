/** Threads: how far the phrases have come that began somewhere in a text. */
import { lowerUnit } from '../keywords/trie.ts';
import { startsWord } from '../word-edges.ts';
import { ACROSS, BEGINNING, EDGE, FROM, GAP, type Node, PHRASE, TO, type Token } from './phrase-graph.ts';
import type { Meant } from './region.ts';
import { WordCount } from './word-count.ts';
import { isWordUnit, LONGEST_PHRASE, LONGEST_SEPARATOR } from './words.ts';

/** A phrase that was found. */
export interface Match {
  readonly phrase: number;
  readonly start: number;
  readonly end: number;
}

/** What is kept of a word that led threads on, in a row of numbers. */
const END = 0;
const WORDS = 1;
const BREAKS = 2;
const WALLS = 3;
const UNTIL = 4;
const WIDTH = 5;
const FEW_WORDS = 16;
/** Of a thread that may go on wherever its text does. */
const ANYWHERE = 0x7fffffff;

/** At each node the thread that began last: its gap ends last too, so no other finds more. */
export class Threads {
  readonly #nodes: readonly Node[];
  /** By node: the pass in which a thread came to it last, where that thread began, and the row of the word that led it there. */
  readonly #passes: Int32Array;
  readonly #starts: Int32Array;
  readonly #rowsOf: Int32Array;
  /** Rows of the words of this pass; threads that one word leads on share one. */
  #rows = new Int32Array(FEW_WORDS * WIDTH);
  #row = -WIDTH;
  readonly #count = new WordCount();
  /** What stands before the words that may follow a word of a phrase, less what stands between the two. */
  readonly #behind = new WordCount();
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
    this.#meant = new Int32Array(phrases);
    this.#passes = new Int32Array(nodes.length);
    this.#starts = new Int32Array(nodes.length);
    this.#rowsOf = new Int32Array(nodes.length);
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
    this.#count.begin(text, from);
  }

  /**
   * A word leads threads on, and begins new ones; phrases that it ends are added to `matches`. Words come in the order
   * in which they begin.
   */
  step(token: Token, end: number, matches: Match[]): void {
    if (!this.#looksAt(token, end)) return;
    this.#isCounted = false;
    this.#matches = matches;
    const { edges, beginnings } = token;
    for (let edge = 0; edge < edges.length; edge += EDGE) {
      if (!this.#isMeant(edges, edge)) continue;
      const start = this.#startOn(edges, edge);
      if (start >= 0) this.#lead(edges, edge, start);
    }
    for (let edge = 0; edge < beginnings.length; edge += BEGINNING)
      if (this.#isMeant(beginnings, edge)) this.#lead(beginnings, edge, this.#wordStart);
  }

  /** The word leads a thread on along an edge; most edges have none that waits. */
  #lead(edges: Int32Array, edge: number, start: number): void {
    const to = edges[edge + TO] ?? -1;
    if (to < 0) {
      this.#matches.push({ phrase: edges[edge + PHRASE] ?? 0, start, end: this.#wordEnd });
      return;
    }
    if (!this.#isCounted) this.#countBehind();
    this.#isCounted = true;
    this.#arrive(to, start);
  }

  /** A word that is not over may lead threads on, or begin one. */
  mayStep(token: Token, start: number): void {
    this.#wordStart = start;
    if (!this.#looksAt(token, this.#text.length)) return;
    if (token.beginnings.length > 0) this.#mayGo = Math.min(this.#mayGo, start);
    for (let edge = 0; edge < token.edges.length; edge += EDGE) {
      const began = this.#startOn(token.edges, edge);
      if (began >= 0) this.#mayGo = Math.min(this.#mayGo, began);
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
    this.#count.advance(this.#wordStart);
    return true;
  }

  /** Is an edge of a phrase that this pass looks for? */
  #isMeant(edges: Int32Array, edge: number): boolean {
    return this.#areAllMeant || this.#meant[edges[edge + PHRASE] ?? 0] === this.#pass;
  }

  /** Where the thread began that the word leads on along an edge, -1 when there is none. */
  #startOn(edges: Int32Array, edge: number): number {
    const from = edges[edge + FROM] ?? 0;
    if (this.#passes[from] !== this.#pass) return -1;
    return this.#led(from, edges[edge + GAP] ?? 0, edges[edge + ACROSS] === 1);
  }

  #led(node: number, gap: number, across: boolean): number {
    const rows = this.#rows;
    const row = this.#rowsOf[node] ?? 0;
    const count = this.#count;
    if (this.#wordStart < (rows[row + END] ?? 0) || count.words - (rows[row + WORDS] ?? 0) > gap) return -1;
    if (this.#isWalled(row, this.#wordStart)) return -1;
    const start = this.#starts[node] ?? 0;
    if (this.#wordEnd - start > LONGEST_PHRASE) return -1;
    return across || count.breaks <= (rows[row + BREAKS] ?? 0) ? start : -1;
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
    rows[row + WORDS] = this.#behind.words;
    rows[row + BREAKS] = this.#behind.breaks - this.#between.breaks;
    rows[row + WALLS] = this.#behind.walls;
    rows[row + UNTIL] = until;
  }

  #grow(): void {
    const rows = new Int32Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
  }

  /** Of two threads the one that began last stays. */
  #arrive(node: number, start: number): void {
    if (this.#passes[node] !== this.#pass) this.#reached.push(node);
    else if ((this.#starts[node] ?? 0) > start) return;
    this.#starts[node] = start;
    this.#rowsOf[node] = this.#row;
    this.#passes[node] = this.#pass;
  }

  /** Where the first thread began that text behind the end may lead on; the end when there is none. */
  earliest(end: number): number {
    let earliest = Math.min(end, this.#mayGo);
    if (this.#reached.length === 0) return earliest;
    this.#count.advance(end);
    for (const node of this.#reached) {
      const start = this.#starts[node] ?? 0;
      if (start < earliest && this.#lives(node, start, end)) earliest = start;
    }
    return earliest;
  }

  #lives(node: number, start: number, end: number): boolean {
    const rows = this.#rows;
    const row = this.#rowsOf[node] ?? 0;
    const { gap = 0, across = false, next = [] } = this.#nodes[node] ?? {};
    if (end - start >= LONGEST_PHRASE || this.#count.walls > (rows[row + WALLS] ?? 0)) return false;
    if (!across && this.#count.breaks > (rows[row + BREAKS] ?? 0)) return false;
    const passed = this.#count.words - (rows[row + WORDS] ?? 0);
    return (
      (passed <= gap && end <= (rows[row + UNTIL] ?? 0)) || next.some((word) => this.#endsWithin(word, end))
    );
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
