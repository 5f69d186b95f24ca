/** Threads: how far the phrases have come that began somewhere in a text. */
import type { ScanInput } from '../../core/detector.ts';
import { lowerUnit } from '../keywords/trie.ts';
import { startsWord } from '../word-edges.ts';
import type { Edge, Node, Token } from './phrase-graph.ts';
import { type Counts, WordCount } from './word-count.ts';
import { LONGEST_PHRASE } from './words.ts';

/** A phrase that was found. */
export interface Match {
  readonly phrase: number;
  readonly start: number;
  readonly end: number;
}

/** A thread on its way to a node: where it began, the word that led it there, and what stands before that. */
interface Arrival {
  readonly start: number;
  readonly span: Span;
  readonly before: Readonly<Counts>;
}

/** Where a word stands. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is kept of the thread at a node, in a row of numbers. */
const START = 0;
const END = 1;
const WORDS = 2;
const BREAKS = 3;
const WALLS = 4;
const PASS = 5;
const WIDTH = 6;

/** At each node the thread that began last: its gap ends last too, so no other finds more. */
export class Threads {
  readonly #nodes: readonly Node[];
  readonly #rows: Int32Array;
  readonly #count = new WordCount();
  /** For what stands inside a word of a phrase. */
  readonly #inside = new WordCount();
  #text = '';
  /** Nodes that a thread came to in this pass. */
  readonly #reached: number[] = [];
  #pass = 0;
  /** Where the first thread began that a word leads on which is not over. */
  #mayGo = Number.POSITIVE_INFINITY;

  constructor(nodes: readonly Node[]) {
    this.#nodes = nodes;
    this.#rows = new Int32Array(nodes.length * WIDTH);
  }

  /** Forgets everything: a new pass begins. */
  begin({ text, from }: ScanInput): void {
    this.#pass++;
    this.#reached.length = 0;
    this.#text = text;
    this.#mayGo = Number.POSITIVE_INFINITY;
    this.#count.begin(text, from);
  }

  /**
   * A word leads threads on, and begins new ones; phrases that it ends are added to `matches`. Words come in the order
   * in which they begin.
   */
  step(token: Token, span: Span, matches: Match[]): void {
    if (this.#reached.length === 0 && !token.begins) return;
    const before = this.#count.before(span.start);
    for (const edge of token.edges) {
      const start = edge.from < 0 ? span.start : this.#led(edge, span, before);
      if (start >= 0 && edge.to >= 0) this.#arrive(edge.to, { start, span, before });
      else if (start >= 0) matches.push({ phrase: edge.phrase, start, end: span.end });
    }
  }

  /** A word that is not over may lead threads on, or begin one. */
  mayStep(token: Token, span: Span): void {
    const before = this.#count.before(span.start);
    for (const edge of token.edges) {
      const start = edge.from < 0 ? span.start : this.#led(edge, span, before);
      if (start >= 0) this.#mayGo = Math.min(this.#mayGo, start);
    }
  }

  /** Where the thread began that the word leads on, -1 when there is none. */
  #led({ from, gap, across }: Edge, span: Span, before: Readonly<Counts>): number {
    const rows = this.#rows;
    const row = from * WIDTH;
    if (rows[row + PASS] !== this.#pass || span.start < (rows[row + END] ?? 0)) return -1;
    const start = rows[row + START] ?? 0;
    if (span.end - start > LONGEST_PHRASE || before.walls !== rows[row + WALLS]) return -1;
    if (before.words - (rows[row + WORDS] ?? 0) > gap) return -1;
    return across || before.breaks === rows[row + BREAKS] ? start : -1;
  }

  /** Of two threads the one that began last stays. */
  #arrive(node: number, { start, span, before }: Arrival): void {
    const rows = this.#rows;
    const row = node * WIDTH;
    if (rows[row + PASS] !== this.#pass) this.#reached.push(node);
    else if ((rows[row + START] ?? 0) > start) return;
    this.#inside.begin(this.#text, span.start);
    const inside = this.#inside.before(span.end);
    rows[row + START] = start;
    rows[row + END] = span.end;
    rows[row + WORDS] = before.words + inside.words;
    rows[row + BREAKS] = before.breaks + inside.breaks;
    rows[row + WALLS] = before.walls + inside.walls;
    rows[row + PASS] = this.#pass;
  }

  /** Where the first thread began that text behind the end may lead on; the end when there is none. */
  earliest(end: number): number {
    let earliest = Math.min(end, this.#mayGo);
    if (this.#reached.length === 0) return earliest;
    const before = this.#count.before(end);
    for (const node of this.#reached)
      if (this.#lives(node, end, before)) earliest = Math.min(earliest, this.#startOf(node));
    return earliest;
  }

  #startOf(node: number): number {
    return this.#rows[node * WIDTH + START] ?? 0;
  }

  #lives(node: number, end: number, before: Readonly<Counts>): boolean {
    const row = node * WIDTH;
    const { gap = 0, across = false, next = [] } = this.#nodes[node] ?? {};
    if (end - this.#startOf(node) >= LONGEST_PHRASE || before.walls !== this.#rows[row + WALLS]) return false;
    if (!across && before.breaks !== this.#rows[row + BREAKS]) return false;
    const passed = before.words - (this.#rows[row + WORDS] ?? 0);
    return passed <= gap || next.some((word) => this.#endsWithin(word, end));
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
