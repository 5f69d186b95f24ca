/** A trie of words, phrases and stems, which says what begins at a place in a text. */
import { joinsWord } from '../characters.ts';
import { lowerUnit } from '../keywords/trie.ts';
import { type Reach, skipSeparators } from './words.ts';

/** One node. The numbers name what ends here: as a whole word, or as the stem of one. */
export interface WordTrie {
  readonly edges: Map<number, WordTrie>;
  readonly whole: number[];
  readonly stems: number[];
}

/** Something that begins at the place asked for. */
export interface WordMatch {
  readonly end: number;
  readonly ids: readonly number[];
}

const SPACE = 0x20;
const NONE: WordMatch[] = [];

/** What `findWords` answers when the text ends too early to tell. */
export const OPEN = 'open';

export function emptyTrie(): WordTrie {
  return { edges: new Map(), whole: [], stems: [] };
}

/** Adds a folded lower-case word; one that ends in `*` is a stem, a space in it matches what separates words. */
export function addWord(root: WordTrie, word: string, id: number): void {
  const isStem = word.endsWith('*');
  const letters = isStem ? word.slice(0, -1) : word;
  let node = root;
  for (let at = 0; at < letters.length; at++) {
    const unit = letters.charCodeAt(at);
    const next = node.edges.get(unit) ?? emptyTrie();
    node.edges.set(unit, next);
    node = next;
  }
  (isStem ? node.stems : node.whole).push(id);
}

/** Everything in the trie that begins here, the longest first. */
export function findWords(root: WordTrie, reach: Reach, start: number): WordMatch[] | typeof OPEN {
  let node = root;
  let found = NONE;
  let at = start;
  while (at < reach.end) {
    const next = step(node, reach, at);
    if (next === OPEN) return OPEN;
    if (next === undefined) return found;
    node = next.node;
    at = next.at;
    const ending = endingAt(node, reach, at);
    if (ending === OPEN) return OPEN;
    if (ending !== undefined) found = [ending, ...found];
  }
  if (reach.closed) return found;
  return node.edges.size > 0 || joinsWord(reach.text.charCodeAt(at - 1)) ? OPEN : found;
}

/** What ends at this node: a whole word, else the word whose stem this is. */
function endingAt(node: WordTrie, reach: Reach, at: number): WordMatch | undefined | typeof OPEN {
  if (node.whole.length === 0 && node.stems.length === 0) return undefined;
  const end = wordEnd(reach, at);
  if (end === OPEN) return OPEN;
  const isWhole = end === at || !joinsWord(reach.text.charCodeAt(at - 1));
  if (isWhole && node.whole.length > 0)
    return { end: at, ids: node.stems.length > 0 ? [...node.whole, ...node.stems] : node.whole };
  return node.stems.length > 0 ? { end, ids: node.stems } : undefined;
}

function step(
  node: WordTrie,
  reach: Reach,
  at: number,
): { node: WordTrie; at: number } | undefined | typeof OPEN {
  const unit = lowerUnit(reach.text.charCodeAt(at));
  const direct = node.edges.get(unit);
  if (direct !== undefined && unit !== SPACE) return { node: direct, at: at + 1 };
  const spaced = node.edges.get(SPACE);
  if (spaced === undefined) return undefined;
  const after = skipSeparators(reach, at, false);
  if (after === OPEN) return OPEN;
  return after === undefined || after === at ? undefined : { node: spaced, at: after };
}

function wordEnd(reach: Reach, from: number): number | typeof OPEN {
  let at = from;
  while (at < reach.end && joinsWord(reach.text.charCodeAt(at))) at++;
  return at === reach.end && !reach.closed ? OPEN : at;
}
