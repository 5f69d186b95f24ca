/** The automaton of a set of words (Aho and Corasick, 1975), some of which count only behind what parts words. */
import { parts, SYMBOLS } from './symbols.ts';

/** A word in symbols. */
export interface Spelled {
  readonly symbols: readonly number[];
  /** True when the end of a text that may begin it has to be held. */
  readonly held: boolean;
  /** True when it counts only where what stands before parts words. */
  readonly parted: boolean;
}

/** Its states as rows of a table; those in which words end come last. State 0 is where nothing was read. */
export interface Automaton {
  /** State times `SYMBOLS`, plus a symbol -> the next state. */
  readonly next: Uint16Array | Uint32Array;
  readonly firstFound: number;
  /** By state from `firstFound` on: the words that end there. */
  readonly found: readonly (readonly number[])[];
  /** By state: symbols of the longest end of what was read that begins a word which is held. */
  readonly holds: Uint16Array;
  /** The state where nothing was read but what parts words. */
  readonly parted: number;
}

const START = 0;
const PARTED = 1;

interface Node {
  readonly edges: Map<number, number>;
  readonly words: number[];
  fail: number;
  hold: number;
  /** Symbols on the way here. */
  readonly depth: number;
  held: boolean;
}

export function automatonOf(words: readonly Spelled[]): Automaton {
  const nodes = trieOf(words);
  const order = linked(nodes);
  // States in which nothing ends come first, so that one comparison tells; the start is the first of them.
  const quiet = order.filter((id) => nodes[id]?.words.length === 0);
  const loud = order.filter((id) => (nodes[id]?.words.length ?? 0) > 0);
  const states = new Map([...quiet, ...loud].map((id, state) => [id, state] as const));
  return {
    next: tableOf(nodes, order, states),
    firstFound: quiet.length,
    found: loud.map((id) => nodes[id]?.words ?? []),
    holds: Uint16Array.from([...quiet, ...loud], (id) => nodes[id]?.hold ?? 0),
    parted: states.get(PARTED) ?? 0,
  };
}

function trieOf(words: readonly Spelled[]): Node[] {
  const nodes = [nodeAt(0), nodeAt(0)];
  for (const [id, { symbols, held, parted }] of words.entries()) {
    let at = parted ? PARTED : START;
    for (const symbol of symbols) {
      at = childOf(nodes, at, symbol);
      const node = nodes[at];
      if (held && node !== undefined) node.held = true;
    }
    nodes[at]?.words.push(id);
  }
  return nodes;
}

function nodeAt(depth: number): Node {
  return { edges: new Map(), words: [], fail: START, hold: 0, depth, held: false };
}

function childOf(nodes: Node[], at: number, symbol: number): number {
  const parent = nodes[at];
  const known = parent?.edges.get(symbol);
  if (known !== undefined) return known;
  nodes.push(nodeAt((parent?.depth ?? 0) + 1));
  parent?.edges.set(symbol, nodes.length - 1);
  return nodes.length - 1;
}

/** Sets where each node falls back to, what ends there too, and what it holds; returns the nodes breadth first. */
function linked(nodes: readonly Node[]): readonly number[] {
  const order = [START, PARTED];
  for (let turn = 0; turn < order.length; turn++) {
    const id = order[turn] ?? START;
    const node = nodes[id];
    if (node === undefined) continue;
    for (const [symbol, child] of node.edges) {
      order.push(child);
      link(nodes, child, id === START ? afterStart(symbol) : fallback(nodes, node.fail, symbol));
    }
  }
  return order;
}

/** Where a text is of which nothing counts but its last symbol. */
function afterStart(symbol: number): number {
  return parts(symbol) ? PARTED : START;
}

function fallback(nodes: readonly Node[], from: number, symbol: number): number {
  for (let at = from; ; at = nodes[at]?.fail ?? START) {
    const target = nodes[at]?.edges.get(symbol);
    if (target !== undefined) return target;
    if (at === START) return afterStart(symbol);
  }
}

function link(nodes: readonly Node[], id: number, fail: number): void {
  const node = nodes[id];
  const other = nodes[fail];
  if (node === undefined || other === undefined) return;
  node.fail = fail;
  node.words.push(...other.words);
  node.hold = node.held && node.edges.size > 0 ? node.depth : other.hold;
}

/** A node's row is that of the node it falls back to, with its own edges over it. Small numbers, so that it fits caches. */
function tableOf(
  nodes: readonly Node[],
  order: readonly number[],
  states: ReadonlyMap<number, number>,
): Uint16Array | Uint32Array {
  const size = nodes.length * SYMBOLS;
  const table = nodes.length < 0x10000 ? new Uint16Array(size) : new Uint32Array(size);
  const stateOf = (id: number) => states.get(id) ?? START;
  for (let symbol = 0; symbol < SYMBOLS; symbol++) table[symbol] = stateOf(afterStart(symbol));
  for (const id of order) {
    const node = nodes[id];
    if (node === undefined) continue;
    const row = stateOf(id) * SYMBOLS;
    const fail = stateOf(node.fail) * SYMBOLS;
    if (id !== START) table.copyWithin(row, fail, fail + SYMBOLS);
    for (const [symbol, child] of node.edges) table[row + symbol] = stateOf(child);
  }
  return table;
}
