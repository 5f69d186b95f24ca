/** The automaton of a set of words (Aho and Corasick, 1975), some of which count only behind what parts words. */
import { parts, SYMBOLS } from './symbols.ts';

/** A word in symbols. */
export interface Spelled {
  readonly symbols: readonly number[];
  /** True when the end of a text that may begin it has to be held. */
  readonly held: boolean;
  /** True when it counts only where what stands before parts words. */
  readonly parted: boolean;
  /** True when it counts only where no word goes on behind it. */
  readonly whole: boolean;
}

/**
 * Its states as rows of a table; those in which words end come last, and last of all those of which some word ends there
 * whatever follows. State 0 is where nothing was read.
 */
export interface Automaton {
  /** State times `SYMBOLS`, plus a symbol -> the next state. */
  readonly next: Uint16Array | Uint32Array;
  readonly firstFound: number;
  /** Between the two: where only words end that count as `whole`, with a letter or digit. */
  readonly firstSure: number;
  /** By state from `firstFound` on: the words that end there. */
  readonly found: readonly (readonly number[])[];
  /** By state: symbols of the longest end of what was read that begins a word which is held. */
  readonly holds: Uint16Array;
  /** The state where nothing was read but what parts words. */
  readonly parted: number;
}

const START = 0;
const PARTED = 1;
/** No child, no sibling: `START` is nobody's. No word: they are counted from 1 on. */
const NONE = 0;
/** What ends at a node: nothing; only words that count as `whole`; others. */
const QUIET = 0;
const WHOLE = 1;
const SURE = 2;

export function automatonOf(words: readonly Spelled[]): Automaton {
  const trie = new Trie(words);
  const order = linked(trie);
  const numbered = statesOf(trie, order);
  const { states, firstFound, firstSure } = numbered;
  const holds = new Uint16Array(trie.size);
  for (let id = 0; id < trie.size; id++) holds[states[id] ?? 0] = trie.holds[id] ?? 0;
  return {
    next: tableOf(trie, order, states),
    firstFound,
    firstSure,
    found: foundOf(trie, order, numbered),
    holds,
    parted: states[PARTED] ?? 0,
  };
}

/** The words as a tree: its nodes are numbers, and what is known of them stands in arrays. bench: reload */
class Trie {
  size = 2;
  /** By node: its first child, and the next child of its parent. */
  readonly children: Int32Array;
  readonly siblings: Int32Array;
  /** By node: the symbol on the way to it. */
  readonly symbols: Uint8Array;
  /** By node: where it falls back to, set by `linked`. */
  readonly fails: Int32Array;
  /** By node: the first word that is spelled like the way to it; by word: the next one spelled like it. */
  readonly words: Int32Array;
  readonly alike: Int32Array;
  /** By node: what ends there, words that begin later than the way to it included. */
  readonly loud: Uint8Array;
  /** By node: symbols on the way to it where a word that is held goes through it, else 0; what it holds, once it is linked. */
  readonly holds: Uint16Array;

  constructor(words: readonly Spelled[]) {
    const most = words.reduce((sum, { symbols }) => sum + symbols.length, this.size);
    this.children = new Int32Array(most);
    this.siblings = new Int32Array(most);
    this.symbols = new Uint8Array(most);
    this.fails = new Int32Array(most);
    this.words = new Int32Array(most);
    this.alike = new Int32Array(words.length + 1);
    this.loud = new Uint8Array(most);
    this.holds = new Uint16Array(most);
    for (const [at, word] of words.entries()) this.#add(word, at + 1);
  }

  #add({ symbols, held, parted, whole }: Spelled, word: number): void {
    let at = parted ? PARTED : START;
    let depth = 0;
    for (const symbol of symbols) {
      at = this.#enter(at, symbol);
      depth++;
      if (held) this.holds[at] = depth;
    }
    this.alike[word] = this.words[at] ?? NONE;
    this.words[at] = word;
    const isSure = !whole || parts(symbols.at(-1) ?? 0);
    this.loud[at] = Math.max(this.loud[at] ?? QUIET, isSure ? SURE : WHOLE);
  }

  /** A node's child by a symbol, which is made where there is none. */
  #enter(at: number, symbol: number): number {
    const known = this.child(at, symbol);
    if (known !== NONE) return known;
    const id = this.size++;
    this.symbols[id] = symbol;
    this.siblings[id] = this.children[at] ?? NONE;
    this.children[at] = id;
    return id;
  }

  child(at: number, symbol: number): number {
    let child = this.children[at] ?? NONE;
    while (child !== NONE && this.symbols[child] !== symbol) child = this.siblings[child] ?? NONE;
    return child;
  }
}

/** Sets where each node falls back to, whether words end there, and what it holds; returns the nodes breadth first. */
function linked(trie: Trie): Int32Array {
  const { children, siblings, symbols, fails } = trie;
  const roots = rootsOf(trie);
  const order = new Int32Array(trie.size);
  order[1] = PARTED;
  let count = 2;
  for (let turn = 0; turn < count; turn++) {
    const id = order[turn] ?? START;
    for (let child = children[id] ?? NONE; child !== NONE; child = siblings[child] ?? NONE) {
      order[count++] = child;
      const symbol = symbols[child] ?? 0;
      fails[child] =
        id === START ? afterStart(symbol) : fallback(trie, { from: fails[id] ?? START, symbol, roots });
      inherit(trie, child);
    }
  }
  return order;
}

/** Where a text is of which nothing counts but its last symbol. */
function afterStart(symbol: number): number {
  return parts(symbol) ? PARTED : START;
}

/** By symbol: where the two nodes at which nothing was read lead. */
function rootsOf(trie: Trie): Int32Array {
  const roots = new Int32Array(2 * SYMBOLS);
  for (let symbol = 0; symbol < SYMBOLS; symbol++) {
    const next = trie.child(START, symbol) || afterStart(symbol);
    roots[symbol] = next;
    roots[SYMBOLS + symbol] = trie.child(PARTED, symbol) || next;
  }
  return roots;
}

interface Falling {
  readonly from: number;
  readonly symbol: number;
  readonly roots: Int32Array;
}

function fallback(trie: Trie, { from, symbol, roots }: Falling): number {
  let at = from;
  for (; at > PARTED; at = trie.fails[at] ?? START) {
    const child = trie.child(at, symbol);
    if (child !== NONE) return child;
  }
  return roots[at * SYMBOLS + symbol] ?? START;
}

function inherit({ children, fails, loud, holds }: Trie, id: number): void {
  const fail = fails[id] ?? START;
  loud[id] = Math.max(loud[id] ?? QUIET, loud[fail] ?? QUIET);
  if (holds[id] === 0 || children[id] === NONE) holds[id] = holds[fail] ?? 0;
}

interface States extends Pick<Automaton, 'firstFound' | 'firstSure'> {
  /** By node. */
  readonly states: Int32Array;
}

/** Nodes at which nothing ends come first, so that one comparison tells; the start is the first of them. */
function statesOf({ size, loud }: Trie, order: Int32Array): States {
  const states = new Int32Array(size);
  let state = 0;
  const number = (what: number): number => {
    for (const id of order) if (loud[id] === what) states[id] = state++;
    return state;
  };
  const firstFound = number(QUIET);
  const firstSure = number(WHOLE);
  number(SURE);
  return { states, firstFound, firstSure };
}

/** By node at which words end: first those that are spelled like the way to it, in their order, then the shorter ones. */
function foundOf(
  { loud, words, alike, fails }: Trie,
  order: Int32Array,
  { states, firstFound }: States,
): readonly (readonly number[])[] {
  const found: number[][] = Array.from({ length: order.length - firstFound }, () => []);
  const placeOf = (id: number | undefined) => (states[id ?? START] ?? START) - firstFound;
  for (const id of order) {
    if (loud[id] === QUIET) continue;
    const own: number[] = [];
    for (let word = words[id] ?? NONE; word !== NONE; word = alike[word] ?? NONE) own.push(word - 1);
    found[placeOf(id)] = [...own.reverse(), ...(found[placeOf(fails[id])] ?? [])];
  }
  return found;
}

/** A node's row is that of the node it falls back to, with its own edges over it. Small numbers, so that it fits caches. */
function tableOf(trie: Trie, order: Int32Array, states: Int32Array): Uint16Array | Uint32Array {
  const { children, siblings, symbols, fails } = trie;
  const size = trie.size * SYMBOLS;
  const table = trie.size < 0x10000 ? new Uint16Array(size) : new Uint32Array(size);
  const rowOf = (id: number | undefined) => (states[id ?? START] ?? START) * SYMBOLS;
  for (let symbol = 0; symbol < SYMBOLS; symbol++) table[symbol] = states[afterStart(symbol)] ?? START;
  for (const id of order) {
    const row = rowOf(id);
    const fail = rowOf(fails[id]);
    if (id !== START) table.copyWithin(row, fail, fail + SYMBOLS);
    for (let child = children[id] ?? NONE; child !== NONE; child = siblings[child] ?? NONE)
      table[row + (symbols[child] ?? 0)] = states[child] ?? START;
  }
  return table;
}
