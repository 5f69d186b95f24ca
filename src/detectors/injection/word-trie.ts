/** A trie of words, phrases and stems, which says what begins at a place in a text. */
import { joinsWord } from '../characters.ts';
import { lowerUnit } from '../keywords/trie.ts';
import { type Reach, skipSeparators } from './words.ts';

/** One node. The numbers name what ends here: as a whole word, or as the stem of one. */
export interface WordTrie {
  readonly edges: Map<number, WordTrie>;
  /** Where the next word of a phrase goes on. */
  space: WordTrie | undefined;
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
  return { edges: new Map(), space: undefined, whole: [], stems: [] };
}

/** Adds a folded lower-case word; one that ends in `*` is a stem, a space in it matches what separates words. */
export function addWord(root: WordTrie, word: string, id: number): void {
  const isStem = word.endsWith('*');
  const letters = isStem ? word.slice(0, -1) : word;
  let node = root;
  for (let at = 0; at < letters.length; at++) node = descend(node, letters.charCodeAt(at));
  (isStem ? node.stems : node.whole).push(id);
}

function descend(node: WordTrie, unit: number): WordTrie {
  const next = (unit === SPACE ? node.space : node.edges.get(unit)) ?? emptyTrie();
  if (unit === SPACE) node.space = next;
  else node.edges.set(unit, next);
  return next;
}

/** Everything in the trie that begins here, the longest first. */
export function findWords(root: WordTrie, reach: Reach, start: number): WordMatch[] | typeof OPEN {
  let node = root;
  let found = NONE;
  let at = start;
  while (at < reach.end) {
    const next = node.edges.get(lowerUnit(reach.text.charCodeAt(at)));
    const after = next === undefined ? wordAfter(node, reach, at) : at + 1;
    if (typeof after !== 'number') return after ?? found;
    node = next ?? node.space ?? node;
    at = after;
    const ending = endingAt(node, reach, at);
    if (ending === OPEN) return OPEN;
    if (ending !== undefined) found = [ending, ...found];
  }
  return mayChange(node, reach) ? OPEN : found;
}

/** The reach ended here: may more text lengthen the word, or spoil its end? */
function mayChange(node: WordTrie, { text, end, closed }: Reach): boolean {
  return !closed && (node.edges.size > 0 || node.space !== undefined || joinsWord(text.charCodeAt(end - 1)));
}

/** The offset of the next word where the phrase has one, undefined when it has not or none follows. */
function wordAfter(node: WordTrie, reach: Reach, at: number): number | undefined | typeof OPEN {
  if (node.space === undefined) return undefined;
  const after = skipSeparators(reach, at, false);
  return after === at ? undefined : after;
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

function wordEnd(reach: Reach, from: number): number | typeof OPEN {
  let at = from;
  while (at < reach.end && joinsWord(reach.text.charCodeAt(at))) at++;
  return at === reach.end && !reach.closed ? OPEN : at;
}
