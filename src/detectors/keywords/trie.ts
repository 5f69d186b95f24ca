/** A trie over folded words: which of many words begins here, and could one still begin? */
import { isBlank } from '../characters.ts';

/** One node: where each unit leads. A blank edge is stored under a single space. */
export interface TrieNode {
  readonly edges: Map<number, TrieNode>;
  /** True when a word ends here. */
  ends: boolean;
}

/** White space between the words of a phrase: at most this many characters in a row. */
export const LONGEST_BLANK = 16;

/** Builds a trie; runs of white space in a word become one blank edge. */
export function buildTrie(words: Iterable<string>, caseSensitive: boolean): TrieNode {
  const root = emptyNode();
  for (const word of words) {
    let node = root;
    for (const unit of unitsOf(word.trim().replace(/\s+/g, ' '), caseSensitive)) node = descend(node, unit);
    node.ends = true;
  }
  return root;
}

/** Lower case by unit, 0 when not asked for yet. */
const lowered = new Uint16Array(0x10000);

/** Lower-cases one unit, where that is again one unit. */
export function lowerUnit(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
  const known = lowered[unit];
  if (known !== undefined && known !== 0) return known;
  const lower = String.fromCharCode(unit).toLowerCase();
  const single = lower.length === 1 ? lower.charCodeAt(0) : unit;
  lowered[unit] = single;
  return single;
}

/** The offset after a run of white space, at most `LONGEST_BLANK` long. */
export function skipBlank(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < LONGEST_BLANK && isBlank(text.charCodeAt(end))) end++;
  return end;
}

function emptyNode(): TrieNode {
  return { edges: new Map(), ends: false };
}

function descend(node: TrieNode, unit: number): TrieNode {
  const known = node.edges.get(unit);
  if (known !== undefined) return known;
  const created = emptyNode();
  node.edges.set(unit, created);
  return created;
}

function* unitsOf(word: string, caseSensitive: boolean): Generator<number> {
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    yield caseSensitive ? unit : lowerUnit(unit);
  }
}
