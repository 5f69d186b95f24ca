/** Dictionary: which of many terms begin at a place, as flat tables: some ten bytes for each letter that terms do not share. */
import { lowerUnit } from './trie.ts';

/** In place of a term where none ends. */
export const NO_TERM = -1;
/** The node before any letter; and what leads nowhere. */
export const ROOT = 0;
export const NOWHERE = -1;

/** How terms are spelled. */
export interface Spelling {
  readonly caseSensitive: boolean;
}

/**
 * Terms by their letters. The children of a node lie side by side, in order of the letter that leads to them, and so do the
 * nodes of one depth.
 */
export class Dictionary {
  /** By node: the letter that leads to it, its first child, the term that ends there. */
  readonly #letters: Uint16Array;
  readonly #firsts: Int32Array;
  readonly #terms: Int32Array;
  /** By letter: 1 where a term begins with it. */
  readonly #begins = new Uint8Array(0x10000);

  /** Of terms that are spelled alike the first counts. A run of white space is one blank. */
  constructor(terms: readonly string[], { caseSensitive }: Spelling) {
    const spelled = terms.map((term) => spellingOf(term, caseSensitive));
    const order = [...spelled.keys()].sort(
      (one, other) => compare(spelled[one], spelled[other]) || one - other,
    );
    const sorted = order.map((term) => spelled[term] ?? '');
    const nodes = nodesOf(sorted);
    this.#letters = new Uint16Array(nodes);
    this.#firsts = new Int32Array(nodes + 1);
    this.#terms = new Int32Array(nodes);
    this.#fill(sorted, order);
    for (let child = this.#firsts[ROOT] ?? 0; child < (this.#firsts[ROOT + 1] ?? 0); child++)
      this.#begins[this.#letters[child] ?? 0] = 1;
  }

  /** How many nodes there are, the root included. */
  get size(): number {
    return this.#letters.length;
  }

  /** Does a term begin with this letter? */
  begins(letter: number): boolean {
    return this.#begins[letter] === 1;
  }

  /** The node that a letter leads to, or `NOWHERE`. */
  next(node: number, letter: number): number {
    let low = this.#firsts[node] ?? 0;
    let high = this.#firsts[node + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = this.#letters[middle] ?? 0;
      if (found === letter) return middle;
      if (found < letter) low = middle + 1;
      else high = middle;
    }
    return NOWHERE;
  }

  /** The term that ends at a node, by its place in the list, or `NO_TERM`. */
  termAt(node: number): number {
    return this.#terms[node] ?? NO_TERM;
  }

  /** Do longer terms go on from a node? */
  goesOn(node: number): boolean {
    return (this.#firsts[node] ?? 0) < (this.#firsts[node + 1] ?? 0);
  }

  /** Breadth first; a node stands for a stretch of the sorted terms that begin alike. */
  #fill(sorted: readonly string[], order: readonly number[]): void {
    let level: readonly Stretch[] = [{ from: 0, to: sorted.length }];
    let node = 0;
    let nodes = 1;
    for (let depth = 0; level.length > 0; depth++) {
      const below: Stretch[] = [];
      for (const { from, to } of level) {
        const isEnd = sorted[from]?.length === depth;
        this.#terms[node] = isEnd ? (order[from] ?? NO_TERM) : NO_TERM;
        this.#firsts[node++] = nodes + below.length;
        addChildren(below, sorted, { from: isEnd ? endOfSame(sorted, from, to) : from, to, depth });
      }
      this.#letters.set(
        below.map(({ from }) => sorted[from]?.charCodeAt(depth) ?? 0),
        nodes,
      );
      nodes += below.length;
      level = below;
    }
    this.#firsts[node] = nodes;
  }
}

/** Some of the sorted terms. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function endOfSame(sorted: readonly string[], from: number, to: number): number {
  let end = from + 1;
  while (end < to && sorted[end] === sorted[from]) end++;
  return end;
}

/** Adds a stretch for each letter at a depth. */
function addChildren(
  children: Stretch[],
  sorted: readonly string[],
  { from, to, depth }: Stretch & { readonly depth: number },
): void {
  for (let at = from; at < to; ) {
    const end = endOfLetter(sorted, { from: at, to }, depth);
    children.push({ from: at, to: end });
    at = end;
  }
}

/** The end of those that have the same letter at a depth, found by halving. */
function endOfLetter(sorted: readonly string[], { from, to }: Stretch, depth: number): number {
  const letter = sorted[from]?.charCodeAt(depth) ?? 0;
  let low = from + 1;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.charCodeAt(depth) ?? 0) > letter) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The root, and a node for each letter that a term does not share with the one before it. */
function nodesOf(sorted: readonly string[]): number {
  let nodes = 1;
  let before = '';
  for (const term of sorted) {
    let shared = 0;
    while (shared < term.length && term.charCodeAt(shared) === before.charCodeAt(shared)) shared++;
    nodes += term.length - shared;
    before = term;
  }
  return nodes;
}

function compare(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function spellingOf(term: string, caseSensitive: boolean): string {
  const plain = term.trim().replace(/\s+/g, ' ');
  if (caseSensitive) return plain;
  return plain.replace(/[A-Z\u0080-\uffff]/g, (unit) => String.fromCharCode(lowerUnit(unit.charCodeAt(0))));
}
