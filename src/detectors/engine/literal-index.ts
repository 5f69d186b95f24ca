/** Finds all literals of a set in one pass over a text (Aho and Corasick, 1975), as a table of states and symbols. */
import { lowerUnit } from '../keywords/trie.ts';
import { goesOn, startsWord } from '../word-edges.ts';
import { type Alphabet, alphabetOf, OTHER, symbolsOf } from './symbols.ts';

/** What a literal is for. */
export interface Literal {
  readonly text: string;
  /** True when the end of a text that may begin it has to be held. */
  readonly held: boolean;
  /** Where it counts: where a word begins, as a whole word; anywhere when left out. An underscore is no part of a word before it. */
  readonly stands?: 'begins' | 'whole';
}

/** Is told of each literal, in order of its end: its number and the offset behind it. Returns nothing. */
export type Found = (literal: number, end: number) => void;

interface Node {
  readonly edges: Map<number, number>;
  readonly literals: number[];
  fail: number;
  /** Units of the longest end of the way here that begins a literal which is held. */
  hold: number;
  /** Units, not symbols, on the way here. */
  readonly depth: number;
  readonly held: boolean;
}

/** An index of literals in lower case. */
export class LiteralIndex {
  readonly #alphabet: Alphabet;
  /** Row of a state (times the width), plus a symbol -> row of the next state. */
  readonly #next: Int32Array;
  /** Rows from here on are of states in which literals end. */
  readonly #firstFound: number;
  readonly #found: readonly (readonly number[])[];
  /** By literal: its length where it has to begin a word, 0 where it counts anywhere. */
  readonly #lengths: Uint16Array;
  /** By literal: 1 where it has to end one. */
  readonly #ends: Uint8Array;
  readonly #holds: Uint16Array;
  readonly #width: number;
  /** Of the scan that goes on. */
  #text = '';
  #hear: Found = () => undefined;

  constructor(literals: readonly Literal[]) {
    const texts = literals.map(({ text }) => lowerOf(text));
    this.#lengths = Uint16Array.from(literals, ({ text, stands }) =>
      stands === undefined ? 0 : text.length,
    );
    this.#ends = Uint8Array.from(literals, ({ stands }) => (stands === 'whole' ? 1 : 0));
    this.#alphabet = alphabetOf(texts);
    this.#width = this.#alphabet.size;
    const nodes = trieOf(
      literals.map(({ held }, id) => ({ symbols: symbolsOf(texts[id] ?? '', this.#alphabet), held })),
      this.#alphabet,
    );
    const order = linked(nodes);
    // States in which nothing ends come first, so that one comparison tells.
    const quiet = order.filter((id) => nodes[id]?.literals.length === 0);
    const loud = order.filter((id) => (nodes[id]?.literals.length ?? 0) > 0);
    const rows = new Map([...quiet, ...loud].map((id, row) => [id, row * this.#width] as const));
    this.#firstFound = quiet.length * this.#width;
    this.#found = loud.map((id) => nodes[id]?.literals ?? []);
    this.#holds = Uint16Array.from([...quiet, ...loud], (id) => nodes[id]?.hold ?? 0);
    this.#next = tableOf(nodes, { order, rows, width: this.#width });
  }

  /** Tells of every literal that stands in a text from an offset on; returns what `scanWithin` does. */
  scan(text: string, from: number, found: Found): number {
    return this.scanWithin(text, { from, to: text.length }, found);
  }

  /**
   * Tells of every literal that stands in a stretch of a text, and returns how many characters at its end may begin one
   * that is held. bench: detectors
   */
  scanWithin(
    text: string,
    { from, to }: { readonly from: number; readonly to: number },
    found: Found,
  ): number {
    this.#text = text;
    this.#hear = found;
    const next = this.#next;
    const { ascii, lead } = this.#alphabet;
    const firstFound = this.#firstFound;
    let row = 0;
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 0x80) row = next[row + (ascii[unit] ?? OTHER)] ?? 0;
      else row = lead === 0 ? 0 : this.#wide(row, lowerUnit(unit));
      if (row >= firstFound) this.#tell(row, at + 1);
    }
    return heldAt(text, to, this.#holds[row / this.#width] ?? 0);
  }

  #tell(row: number, end: number): void {
    const literals = this.#found[(row - this.#firstFound) / this.#width];
    if (literals === undefined) return;
    const text = this.#text;
    const found = this.#hear;
    for (const literal of literals) if (this.#stands(literal, text, end)) found(literal, end);
  }

  /** A word that the text ends with counts as whole. */
  #stands(literal: number, text: string, end: number): boolean {
    const length = this.#lengths[literal] ?? 0;
    if (length === 0) return true;
    if (!startsWord(text, end - length)) return false;
    return this.#ends[literal] !== 1 || end >= text.length || !goesOn(text, end);
  }

  #wide(from: number, unit: number): number {
    const { lead, follow } = this.#alphabet;
    const next = this.#next;
    let row = next[from + lead + (unit >> 12)] ?? 0;
    row = next[row + follow + ((unit >> 8) & 15)] ?? 0;
    row = next[row + follow + ((unit >> 4) & 15)] ?? 0;
    return next[row + follow + (unit & 15)] ?? 0;
  }
}

/** What is held begins a word, or has none around it: no literal begins a match inside one. */
function heldAt(text: string, end: number, most: number): number {
  for (let held = most; held > 0; held--) if (startsWord(text, end - held)) return held;
  return 0;
}

function lowerOf(text: string): string {
  let lower = '';
  for (let at = 0; at < text.length; at++) lower += String.fromCharCode(lowerUnit(text.charCodeAt(at)));
  return lower;
}

interface Spelled {
  readonly symbols: readonly number[];
  readonly held: boolean;
}

function trieOf(literals: readonly Spelled[], alphabet: Alphabet): Node[] {
  const nodes: Node[] = [nodeAt(0, false)];
  for (const [id, { symbols, held }] of literals.entries()) {
    let at = 0;
    let depth = 0;
    for (const symbol of symbols) {
      // The first three symbols of a wide unit are no character yet.
      if (symbol < alphabet.follow || alphabet.lead === 0) depth++;
      at = descend(nodes, { at, symbol, depth, held });
    }
    nodes[at]?.literals.push(id);
  }
  return nodes;
}

function nodeAt(depth: number, held: boolean): Node {
  return { edges: new Map(), literals: [], fail: 0, hold: 0, depth, held };
}

function descend(
  nodes: Node[],
  step: { readonly at: number; readonly symbol: number; readonly depth: number; readonly held: boolean },
): number {
  const { at, symbol, depth, held } = step;
  const known = nodes[at]?.edges.get(symbol);
  if (known !== undefined) {
    const node = nodes[known];
    if (held && node !== undefined && !node.held) nodes[known] = { ...node, held };
    return known;
  }
  nodes.push(nodeAt(depth, held));
  nodes[at]?.edges.set(symbol, nodes.length - 1);
  return nodes.length - 1;
}

/** Sets where each node falls back to, what ends there too, and what it holds; returns the nodes breadth first. */
function linked(nodes: readonly Node[]): readonly number[] {
  const order = [0];
  for (let turn = 0; turn < order.length; turn++) {
    const id = order[turn] ?? 0;
    const node = nodes[id];
    if (node === undefined) continue;
    for (const [symbol, child] of node.edges) {
      order.push(child);
      link(nodes, child, id === 0 ? 0 : fallback(nodes, node.fail, symbol));
    }
  }
  return order;
}

function fallback(nodes: readonly Node[], from: number, symbol: number): number {
  for (let at = from; ; at = nodes[at]?.fail ?? 0) {
    const target = nodes[at]?.edges.get(symbol);
    if (target !== undefined) return target;
    if (at === 0) return 0;
  }
}

function link(nodes: readonly Node[], id: number, fail: number): void {
  const node = nodes[id];
  const other = nodes[fail];
  if (node === undefined || other === undefined) return;
  node.fail = fail;
  node.literals.push(...other.literals);
  node.hold = node.held && node.edges.size > 0 ? node.depth : other.hold;
}

interface Layout {
  readonly order: readonly number[];
  readonly rows: ReadonlyMap<number, number>;
  readonly width: number;
}

/** A node's row is that of the node it falls back to, with its own edges over it. */
function tableOf(nodes: readonly Node[], { order, rows, width }: Layout): Int32Array {
  const table = new Int32Array(nodes.length * width);
  for (const id of order) {
    const node = nodes[id];
    const row = rows.get(id);
    if (node === undefined || row === undefined) continue;
    const fail = rows.get(node.fail) ?? 0;
    if (id !== 0) table.copyWithin(row, fail, fail + width);
    for (const [symbol, child] of node.edges) table[row + symbol] = rows.get(child) ?? 0;
  }
  return table;
}
